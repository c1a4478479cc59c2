package dev.assay.checkers.execution.cases;

import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import java.time.Duration;
import java.time.Instant;

/**
 * The time that is left for an answer as a whole. That it is up is nobody's fault but ours.
 *
 * @param until when the answer must be decided
 */
public record Clock(Instant until) {

    /**
     * The most processor time that an author may allow, in seconds: more leaves none for others.
     */
    public static final double MOST_CPU = 8;

    private static final Duration USUALLY = Duration.ofSeconds(9);

    /**
     * How long a run may take on the clock: half as much again as of processor time, and a second,
     * so that one that sleeps is no longer waited for; but no longer than lets an answer be run
     * three times in its 30 seconds.
     */
    public static Duration wall(Duration cpu) {
        Duration wall = cpu.multipliedBy(3).dividedBy(2).plusSeconds(1);
        Duration most = cpu.plusSeconds(1).compareTo(USUALLY) > 0 ? cpu.plusSeconds(1) : USUALLY;
        return wall.compareTo(most) < 0 ? wall : most;
    }

    /**
     * The time that is left, above zero.
     *
     * @throws OutOfTimeException when there is none
     */
    public Duration left() throws OutOfTimeException {
        Duration left = Duration.between(Instant.now(), until);
        if (!left.isPositive()) {
            throw new OutOfTimeException("no time was left to run it");
        }
        return left;
    }

    /**
     * Limits that end when the time for the answer does.
     *
     * @throws OutOfTimeException when it is up
     */
    public Limits within(Limits limits) throws OutOfTimeException {
        Duration left = left();
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

    /**
     * Makes sure that a run did not end for want of our time.
     *
     * @param own its limits
     * @param used those that were left of them
     * @throws OutOfTimeException when it did
     */
    public void check(Limits own, Limits used, End end) throws OutOfTimeException {
        if (!own.equals(used) && end == End.TIME_LIMIT) {
            throw new OutOfTimeException("the time for the answer was up before its own");
        }
    }

    /** Our time was up, not the answer's. */
    public static final class OutOfTimeException extends Exception {

        private static final long serialVersionUID = 1;

        /** It is up, for this. */
        public OutOfTimeException(String message) {
            super(message);
        }
    }
}
