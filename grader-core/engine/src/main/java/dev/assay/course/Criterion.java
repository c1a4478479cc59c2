package dev.assay.course;

import dev.assay.config.Located;
import dev.assay.config.Source;
import java.math.BigDecimal;

/**
 * A leaf of a rubric: one check.
 *
 * @param checker its id
 * @param config what stands under {@code with:}
 * @param always run it even where it can't move the result any more
 * @param optional where it can't be run the other parts of its best-of decide, for a human to
 *     confirm
 * @param above for a guard: the score, 0 to 1, above which its doubt counts
 */
public record Criterion(
        String id,
        BigDecimal weight,
        FeedbackText feedback,
        Source source,
        String checker,
        Located config,
        boolean always,
        boolean optional,
        BigDecimal above)
        implements RubricNode {

    /** A criterion of a rubric, or a guard whose doubt counts whatever was earned. */
    public Criterion(
            String id,
            BigDecimal weight,
            FeedbackText feedback,
            Source source,
            String checker,
            Located config,
            boolean always,
            boolean optional) {
        this(id, weight, feedback, source, checker, config, always, optional, BigDecimal.ZERO);
    }
}
