package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.java.guest.TestOutline;
import dev.assay.checkers.execution.java.guest.TestOutline.Place;
import dev.assay.spi.BindContext;
import dev.assay.spi.InvalidConfigException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the tests in an author's files as JUnit will: those of each class that can be made, with
 * what it inherits from classes and interfaces in these files. Nothing of them is run.
 */
final class TestFiles {

    private final List<TestOutline.Type> types = new ArrayList<>();

    /** By {@link TestMethod#id}. */
    private final Map<String, TestMethod> found = new LinkedHashMap<>();

    private TestFiles() {}

    /** A test that a class has, and the class in whose text it stands. */
    private record Had(TestOutline.Method method, TestOutline.Type declared) {}

    /**
     * Reads them.
     *
     * @param texts takes their texts
     * @throws InvalidConfigException when one is not there, is no Java or holds no test that is run
     */
    static List<TestMethod> read(List<String> paths, BindContext context, List<String> texts)
            throws InvalidConfigException {
        TestFiles all = new TestFiles();
        List<TestOutline> outlines = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            String text = context.file(paths.get(i)).text();
            texts.add(text);
            TestOutline outline = outline("tests[" + i + "]", paths.get(i), text);
            outlines.add(outline);
            all.types.addAll(outline.types());
        }
        for (TestOutline.Type type : all.types) {
            if (type.place() == Place.OWN && !type.isAbstract()) {
                all.collect(type, type);
            }
        }
        for (int i = 0; i < outlines.size(); i++) {
            all.check("tests[" + i + "]", paths.get(i), outlines.get(i));
        }
        return List.copyOf(all.found.values());
    }

    private static TestOutline outline(String where, String path, String text)
            throws InvalidConfigException {
        try {
            TestOutline outline = TestOutline.read(text);
            if (!outline.problems().isEmpty()) {
                throw new InvalidConfigException(
                        where,
                        path + " is no Java: " + outline.problems().getFirst(),
                        "mend it there");
            }
            return outline;
        } catch (IOException e) {
            throw new InvalidConfigException(where, String.valueOf(e.getMessage()), "");
        }
    }

    private void collect(TestOutline.Type root, TestOutline.Type type) {
        if (type.isDisabled()) {
            return;
        }
        for (Had each : methods(type, new HashSet<>()).values()) {
            if (each.method().isTest()) {
                TestMethod test =
                        new TestMethod(
                                List.of(root.name()),
                                type.name(),
                                each.declared().name(),
                                each.method().name());
                found.merge(test.id(), test, TestFiles::both);
            }
        }
        for (TestOutline.Type nested : nested(type, new HashSet<>())) {
            collect(root, nested);
        }
    }

    private static TestMethod both(TestMethod known, TestMethod more) {
        List<String> roots = new ArrayList<>(known.roots());
        more.roots().stream().filter(each -> !roots.contains(each)).forEach(roots::add);
        return new TestMethod(roots, known.type(), known.declared(), known.method());
    }

    /** Its own and those it inherits; one that is declared anew is a test only if it says so. */
    private Map<String, Had> methods(TestOutline.Type type, Set<TestOutline.Type> seen) {
        Map<String, Had> methods = new LinkedHashMap<>();
        if (seen.add(type)) {
            for (TestOutline.Type above : supers(type)) {
                methods.putAll(methods(above, seen));
            }
            for (TestOutline.Method method : type.methods()) {
                methods.put(method.name() + "/" + method.parameters(), new Had(method, type));
            }
        }
        return methods;
    }

    private Collection<TestOutline.Type> nested(TestOutline.Type type, Set<TestOutline.Type> seen) {
        List<TestOutline.Type> nested = new ArrayList<>();
        if (seen.add(type)) {
            for (TestOutline.Type each : types) {
                if (each.outer().equals(type.name())
                        && each.place() == Place.NESTED
                        && !each.isAbstract()) {
                    nested.add(each);
                }
            }
            supers(type).forEach(above -> nested.addAll(nested(above, seen)));
        }
        return nested;
    }

    private List<TestOutline.Type> supers(TestOutline.Type type) {
        return type.supers().stream()
                .map(name -> named(name, type))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The class that a name means; the nearest where several have it. */
    private Optional<TestOutline.Type> named(String name, TestOutline.Type from) {
        String end = Names.simple(name);
        TestOutline.Type best = null;
        int most = -1;
        for (TestOutline.Type each : types) {
            int common = common(each.name(), from.name());
            if (Names.simple(each.name()).equals(end) && !each.equals(from) && common > most) {
                best = each;
                most = common;
            }
        }
        return Optional.ofNullable(best);
    }

    private static int common(String one, String other) {
        int at = 0;
        while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    private void check(String where, String path, TestOutline outline)
            throws InvalidConfigException {
        for (TestOutline.Type type : outline.types()) {
            boolean hasTests = type.methods().stream().anyMatch(TestOutline.Method::isTest);
            if (type.place() == Place.INNER && hasTests) {
                throw new InvalidConfigException(
                        where,
                        path + ": JUnit does not run the tests of the inner class " + type.name(),
                        "mark it @Nested, or make it static");
            }
        }
        boolean isOfUse =
                outline.types().stream()
                        .map(TestOutline.Type::name)
                        .anyMatch(
                                name ->
                                        found.values().stream()
                                                .anyMatch(
                                                        each ->
                                                                each.type().equals(name)
                                                                        || each.declared()
                                                                                .equals(name)));
        if (!isOfUse) {
            boolean isAbstract = outline.types().stream().anyMatch(TestOutline.Type::isAbstract);
            throw new InvalidConfigException(
                    where,
                    path + " holds no test" + (isAbstract ? " that is run" : ""),
                    isAbstract
                            ? "extend its abstract class in another of the tests' files"
                            : "mark methods with @Test of org.junit.jupiter.api");
        }
    }
}
