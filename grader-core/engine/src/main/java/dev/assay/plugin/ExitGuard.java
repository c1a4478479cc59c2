package dev.assay.plugin;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Optional;

/**
 * Turns a class's calls of {@link System#exit}, {@link Runtime#exit} and {@link Runtime#halt},
 * method references included, into calls that throw. What goes through reflection gets through: it
 * is a fence against mistakes, no wall against malice.
 */
final class ExitGuard {

    private static final ClassDesc SYSTEM = ClassDesc.of("java.lang.System");
    private static final ClassDesc RUNTIME = ClassDesc.of("java.lang.Runtime");
    private static final ClassDesc NO_EXIT = ClassDesc.of(NoExit.class.getName());
    private static final MethodTypeDesc OF_STATUS =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    private static final MethodTypeDesc OF_RUNTIME =
            MethodTypeDesc.of(ConstantDescs.CD_void, RUNTIME, ConstantDescs.CD_int);

    private ExitGuard() {}

    /**
     * The class with its exits barred.
     *
     * @param loader that finds the classes it names
     * @return empty when there are none
     */
    static Optional<byte[]> barred(byte[] bytes, ClassLoader loader) {
        ClassModel model = ClassFile.of().parse(bytes);
        boolean mayEnd = false;
        for (PoolEntry entry : model.constantPool()) {
            mayEnd |= entry instanceof MemberRefEntry member && ends(member);
        }
        if (!mayEnd) {
            return Optional.empty();
        }
        ClassHierarchyResolver hierarchy =
                ClassHierarchyResolver.ofResourceParsing(loader)
                        .orElse(ClassHierarchyResolver.defaultResolver());
        return Optional.of(
                ClassFile.of(ClassHierarchyResolverOption.of(hierarchy))
                        .transformClass(
                                model,
                                ClassTransform.transformingMethodBodies(ExitGuard::replace)));
    }

    private static void replace(CodeBuilder code, CodeElement element) {
        switch (element) {
            case InvokeInstruction call when ends(call.method()) ->
                    code.invokestatic(NO_EXIT, "exit", instead(owner(call.method())));
            case InvokeDynamicInstruction call ->
                    code.invokedynamic(
                            DynamicCallSiteDesc.of(
                                    call.bootstrapMethod(),
                                    call.name().stringValue(),
                                    call.typeSymbol(),
                                    call.bootstrapArgs().stream()
                                            .map(ExitGuard::instead)
                                            .toArray(ConstantDesc[]::new)));
            default -> code.with(element);
        }
    }

    private static ConstantDesc instead(ConstantDesc argument) {
        return argument instanceof DirectMethodHandleDesc handle
                        && ends(handle.owner(), handle.methodName())
                ? MethodHandleDesc.ofMethod(
                        DirectMethodHandleDesc.Kind.STATIC,
                        NO_EXIT,
                        "exit",
                        instead(handle.owner()))
                : argument;
    }

    private static MethodTypeDesc instead(ClassDesc owner) {
        return owner.equals(SYSTEM) ? OF_STATUS : OF_RUNTIME;
    }

    private static ClassDesc owner(MemberRefEntry member) {
        return member.owner().asSymbol();
    }

    private static boolean ends(MemberRefEntry member) {
        String owner = member.owner().asInternalName();
        return (owner.equals("java/lang/System") || owner.equals("java/lang/Runtime"))
                && ends(owner(member), member.name().stringValue());
    }

    private static boolean ends(ClassDesc owner, String name) {
        return (owner.equals(SYSTEM) && name.equals("exit"))
                || (owner.equals(RUNTIME) && (name.equals("exit") || name.equals("halt")));
    }
}
