package dev.assay.checkers.execution.java.guest;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * What came of compiling. No code of the answer has run yet, so all of it can be relied on.
 *
 * @param errors why the answer can't be compiled; empty when it can
 * @param notes what was done to it, such as imports that were supplied
 * @param defined for each name that is wanted: under which name it is there, empty when it is not
 * @param classes the answer's
 * @param calls each call
 * @param tests the author's test classes
 * @param testProblems tests that don't fit the answer
 */
public record Compiled(
        List<Problem> errors,
        List<String> notes,
        List<String> defined,
        List<ClassFile> classes,
        List<Call> calls,
        List<ClassFile> tests,
        List<TestProblem> testProblems) {

    public Compiled {
        errors = List.copyOf(errors);
        notes = List.copyOf(notes);
        defined = List.copyOf(defined);
        classes = List.copyOf(classes);
        calls = List.copyOf(calls);
        tests = List.copyOf(tests);
        testProblems = List.copyOf(testProblems);
    }

    /** What is said of what is nested so deeply that the compiler can't read it. */
    static final String TOO_DEEP = "it is nested too deeply";

    /** What is said where the compiler says nothing itself. */
    static final String TOO_MUCH = "the compiler gives up: it is too much for it";

    /** Whether the compiler could not cope with the answer, rather than call it wrong. */
    public boolean isGivenUp() {
        return !errors.isEmpty()
                && errors.stream()
                        .map(Problem::message)
                        .allMatch(each -> each.equals(TOO_DEEP) || each.equals(TOO_MUCH));
    }

    static Compiled failed(String problem) {
        return new Compiled(
                List.of(new Problem(0, -1, problem)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /**
     * An error in the answer.
     *
     * @param part of the answer, from 0
     * @param offset into the part's text, from 0; -1 when it is nowhere in particular
     */
    public record Problem(int part, int offset, String message) {

        private static Problem read(DataInputStream in) throws IOException {
            return new Problem(in.readInt(), in.readInt(), Wire.text(in));
        }

        private static void write(DataOutputStream out, Problem problem) throws IOException {
            out.writeInt(problem.part);
            out.writeInt(problem.offset);
            Wire.text(out, problem.message);
        }
    }

    /** A compiled class: its binary name and its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // bytes go through as they are; nobody compares them
    public record ClassFile(String name, byte[] bytes) {

        /** Reads one. */
        public static ClassFile read(DataInputStream in) throws IOException {
            return new ClassFile(Wire.text(in), Wire.blob(in));
        }

        /** Writes one. */
        public static void write(DataOutputStream out, ClassFile file) throws IOException {
            Wire.text(out, file.name);
            Wire.blob(out, file.bytes);
        }
    }

    /**
     * A call, compiled.
     *
     * @param main the class whose method {@code call()} makes it; empty when it does not fit the
     *     answer
     * @param problem why it does not fit
     */
    public record Call(String main, List<ClassFile> classes, String problem) {

        public Call {
            classes = List.copyOf(classes);
        }

        private static Call read(DataInputStream in) throws IOException {
            return new Call(Wire.text(in), Wire.list(in, ClassFile::read), Wire.text(in));
        }

        private static void write(DataOutputStream out, Call call) throws IOException {
            Wire.text(out, call.main);
            Wire.list(out, call.classes, ClassFile::write);
            Wire.text(out, call.problem);
        }
    }

    /**
     * A test that does not fit the answer: it always fails.
     *
     * @param type the test class's binary name
     * @param method the test's; empty when all of the class can't be compiled
     */
    public record TestProblem(String type, String method, String problem) {

        private static TestProblem read(DataInputStream in) throws IOException {
            return new TestProblem(Wire.text(in), Wire.text(in), Wire.text(in));
        }

        private static void write(DataOutputStream out, TestProblem problem) throws IOException {
            Wire.text(out, problem.type);
            Wire.text(out, problem.method);
            Wire.text(out, problem.problem);
        }
    }

    String line() throws IOException {
        return Wire.line(
                out -> {
                    Wire.list(out, errors, Problem::write);
                    Wire.texts(out, notes);
                    Wire.texts(out, defined);
                    Wire.list(out, classes, ClassFile::write);
                    Wire.list(out, calls, Call::write);
                    Wire.list(out, tests, ClassFile::write);
                    Wire.list(out, testProblems, TestProblem::write);
                });
    }

    /** Reads what the compiler said. */
    public static Compiled read(String line) throws IOException {
        try (DataInputStream in = Wire.open(line)) {
            return new Compiled(
                    Wire.list(in, Problem::read),
                    Wire.texts(in),
                    Wire.texts(in),
                    Wire.list(in, ClassFile::read),
                    Wire.list(in, Call::read),
                    Wire.list(in, ClassFile::read),
                    Wire.list(in, TestProblem::read));
        }
    }
}
