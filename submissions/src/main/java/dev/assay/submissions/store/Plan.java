package dev.assay.submissions.store;

import dev.assay.submissions.store.Grades.Made;
import dev.assay.submissions.store.Jobs.Claim;
import java.util.List;

/** How a submission that is about to be kept comes to its grade. */
public sealed interface Plan {

    /** By a job that waits until somebody takes it. */
    record Queued() implements Plan {}

    /** By a job that is the receiver's own from the beginning. */
    record Claimed(Claim claim) implements Plan {}

    /**
     * It is graded already: its final grade is kept in the same transaction, and there is no job.
     *
     * @param revision of the course that graded it
     * @param made the grade of each of its answers
     */
    record Graded(String revision, List<Made> made) implements Plan {

        public Graded {
            made = List.copyOf(made);
        }
    }
}
