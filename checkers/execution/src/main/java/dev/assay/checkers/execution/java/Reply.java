package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.java.guest.RunnerMain;
import dev.assay.checkers.execution.java.guest.Wire;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What came of one step: a claim of the process that the answer ran in.
 *
 * @param value what a call gave; empty for nothing, and for tests
 * @param raised what it threw instead
 * @param tests what tests came to
 * @param printed what was printed meanwhile
 * @param seconds of processor time, measured outside of the process
 */
record Reply(
        Optional<Value> value,
        Optional<Raised> raised,
        List<TestResult> tests,
        String printed,
        double seconds) {

    Reply {
        tests = List.copyOf(tests);
    }

    /** What printed more than it may has no reply. */
    static final class TooMuchOutputException extends Exception {

        private static final long serialVersionUID = 1;

        TooMuchOutputException() {
            super("too much was printed");
        }
    }

    /**
     * Reads one.
     *
     * @param token that must come back
     * @throws IOException when it is none, whoever wrote it
     */
    static Reply read(String line, String token, double seconds)
            throws IOException, TooMuchOutputException {
        try (DataInputStream in = Wire.open(line)) {
            if (!Wire.text(in).equals(token)) {
                throw new IOException("a reply to something else");
            }
            String printed = new String(Wire.blob(in), StandardCharsets.UTF_8);
            return switch (in.readByte()) {
                case RunnerMain.VALUE ->
                        new Reply(
                                Optional.of(Value.read(in)),
                                Optional.empty(),
                                List.of(),
                                printed,
                                seconds);
                case RunnerMain.VOID ->
                        new Reply(Optional.empty(), Optional.empty(), List.of(), printed, seconds);
                case RunnerMain.RAISED ->
                        new Reply(
                                Optional.empty(),
                                Optional.of(Raised.read(in)),
                                List.of(),
                                printed,
                                seconds);
                case RunnerMain.DONE ->
                        new Reply(
                                Optional.empty(),
                                Optional.empty(),
                                in.available() > 0 ? Wire.list(in, TestResult::read) : List.of(),
                                printed,
                                seconds);
                case RunnerMain.TOO_MUCH_OUTPUT -> throw new TooMuchOutputException();
                default -> throw new IOException("a reply of no known kind");
            };
        }
    }
}
