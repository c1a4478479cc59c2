package dev.assay.submissions.store;

import dev.assay.grading.Submission;
import java.util.Optional;

/**
 * What a learner hands in.
 *
 * @param course the course's id
 * @param submission whose it is (an id, a name; never empty) and the answers
 * @param upload what came in, as it came
 * @param lane how soon it is graded
 * @param batch the batch that it belongs to
 * @param idempotencyKey the sender's name for the request: the same request twice is one submission
 */
public record NewSubmission(
        String course,
        Submission submission,
        Upload upload,
        Lane lane,
        Optional<String> batch,
        Optional<String> idempotencyKey) {

    /** Characters of a learner's id or name, of a question's id and of an idempotency key. */
    public static final int LONGEST_NAME = 200;

    public NewSubmission {
        if (submission.learner().isBlank() || submission.learner().length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a learner's id has 1 to 200 characters");
        }
        if (idempotencyKey.isPresent() && idempotencyKey.get().length() > LONGEST_NAME) {
            throw new IllegalArgumentException("an idempotency key has 200 characters at most");
        }
    }

    /** The same under a sender's name for it. */
    NewSubmission withIdempotencyKey(String key) {
        return new NewSubmission(course, submission, upload, lane, batch, Optional.of(key));
    }

    /** How soon something is graded. */
    public enum Lane {
        /** Somebody waits for it. */
        INTERACTIVE(0),
        /** One of a class. */
        BATCH(1);

        private final int code;

        Lane(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Lane of(int code) {
            return code == INTERACTIVE.code ? INTERACTIVE : BATCH;
        }
    }
}
