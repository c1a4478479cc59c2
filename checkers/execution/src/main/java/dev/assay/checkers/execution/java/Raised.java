package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.java.guest.Wire;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What was thrown.
 *
 * @param classes binary names, what it extends behind it
 * @param message as it was thrown
 * @param frames where in the answer, innermost first
 */
record Raised(List<String> classes, String message, List<Frame> frames) {

    Raised {
        classes = List.copyOf(classes);
        frames = List.copyOf(frames);
    }

    /**
     * A place in the answer.
     *
     * @param part from 0
     * @param line of the part, from 1
     */
    record Frame(int part, int line) {

        private static Frame read(DataInputStream in) throws IOException {
            String file = Wire.text(in);
            int line = in.readInt();
            String digits =
                    file.startsWith("answer") && file.endsWith(".java")
                            ? file.substring("answer".length(), file.length() - ".java".length())
                            : "";
            return new Frame(digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : -1, line);
        }
    }

    static Raised read(DataInputStream in) throws IOException {
        return new Raised(Wire.texts(in), Wire.text(in), Wire.list(in, Frame::read));
    }

    /** Its class's own name. */
    String name() {
        return classes.isEmpty() ? "an error" : Names.simple(classes.getFirst());
    }

    /** Whether it is of a class, by its full or its simple name. */
    boolean is(String wanted) {
        return Names.isAmong(wanted, classes);
    }

    Optional<Integer> line(Code code) {
        return frames.stream()
                .map(each -> code.line(each.part, each.line))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** {@code IllegalStateException: empty (line 3)}. */
    String shown(Code code) {
        String said = Shown.cut(Shown.clean(message).strip(), 200);
        return name()
                + (said.isEmpty() ? "" : ": " + said)
                + line(code).map(number -> " (line " + number + ")").orElse("");
    }
}
