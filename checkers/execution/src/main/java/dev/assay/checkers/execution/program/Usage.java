package dev.assay.checkers.execution.program;

import dev.assay.checkers.execution.cases.Spent;
import dev.assay.spi.Evidence;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.Ran;
import java.util.List;

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
        return new Spent(PARTS, limits).evidence(seconds, memoryBytes);
    }
}
