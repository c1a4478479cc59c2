package dev.assay.grading;

import dev.assay.config.Located;
import dev.assay.config.Source;
import dev.assay.course.Criterion;
import dev.assay.course.FeedbackText;
import dev.assay.course.Group;
import dev.assay.course.Group.Combine;
import dev.assay.course.RubricNode;
import dev.assay.spi.Confidence;
import dev.assay.spi.Outcome;
import dev.assay.spi.Score;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rubrics in one line. */
final class Rubrics {

    private static final Source HERE = new Source("q.yaml", 1);

    private Rubrics() {}

    static Criterion leaf(String id) {
        return leaf(id, "1");
    }

    static Criterion leaf(String id, String weight) {
        return leaf(id, weight, false);
    }

    static Criterion optional(String id) {
        return leaf(id, "1", true);
    }

    private static Criterion leaf(String id, String weight, boolean optional) {
        return new Criterion(
                id,
                new BigDecimal(weight),
                FeedbackText.NONE,
                HERE,
                "test.any",
                Located.empty("q.yaml"),
                false,
                optional);
    }

    static Group group(String id, Combine combine, String weight, RubricNode... parts) {
        return group(id, combine, weight, BigDecimal.ONE, List.of(parts));
    }

    static Group group(
            String id, Combine combine, String weight, BigDecimal pass, List<RubricNode> parts) {
        return new Group(id, new BigDecimal(weight), FeedbackText.NONE, HERE, combine, parts, pass);
    }

    static Group sum(RubricNode... parts) {
        return group("sum", Combine.WEIGHTED_SUM, "1", parts);
    }

    static Group best(RubricNode... parts) {
        return group("best", Combine.BEST_OF, "1", parts);
    }

    static Group all(RubricNode... parts) {
        return group("all", Combine.ALL_OR_NOTHING, "1", parts);
    }

    static Group gate(String pass, RubricNode... parts) {
        return group("gate", Combine.GATE_THEN_REST, "1", new BigDecimal(pass), List.of(parts));
    }

    /**
     * What is known of some leaves, as {@code a=0.5 b=1@0.7 c=failed d=pending e=skipped
     * f=ungradable}; {@code @} is the confidence.
     */
    static Map<String, LeafState> known(String written) {
        Map<String, LeafState> leaves = new java.util.HashMap<>();
        for (String word : written.isBlank() ? new String[0] : written.trim().split(" +")) {
            String[] pair = word.split("=", -1);
            leaves.put(pair[0], state(pair[1]));
        }
        return leaves;
    }

    static LeafState state(String written) {
        return switch (written) {
            case "failed" -> new LeafState.Said(new Outcome.Failed("broken", true));
            case "pending" -> LeafState.PENDING;
            case "skipped" -> LeafState.SKIPPED;
            case "ungradable" -> new LeafState.Said(Outcome.ungradable("no code"));
            default -> {
                String[] parts = written.split("@", -1);
                yield new LeafState.Said(
                        new Outcome.Graded(
                                new Score(new BigDecimal(parts[0])),
                                new Confidence(parts.length > 1 ? Double.parseDouble(parts[1]) : 1),
                                List.of(),
                                List.of()));
            }
        };
    }

    /** All leaves below a node. */
    static List<Criterion> leaves(RubricNode node) {
        return switch (node) {
            case Criterion criterion -> List.of(criterion);
            case Group group -> {
                List<Criterion> leaves = new ArrayList<>();
                group.parts().forEach(part -> leaves.addAll(leaves(part)));
                yield leaves;
            }
        };
    }
}
