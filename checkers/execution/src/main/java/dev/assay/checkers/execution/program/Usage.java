package dev.assay.checkers.execution.program;

import dev.assay.spi.Audience;
import dev.assay.spi.Evidence;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.Ran;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the runs of an answer took, for graders. It is rounded up so far that the same answer shows
 * the same: timings are no part of a grade.
 *
 * @param seconds of processor time, of the longest run
 * @param memoryBytes the most at once; 0 when unknown
 */
record Usage(double seconds, long memoryBytes) {

    static final Usage NOTHING = new Usage(0, 0);

    private static final int PARTS = 4;

    /** With one more run. */
    Usage and(Ran ran, Limits limits) {
        double took = (ran.end() == End.TIME_LIMIT ? limits.cpu() : ran.cpu()).toNanos() / 1e9;
        long used = ran.end() == End.MEMORY_LIMIT ? limits.memoryBytes() : ran.memoryBytes();
        return new Usage(Math.max(seconds, took), Math.max(memoryBytes, used));
    }

    /** As evidence. */
    List<Evidence> evidence(Limits limits) {
        double cpu = limits.cpu().toNanos() / 1e9;
        double memory = limits.memoryBytes() / (double) (1 << 20);
        return List.of(
                measure("seconds of processor time, at most", seconds, cpu),
                measure("MiB of memory, at most", memoryBytes / (double) (1 << 20), memory));
    }

    /** A quarter, a half or all of the limit. */
    private static Evidence measure(String name, double used, double limit) {
        double bound = limit / PARTS;
        while (bound < Math.min(used, limit)) {
            bound *= 2;
        }
        return new Evidence.Measure(Audience.GRADER, name, bound, OptionalDouble.of(limit));
    }
}
