package dev.assay.checkers.execution.python;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.checkers.execution.sandbox.Frame;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.SandboxException;
import dev.assay.spi.Service;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs answers in Python, each in a process of its own that ends with it. */
interface Pythons extends Service {

    /** A runtime that is kept warm. */
    enum Kind {
        /** With torch, torchvision and numpy imported. */
        TORCH,
        /** The standard library. */
        PLAIN
    }

    /**
     * Which Python.
     *
     * @param interpreter the path of the one that the author named
     */
    record Which(Kind runtime, Optional<String> interpreter) {}

    /**
     * What is run: first the set-up, then the calls, one by one.
     *
     * @param setUp the answer, the fixture, the seed
     * @param alone whether to wait until nothing else runs
     * @param until when to give up waiting for a worker
     */
    record Program(
            ObjectNode setUp, List<Frame> calls, Limits limits, boolean alone, Instant until) {

        public Program {
            calls = List.copyOf(calls);
        }
    }

    /**
     * What came of it. All of it was in the hands of the answer.
     *
     * @param steps what came of the set-up and of each call, up to the one that did not end
     * @param isComplete whether all ended
     * @param end how it ended otherwise
     * @param signal the signal's number; 0 for none
     * @param printed what was printed in the step that did not end
     * @param errors standard error
     * @param memoryBytes the most memory that it used; 0 when unknown
     */
    record Told(
            List<Step> steps,
            boolean isComplete,
            End end,
            int signal,
            String printed,
            String errors,
            long memoryBytes) {

        public Told {
            steps = List.copyOf(steps);
        }
    }

    /**
     * What came of one step.
     *
     * @param seconds of processor time, measured outside of the process
     */
    record Step(Frame reply, String printed, double seconds) {}

    /**
     * Runs a program.
     *
     * @throws SandboxException when it could not be run: our fault
     */
    Told run(Which which, Program program) throws SandboxException, InterruptedException;

    /** The version of a package of the runtime; empty when it lacks it. */
    Optional<String> version(Which which, String name)
            throws SandboxException, InterruptedException;
}
