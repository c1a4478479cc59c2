package dev.assay.course;

import dev.assay.config.Source;
import java.math.BigDecimal;

/** A node of a rubric: one check with a weight, or a group of nodes. */
public sealed interface RubricNode permits Criterion, Group {

    /**
     * The author's name for it, or its place: {@code parent.1} for the first part of {@code
     * parent}. Unique within a question.
     */
    String id();

    /**
     * How much it counts in a {@code weighted-sum}; 1 unless said. 0 is feedback only; negative (a
     * deduction) only for direct children of a {@code weighted-sum}.
     */
    BigDecimal weight();

    /** The author's sentences for the learner. */
    FeedbackText feedback();

    /** Where it stands. */
    Source source();
}
