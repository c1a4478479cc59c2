package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.cases.Spent;
import dev.assay.checkers.execution.java.Javas.Told;
import dev.assay.spi.Evidence;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import java.util.List;

/**
 * What the runs of an answer took, for graders. It is rounded up so far that the same answer shows
 * the same: timings are no part of a grade.
 *
 * @param seconds of processor time, of the longest step
 * @param errors what was written to standard error
 */
record Used(double seconds, String errors) {

    static final Used NOTHING = new Used(0, "");

    private static final int PARTS = 4;

    /** With one more run. */
    Used and(Told told, Limits limits) {
        double took = told.replies().stream().mapToDouble(Reply::seconds).max().orElse(0);
        boolean isTimeUp = !told.isComplete() && told.end() == End.TIME_LIMIT;
        return new Used(
                Math.max(seconds, isTimeUp ? Spent.seconds(limits) : took),
                errors.isEmpty() ? told.errors() : errors);
    }

    /** As evidence. */
    List<Evidence> evidence(Limits limits) {
        return List.of(new Spent(PARTS, limits).time(seconds));
    }
}
