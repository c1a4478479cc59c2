package dev.assay.submissions.review;

import dev.assay.submissions.store.NewSubmission;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a human decides on a grade.
 *
 * @param actor who
 * @param points what the answer is worth; empty to confirm the machine's points
 * @param reason why, for graders; may be empty only when the machine's points are confirmed
 * @param feedback what the learner is told; may be empty
 * @param isForAllAlike whether it holds for everybody in the course who gave the same answer, too
 */
public record Decision(
        String actor,
        Optional<BigDecimal> points,
        String reason,
        String feedback,
        boolean isForAllAlike) {

    /** Characters of a reason, and of feedback. */
    public static final int LONGEST_TEXT = 1000;

    private static final int PLACES = 2;

    public Decision {
        reason = reason.strip();
        feedback = feedback.strip();
        if (actor.isBlank() || actor.length() > NewSubmission.LONGEST_NAME) {
            throw new IllegalArgumentException("an actor has 1 to 200 characters");
        }
        if (points.isPresent()
                && (points.get().signum() < 0
                        || points.get().stripTrailingZeros().scale() > PLACES)) {
            throw new IllegalArgumentException(
                    "points are 0 or more, with two decimals at most, not " + points.get());
        }
        if (points.isPresent() && reason.isEmpty()) {
            throw new IllegalArgumentException("say why the answer gets these points");
        }
        if (reason.length() > LONGEST_TEXT || feedback.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "a reason and feedback have " + LONGEST_TEXT + " characters at most");
        }
    }
}
