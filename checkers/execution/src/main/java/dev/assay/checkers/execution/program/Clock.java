package dev.assay.checkers.execution.program;

import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.Ran;
import java.time.Duration;
import java.time.Instant;

/**
 * The time that is left for an answer as a whole. That it is up is nobody's fault but ours.
 *
 * @param until when the answer must be decided
 */
record Clock(Instant until) {

    /** Limits that end when the time for the answer does. */
    Limits within(Limits limits) throws OutOfTimeException {
        Duration left = Duration.between(Instant.now(), until);
        if (!left.isPositive()) {
            throw new OutOfTimeException("no time was left to run it");
        }
        return left.compareTo(limits.wall()) >= 0
                ? limits
                : new Limits(
                        limits.cpu(),
                        left,
                        limits.memoryBytes(),
                        limits.processes(),
                        limits.openFiles(),
                        limits.outputBytes());
    }

    /** Makes sure that a run did not end for want of our time. */
    void check(Limits own, Limits used, Ran ran) throws OutOfTimeException {
        if (!own.equals(used) && ran.end() == End.TIME_LIMIT) {
            throw new OutOfTimeException("the time for the answer was up before its own");
        }
    }

    /** Our time was up, not the answer's. */
    static final class OutOfTimeException extends Exception {

        private static final long serialVersionUID = 1;

        OutOfTimeException(String message) {
            super(message);
        }
    }
}
