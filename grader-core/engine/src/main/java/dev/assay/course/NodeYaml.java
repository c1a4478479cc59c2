package dev.assay.course;

import dev.assay.config.Here;
import dev.assay.config.Located;
import dev.assay.config.Range;
import dev.assay.config.Required;
import dev.assay.course.Group.Combine;
import dev.assay.spi.Option;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rubric's node as it is written. */
sealed interface NodeYaml {

    double MOST_WEIGHT = 1_000_000;

    Optional<String> id();

    Optional<BigDecimal> weight();

    Optional<FeedbackText> feedback();

    Here here();

    /** One check. */
    record CriterionYaml(
            @Option("the criterion's name in grades; its place, such as rubric.1, unless said")
                    Optional<String> id,
            @Option(
                            "how much it counts in a weighted-sum: 1 unless said, 0 is feedback"
                                    + " only, negative is a deduction")
                    @Range(min = -MOST_WEIGHT, max = MOST_WEIGHT)
                    Optional<BigDecimal> weight,
            @Option("sentences for the learner") Optional<FeedbackText> feedback,
            @Required @Option("the checker's id, such as text.keyword") @Nullable String check,
            @Option("the checker's settings") Optional<Located> with,
            @Option("run it even where it can't move the result any more") boolean always,
            @Option(
                            "inside a best-of or a part of negative weight: where it can't be run"
                                    + " the other parts decide, and a human confirms")
                    boolean optional,
            Here here)
            implements NodeYaml {}

    /** A group of nodes. */
    record GroupYaml(
            @Option("the group's name in grades; its place, such as rubric.1, unless said")
                    Optional<String> id,
            @Option(
                            "how much it counts in a weighted-sum: 1 unless said, 0 is feedback"
                                    + " only, negative is a deduction")
                    @Range(min = -MOST_WEIGHT, max = MOST_WEIGHT)
                    Optional<BigDecimal> weight,
            @Option("sentences for the learner") Optional<FeedbackText> feedback,
            @Required @Option("how the parts' scores become one") @Nullable Combine combine,
            @Required @Option("the group's criteria and groups; at least one")
                    @Nullable List<NodeYaml> parts,
            @Option("what the first part of a gate-then-rest must reach; 1 unless said")
                    @Range(min = 0, aboveMin = true, max = 1)
                    Optional<BigDecimal> pass,
            Here here)
            implements NodeYaml {}
}
