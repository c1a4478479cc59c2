package dev.assay.course;

import dev.assay.config.Source;
import java.math.BigDecimal;
import java.util.List;

/**
 * A group of a rubric's nodes.
 *
 * @param combine how the parts' scores become one
 * @param parts in the order of the file; at least one
 * @param pass what the first part of a {@link Combine#GATE_THEN_REST} must reach; 0 to 1, 1 unless
 *     said
 */
public record Group(
        String id,
        BigDecimal weight,
        FeedbackText feedback,
        Source source,
        Combine combine,
        List<RubricNode> parts,
        BigDecimal pass)
        implements RubricNode {

    public Group {
        parts = List.copyOf(parts);
    }

    /** How the parts' scores become one; YAML writes them in kebab-case. */
    public enum Combine {
        /** Sum of weight times score, by the sum of positive weights, clamped to 0..1. */
        WEIGHTED_SUM,
        /** The highest; ties go to the first in the file; losing parts are silent. */
        BEST_OF,
        /** 1 when every part is 1, else 0. */
        ALL_OR_NOTHING,
        /** 0 unless the first part reaches {@code pass}; then the weighted sum of the others. */
        GATE_THEN_REST
    }
}
