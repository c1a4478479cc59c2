package dev.assay.course;

import java.util.Optional;

/**
 * The author's sentences for the learner, chosen by the node's score.
 *
 * @param earned at full marks
 * @param partial in between
 * @param missing at zero
 * @param found whenever the score is above zero, besides the others: for a deduction, what was
 *     found
 */
public record FeedbackText(
        Optional<String> earned,
        Optional<String> partial,
        Optional<String> missing,
        Optional<String> found) {

    /** No sentences. */
    public static final FeedbackText NONE =
            new FeedbackText(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
