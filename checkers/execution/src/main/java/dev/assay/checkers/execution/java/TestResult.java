package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.java.guest.Wire;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * What became of one JUnit test.
 *
 * @param type the test class's binary name
 * @param method the test's
 * @param name as it is displayed
 * @param isPassed whether it passed
 * @param raised what it threw, when it did not
 */
record TestResult(
        String type, String method, String name, boolean isPassed, Optional<Raised> raised) {

    static TestResult read(DataInputStream in) throws IOException {
        String type = Wire.text(in);
        String method = Wire.text(in);
        String name = Wire.text(in);
        boolean isPassed = in.readBoolean();
        return new TestResult(
                type,
                method,
                name,
                isPassed,
                in.readBoolean() ? Optional.of(Raised.read(in)) : Optional.empty());
    }
}
