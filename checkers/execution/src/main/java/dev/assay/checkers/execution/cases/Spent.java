package dev.assay.checkers.execution.cases;

import dev.assay.spi.Audience;
import dev.assay.spi.Evidence;
import dev.assay.spi.Sandbox.Limits;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What runs took, for graders. It is rounded up so far that the same answer shows the same: timings
 * are no part of a grade.
 */
public final class Spent {

    private static final double MIB = 1 << 20;

    private final int parts;
    private final Limits limits;

    /**
     * Under limits.
     *
     * @param parts of a limit that the smallest value shown is: 4 shows a quarter, a half or all
     */
    public Spent(int parts, Limits limits) {
        this.parts = parts;
        this.limits = limits;
    }

    /** Of the longest run, in seconds of processor time. */
    public Evidence time(double seconds) {
        return measure("seconds of processor time, at most", seconds, seconds(limits));
    }

    /** The most at once. */
    public Evidence memory(long bytes) {
        return measure("MiB of memory, at most", bytes / MIB, limits.memoryBytes() / MIB);
    }

    /** Both. */
    public List<Evidence> evidence(double seconds, long bytes) {
        return List.of(time(seconds), memory(bytes));
    }

    /** Seconds of processor time. */
    public static double seconds(Limits limits) {
        return limits.cpu().toNanos() / 1e9;
    }

    private Evidence measure(String name, double used, double limit) {
        double bound = limit / parts;
        while (bound < Math.min(used, limit)) {
            bound *= 2;
        }
        return new Evidence.Measure(Audience.GRADER, name, bound, OptionalDouble.of(limit));
    }
}
