package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.java.guest.CompileRequest;
import dev.assay.checkers.execution.java.guest.Compiled;
import dev.assay.checkers.execution.java.guest.Compiled.ClassFile;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.SandboxException;
import dev.assay.spi.Service;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Compiles answers in Java, and runs each in a process of its own that ends with it. */
interface Javas extends Service {

    /**
     * What compiling came to.
     *
     * @param compiled empty when it was stopped
     * @param end by which limit
     */
    record Compiling(Optional<Compiled> compiled, End end) {}

    /**
     * Compiles; runs nothing.
     *
     * @param alone whether to wait until nothing else runs
     * @param until when to give up waiting for a compiler
     * @throws SandboxException when it could not be done: our fault
     */
    Compiling compile(CompileRequest request, boolean alone, Instant until)
            throws SandboxException, InterruptedException;

    /**
     * What is done with the answer's classes.
     *
     * @param main the class whose method {@code call()} is called; for tests, empty
     * @param classes that it needs besides the answer's
     * @param tests the test classes to be run; empty for a call
     * @param stdin what it finds on standard input, with the answer's classes loaded anew: a static
     *     Scanner of theirs would still read the call's before; empty for nothing to read
     */
    record Step(String main, List<ClassFile> classes, List<String> tests, Optional<String> stdin) {

        public Step {
            classes = List.copyOf(classes);
            tests = List.copyOf(tests);
        }
    }

    /**
     * What is run.
     *
     * @param classes the answer's
     * @param limits of the process; of time for each step
     * @param alone whether to wait until nothing else runs
     * @param until when to give up
     */
    record Program(
            List<ClassFile> classes,
            List<Step> steps,
            Limits limits,
            boolean alone,
            Instant until) {

        public Program {
            classes = List.copyOf(classes);
            steps = List.copyOf(steps);
        }
    }

    /**
     * What came of it. All of it was in the hands of the answer.
     *
     * @param replies what came of each step, up to the one that did not end
     * @param isComplete whether all ended
     * @param end how it ended otherwise
     * @param signal the signal's number; 0 for none
     * @param errors standard error
     * @param memoryBytes the most memory that it used; 0 when unknown
     */
    record Told(
            List<Reply> replies,
            boolean isComplete,
            End end,
            int signal,
            String errors,
            long memoryBytes) {

        public Told {
            replies = List.copyOf(replies);
        }
    }

    /**
     * Runs a program.
     *
     * @throws SandboxException when it could not be run: our fault
     */
    Told run(Program program) throws SandboxException, InterruptedException;
}
