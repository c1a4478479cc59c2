package dev.assay.checkers.execution.java.guest;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import dev.assay.checkers.execution.java.guest.Javac.Parsed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * What a file of tests declares: found by reading it, so that a test that is not reached is missed.
 *
 * @param problems why it is no Java; empty when it is
 * @param types classes and interfaces, each before those inside it
 */
public record TestOutline(List<String> problems, List<Type> types) {

    private static final Set<String> MARKS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");

    public TestOutline {
        problems = List.copyOf(problems);
        types = List.copyOf(types);
    }

    /**
     * A class or an interface.
     *
     * @param name its binary name
     * @param outer that of the class around it; empty at the top
     * @param supers what it extends and implements, as written there, without type arguments; the
     *     class that it extends comes last
     * @param place how JUnit gets to it
     */
    public record Type(
            String name,
            String outer,
            List<String> supers,
            Place place,
            boolean isAbstract,
            boolean isDisabled,
            List<Method> methods) {

        public Type {
            supers = List.copyOf(supers);
            methods = List.copyOf(methods);
        }
    }

    /** How JUnit gets to a class. */
    public enum Place {
        /** By itself: it stands at the top or is static. */
        OWN,
        /** With the class around it, as it is {@code @Nested}. */
        NESTED,
        /** Not at all. */
        INNER
    }

    /** A method: whether it is a test that is run, and how many parameters it has. */
    public record Method(String name, int parameters, boolean isTest) {}

    /** Reads a file. */
    public static TestOutline read(String text) throws IOException {
        Parsed parsed = new Javac().parse("tests.java", text);
        List<Type> types = new ArrayList<>();
        var packageName = parsed.unit().getPackageName();
        String prefix = packageName == null ? "" : packageName + ".";
        for (Tree tree : parsed.unit().getTypeDecls()) {
            if (tree instanceof ClassTree type) {
                add(prefix + type.getSimpleName(), "", Place.OWN, type, types);
            }
        }
        return new TestOutline(
                parsed.errors().stream()
                        .map(
                                each ->
                                        Compilation.words(each.message())
                                                + " (line "
                                                + line(text, each.offset())
                                                + ")")
                        .toList(),
                types);
    }

    private static long line(String text, int offset) {
        return 1
                + text.substring(0, Math.clamp(offset, 0, text.length())).lines().count()
                - (offset > 0 && text.charAt(Math.min(offset, text.length()) - 1) != '\n' ? 1 : 0);
    }

    private static void add(
            String name, String outer, Place place, ClassTree type, List<Type> types) {
        List<Method> methods = new ArrayList<>();
        List<ClassTree> inner = new ArrayList<>();
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method) {
                ModifiersTree modifiers = method.getModifiers();
                boolean isTest = is(modifiers, MARKS) && !is(modifiers, Set.of("Disabled"));
                methods.add(
                        new Method(
                                method.getName().toString(),
                                method.getParameters().size(),
                                isTest));
            } else if (member instanceof ClassTree each) {
                inner.add(each);
            }
        }
        boolean isInterface = type.getKind() == Tree.Kind.INTERFACE;
        types.add(
                new Type(
                        name,
                        outer,
                        Stream.concat(
                                        type.getImplementsClause().stream(),
                                        Stream.ofNullable(type.getExtendsClause()))
                                .map(each -> each.toString().replaceAll("<.*|\\s", ""))
                                .toList(),
                        place,
                        isInterface || has(type, Modifier.ABSTRACT),
                        is(type.getModifiers(), Set.of("Disabled")),
                        methods));
        for (ClassTree each : inner) {
            add(name + "$" + each.getSimpleName(), name, place(each, isInterface), each, types);
        }
    }

    private static Place place(ClassTree inner, boolean isInInterface) {
        boolean isStatic =
                isInInterface
                        || has(inner, Modifier.STATIC)
                        || inner.getKind() != Tree.Kind.CLASS; // records and interfaces are
        if (isStatic) {
            return Place.OWN;
        }
        return is(inner.getModifiers(), Set.of("Nested")) ? Place.NESTED : Place.INNER;
    }

    private static boolean has(ClassTree type, Modifier modifier) {
        return type.getModifiers().getFlags().contains(modifier);
    }

    private static boolean is(ModifiersTree modifiers, Set<String> marks) {
        for (AnnotationTree each : modifiers.getAnnotations()) {
            String name = each.getAnnotationType().toString();
            if (marks.contains(name.substring(name.lastIndexOf('.') + 1))) {
                return true;
            }
        }
        return false;
    }
}
