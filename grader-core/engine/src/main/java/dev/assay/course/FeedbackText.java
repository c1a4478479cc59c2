package dev.assay.course;

import dev.assay.spi.Option;
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
        @Option("the sentence at full marks") Optional<String> earned,
        @Option("the sentence in between") Optional<String> partial,
        @Option("the sentence at zero") Optional<String> missing,
        @Option(
                        "besides the others, whenever the score is above zero: for a deduction,"
                                + " what was found")
                Optional<String> found) {

    /** No sentences. */
    public static final FeedbackText NONE =
            new FeedbackText(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
