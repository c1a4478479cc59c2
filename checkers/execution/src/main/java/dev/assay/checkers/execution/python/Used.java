package dev.assay.checkers.execution.python;

import dev.assay.checkers.execution.cases.Spent;
import dev.assay.checkers.execution.python.Pythons.Told;
import dev.assay.spi.Evidence;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import java.util.List;

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
                Math.max(seconds, isTimeUp ? Spent.seconds(limits) : took),
                Math.max(memoryBytes, isFull ? limits.memoryBytes() : told.memoryBytes()),
                errors.isEmpty() ? told.errors() : errors);
    }

    /** As evidence. */
    List<Evidence> evidence(Limits limits) {
        return new Spent(PARTS, limits).evidence(seconds, memoryBytes);
    }
}
