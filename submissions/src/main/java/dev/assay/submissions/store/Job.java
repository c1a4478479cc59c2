package dev.assay.submissions.store;

import dev.assay.submissions.store.NewSubmission.Lane;

/**
 * Work that somebody has taken: nobody else does it until the lease ends.
 *
 * @param submission the submission's number
 * @param attempts how often it was taken, this time included
 * @param lease what tells this taking of it from every other
 */
public record Job(long id, long submission, Stage stage, Lane lane, int attempts, String lease) {

    /** What is left to do. */
    public enum Stage {
        /** {@code INSTANT} checks. */
        INSTANT(0),
        /** What needs {@code HEAVY} ones. */
        HEAVY(1);

        private final int code;

        Stage(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }
}
