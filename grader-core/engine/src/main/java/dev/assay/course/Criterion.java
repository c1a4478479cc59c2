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
 */
public record Criterion(
        String id,
        BigDecimal weight,
        FeedbackText feedback,
        Source source,
        String checker,
        Located config,
        boolean always,
        boolean optional)
        implements RubricNode {}
