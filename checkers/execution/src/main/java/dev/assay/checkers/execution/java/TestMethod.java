package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.java.JavaConfig.TestCase;
import dev.assay.checkers.execution.java.guest.TestOutline;
import dev.assay.spi.BindContext;
import dev.assay.spi.InvalidConfigException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A test of the author's.
 *
 * @param type the test class's binary name
 * @param method the method's
 */
record TestMethod(String type, String method) {

    /** Whether an author means it by a name. */
    boolean isNamed(String name) {
        return name.equals(method) || name.equals(Names.simple(type) + "." + method);
    }

    /** The class at the top of its file. */
    String outer() {
        int inner = type.indexOf('$');
        return inner < 0 ? type : type.substring(0, inner);
    }

    /** What an author says of it. */
    Optional<TestCase> among(List<TestCase> cases) {
        return cases.stream().filter(each -> isNamed(each.test())).findFirst();
    }

    /**
     * Reads test files; runs nothing.
     *
     * @param texts takes their texts
     * @throws InvalidConfigException when one is not there, is no Java or holds no test
     */
    static List<TestMethod> read(List<String> paths, BindContext context, List<String> texts)
            throws InvalidConfigException {
        List<TestMethod> all = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            String path = "tests[" + i + "]";
            String text = context.file(paths.get(i)).text();
            texts.add(text);
            try {
                TestOutline outline = TestOutline.read(text);
                if (!outline.problems().isEmpty()) {
                    throw new InvalidConfigException(
                            path,
                            paths.get(i) + " is no Java: " + outline.problems().getFirst(),
                            "mend it there");
                }
                if (outline.tests().isEmpty()) {
                    throw new InvalidConfigException(
                            path,
                            paths.get(i) + " holds no test",
                            "mark methods with @Test of org.junit.jupiter.api");
                }
                outline.tests()
                        .forEach(each -> all.add(new TestMethod(each.type(), each.method())));
            } catch (IOException e) {
                throw new InvalidConfigException(path, String.valueOf(e.getMessage()), "");
            }
        }
        return List.copyOf(all);
    }
}
