package dev.assay.submissions.web;

import dev.assay.config.Problem;
import dev.assay.course.Course;
import dev.assay.grading.BoundCourse;
import dev.assay.sheet.SheetReader;
import java.nio.file.Path;
import java.util.List;

/**
 * A course in service.
 *
 * @param folder where it lies
 * @param bound the last good state of the folder, or the only one that there is
 * @param sheets reads the course's sheets
 * @param problems of the folder as it is now, by file and line
 * @param current whether {@code bound} is the folder as it is now; when not, the change since then
 *     is broken
 */
public record ServedCourse(
        Path folder,
        BoundCourse bound,
        SheetReader sheets,
        List<Problem> problems,
        boolean current) {

    public ServedCourse {
        problems = List.copyOf(problems);
    }

    /** The course as it was read. */
    public Course course() {
        return bound.course();
    }

    /** The same course, bound anew. */
    ServedCourse boundBy(BoundCourse anew, List<Problem> now) {
        return new ServedCourse(folder, anew, sheets, now, current);
    }

    /** The same in service, with a change that can't be used. */
    ServedCourse withBrokenChange(List<Problem> now) {
        return new ServedCourse(folder, bound, sheets, now, false);
    }
}
