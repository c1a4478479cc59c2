package dev.assay.checkers.execution.java.guest;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import dev.assay.checkers.execution.java.guest.Javac.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * A class of the answer.
 *
 * @param fragment the part that it stands in
 * @param packageName empty for none
 * @param name as other classes of the package call it: {@code Outer.Inner}
 * @param isWrapper whether it was put around a fragment
 * @param isAbstract whether there can't be an object of just it
 * @param hasPlainConstructor whether one can be made without arguments
 */
record Declared(
        Fragment fragment,
        String packageName,
        String name,
        boolean isWrapper,
        boolean isAbstract,
        boolean hasPlainConstructor,
        List<Method> methods) {

    /**
     * A method.
     *
     * @param privateAt where its {@code private} begins, in the completed text; -1 for none
     */
    record Method(String name, int parameters, boolean isStatic, int privateAt) {}

    Declared {
        methods = List.copyOf(methods);
    }

    boolean isTopLevel() {
        return name.indexOf('.') < 0;
    }

    String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    Optional<Method> method(String wanted) {
        return methods.stream().filter(each -> each.name.equals(wanted)).findFirst();
    }

    /** The classes of a part and those directly in them. */
    static List<Declared> of(Fragment fragment, Parsed parsed) {
        List<Declared> all = new ArrayList<>();
        CompilationUnitTree unit = parsed.unit();
        String packageName = unit.getPackageName() == null ? "" : unit.getPackageName().toString();
        SourcePositions positions = parsed.trees().getSourcePositions();
        for (Tree tree : unit.getTypeDecls()) {
            if (tree instanceof ClassTree type) {
                add(fragment, packageName, "", type, unit, positions, all);
            }
        }
        return all;
    }

    private static void add(
            Fragment fragment,
            String packageName,
            String outer,
            ClassTree type,
            CompilationUnitTree unit,
            SourcePositions positions,
            List<Declared> all) {
        String name = outer + type.getSimpleName();
        List<Method> methods = new ArrayList<>();
        List<ClassTree> inner = new ArrayList<>();
        boolean hasConstructor = type.getKind() == Tree.Kind.RECORD;
        boolean hasPlain = false;
        String text = fragment.source().text();
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method) {
                if (method.getReturnType() == null) {
                    hasConstructor = true;
                    hasPlain |= method.getParameters().isEmpty();
                } else {
                    methods.add(method(method, type, unit, positions, text));
                }
            } else if (member instanceof ClassTree each) {
                inner.add(each);
            }
        }
        boolean isAbstract =
                type.getModifiers().getFlags().contains(Modifier.ABSTRACT)
                        || type.getKind() != Tree.Kind.CLASS;
        all.add(
                new Declared(
                        fragment,
                        packageName,
                        name,
                        name.equals(fragment.wrapper()),
                        isAbstract,
                        hasPlain || !hasConstructor,
                        methods));
        if (outer.isEmpty()) {
            inner.forEach(
                    each -> add(fragment, packageName, name + ".", each, unit, positions, all));
        }
    }

    private static Method method(
            MethodTree method,
            ClassTree type,
            CompilationUnitTree unit,
            SourcePositions positions,
            String text) {
        var flags = method.getModifiers().getFlags();
        int at = -1;
        if (flags.contains(Modifier.PRIVATE)) {
            int start = (int) positions.getStartPosition(unit, method.getModifiers());
            int end = (int) positions.getEndPosition(unit, method.getModifiers());
            at = start < 0 || end < start ? -1 : text.substring(start, end).indexOf("private");
            at = at < 0 ? -1 : start + at;
        }
        boolean isStatic = flags.contains(Modifier.STATIC);
        return new Method(
                method.getName().toString(),
                method.getParameters().size(),
                isStatic && type.getKind() != Tree.Kind.ANNOTATION_TYPE,
                at);
    }
}
