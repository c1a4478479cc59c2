package dev.assay.checkers.execution.python;

import dev.assay.checkers.execution.python.Pythons.Told;
import dev.assay.spi.Audience;
import dev.assay.spi.Evidence;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the runs of an answer took, for graders. It is rounded up so far that the same answer shows
 * the same: timings are no part of a grade.
 *
 * @param seconds of processor time, of the longest run
 * @param memoryBytes the most at once; 0 when unknown
 * @param errors what was written to standard error
 */
record Used(double seconds, long memoryBytes, String errors) {

    static final Used NOTHING = new Used(0, 0, "");

    private static final int PARTS = 8;

    /** With one more run. */
    Used and(Told told, Limits limits) {
        double took = told.steps().stream().mapToDouble(Pythons.Step::seconds).sum();
        boolean isTimeUp = !told.isComplete() && told.end() == End.TIME_LIMIT;
        boolean isFull = !told.isComplete() && told.end() == End.MEMORY_LIMIT;
        return new Used(
                Math.max(seconds, isTimeUp ? limits.cpu().toNanos() / 1e9 : took),
                Math.max(memoryBytes, isFull ? limits.memoryBytes() : told.memoryBytes()),
                errors.isEmpty() ? told.errors() : errors);
    }

    /** As evidence. */
    List<Evidence> evidence(Limits limits) {
        double cpu = limits.cpu().toNanos() / 1e9;
        double memory = limits.memoryBytes() / (double) (1 << 20);
        return List.of(
                measure("seconds of processor time, at most", seconds, cpu),
                measure("MiB of memory, at most", memoryBytes / (double) (1 << 20), memory));
    }

    /** An eighth, a quarter, a half or all of the limit. */
    private static Evidence measure(String name, double used, double limit) {
        double bound = limit / PARTS;
        while (bound < Math.min(used, limit)) {
            bound *= 2;
        }
        return new Evidence.Measure(Audience.GRADER, name, bound, OptionalDouble.of(limit));
    }
}
