package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.java.JavaConfig.TestCase;
import java.util.List;
import java.util.Optional;

/**
 * A test of the author's.
 *
 * @param roots binary names of the classes that JUnit is given so as to run it: more than one where
 *     it stands in a nested class that they inherit
 * @param type the binary name of the class that it is run in
 * @param declared that of the class in whose text it stands
 * @param method the method's name
 */
record TestMethod(List<String> roots, String type, String declared, String method) {

    TestMethod {
        roots = List.copyOf(roots);
    }

    /** Whether an author means it by a name. */
    boolean isNamed(String name) {
        return name.equals(method) || name.equals(Names.simple(type) + "." + method);
    }

    /** How the process that runs it knows it. */
    String id() {
        return type + "#" + method;
    }

    /** What an author says of it. */
    Optional<TestCase> among(List<TestCase> cases) {
        return cases.stream().filter(each -> isNamed(each.test())).findFirst();
    }
}
