package dev.assay.submissions.queue;

import dev.assay.grading.BoundCourse;
import java.util.Optional;

/** Where the courses come from that submissions are graded by. */
@FunctionalInterface
public interface CourseSource {

    /** The course of that id as it is now; empty when it is not in service. */
    Optional<BoundCourse> course(String id);
}
