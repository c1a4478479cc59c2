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

/**
 * Which tests a file holds: found by reading it, so that a test that is not reached is missed.
 *
 * @param problems why it is no Java; empty when it is
 */
public record TestOutline(List<String> problems, List<Test> tests) {

    private static final Set<String> MARKS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");

    public TestOutline {
        problems = List.copyOf(problems);
        tests = List.copyOf(tests);
    }

    /** A test's class, by its binary name, and its method. */
    public record Test(String type, String method) {}

    /** Reads a file. */
    public static TestOutline read(String text) throws IOException {
        Parsed parsed = new Javac().parse("tests.java", text);
        List<Test> tests = new ArrayList<>();
        var packageName = parsed.unit().getPackageName();
        String prefix = packageName == null ? "" : packageName + ".";
        for (Tree tree : parsed.unit().getTypeDecls()) {
            if (tree instanceof ClassTree type) {
                add(prefix + type.getSimpleName(), type, tests);
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
                tests);
    }

    private static long line(String text, int offset) {
        return 1
                + text.substring(0, Math.clamp(offset, 0, text.length())).lines().count()
                - (offset > 0 && text.charAt(Math.min(offset, text.length()) - 1) != '\n' ? 1 : 0);
    }

    private static void add(String name, ClassTree type, List<Test> tests) {
        if (is(type.getModifiers(), Set.of("Disabled"))) {
            return;
        }
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method
                    && is(method.getModifiers(), MARKS)
                    && !is(method.getModifiers(), Set.of("Disabled"))) {
                Test test = new Test(name, method.getName().toString());
                if (!tests.contains(test)) {
                    tests.add(test);
                }
            } else if (member instanceof ClassTree inner) {
                add(name + "$" + inner.getSimpleName(), inner, tests);
            }
        }
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
