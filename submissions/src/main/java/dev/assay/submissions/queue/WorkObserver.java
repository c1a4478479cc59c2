package dev.assay.submissions.queue;

import dev.assay.submissions.store.Grades.Made;
import dev.assay.submissions.store.Jobs.Next;
import dev.assay.submissions.store.StoredSubmission;
import java.util.List;

/** Is told of work that was done, after it is kept. */
@FunctionalInterface
public interface WorkObserver {

    /** Tells nobody. */
    WorkObserver NONE = (submission, made, next) -> {};

    /** Some questions of a submission were graded, and what comes next for it. */
    void kept(StoredSubmission submission, List<Made> made, Next next);

    /**
     * Something failed by our fault, and may be tried again.
     *
     * @param cause the id of the check that failed, or one of {@link GradeWork}'s words
     */
    default void failed(StoredSubmission submission, String cause) {}
}
