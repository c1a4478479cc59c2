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
 */
public record Criterion(
        String id,
        BigDecimal weight,
        FeedbackText feedback,
        Source source,
        String checker,
        Located config,
        boolean always)
        implements RubricNode {}
