package dev.assay.checkers.execution.java.guest;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * What is to be compiled.
 *
 * @param parts of the answer; the fixture's number, where something is wrong with it, is that after
 *     the last one's
 * @param fixture members that fragments see, in Java; empty for none
 * @param define for each name that is wanted: that name, then others that will do
 * @param imports for the calls, such as {@code java.time.*}
 * @param calls Java whose last expression is looked at
 * @param tests the author's test classes, whole files
 */
public record CompileRequest(
        List<Part> parts,
        String fixture,
        List<List<String>> define,
        List<String> imports,
        List<String> calls,
        List<String> tests) {

    public CompileRequest {
        parts = List.copyOf(parts);
        define = List.copyOf(define);
        imports = List.copyOf(imports);
        calls = List.copyOf(calls);
        tests = List.copyOf(tests);
    }

    /**
     * A part of an answer.
     *
     * @param isQuiet whether it is left out when it can't be read: code inside a sentence
     */
    public record Part(String text, boolean isQuiet) {

        private static Part read(DataInputStream in) throws IOException {
            return new Part(Wire.text(in), in.readBoolean());
        }

        private static void write(DataOutputStream out, Part part) throws IOException {
            Wire.text(out, part.text);
            out.writeBoolean(part.isQuiet);
        }
    }

    /** As a line. */
    public String line() throws IOException {
        return Wire.line(
                out -> {
                    Wire.list(out, parts, Part::write);
                    Wire.text(out, fixture);
                    Wire.list(out, define, Wire::texts);
                    Wire.texts(out, imports);
                    Wire.texts(out, calls);
                    Wire.texts(out, tests);
                });
    }

    static CompileRequest read(String line) throws IOException {
        try (DataInputStream in = Wire.open(line)) {
            return new CompileRequest(
                    Wire.list(in, Part::read),
                    Wire.text(in),
                    Wire.list(in, Wire::texts),
                    Wire.texts(in),
                    Wire.texts(in),
                    Wire.texts(in));
        }
    }
}
