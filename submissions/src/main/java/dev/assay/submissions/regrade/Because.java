package dev.assay.submissions.regrade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.grading.CriterionGrade;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which criteria made two grades of one answer differ. */
final class Because {

    private static final int MOST = 12;

    private Because() {}

    /** A node of a rubric, in one of the two grades. */
    private record Node(BigDecimal weight, Optional<BigDecimal> score, List<String> parts) {}

    /**
     * Criteria whose score or weight changed, came or went, each with both scores and weights. A
     * group is among them when its own weight changed, or its score without any of its parts'.
     * Empty when all are the same: then the points of the question have changed, or only how sure
     * the grade is.
     */
    static ArrayNode of(JsonNode before, List<CriterionGrade> after) {
        Map<String, Node> old = new LinkedHashMap<>();
        before.forEach(node -> read(node, old));
        Map<String, Node> now = new LinkedHashMap<>();
        after.forEach(node -> read(node, now));
        Map<String, Boolean> told = new HashMap<>();
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        // Parts stand before their groups.
        now.forEach((id, node) -> tell(id, old.get(id), node, told, json));
        old.forEach(
                (id, node) -> {
                    if (!now.containsKey(id)) {
                        tell(id, node, null, told, json);
                    }
                });
        return json;
    }

    private static void tell(
            String id,
            @Nullable Node before,
            @Nullable Node after,
            Map<String, Boolean> told,
            ArrayNode json) {
        boolean isWeight = !same(weight(before), weight(after));
        boolean isScore = !same(score(before), score(after));
        boolean isExplained =
                after != null
                        && after.parts().stream().anyMatch(part -> told.getOrDefault(part, false));
        boolean isTold = isWeight || (isScore && !isExplained);
        told.put(id, isTold || isExplained);
        if (isTold && json.size() < MOST) {
            ObjectNode one = json.addObject();
            one.put("criterion", id);
            one.put("before", score(before).orElse(null)).put("after", score(after).orElse(null));
            one.put("weightBefore", weight(before).orElse(null));
            one.put("weightAfter", weight(after).orElse(null));
        }
    }

    private static boolean same(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        return one.isPresent() == other.isPresent()
                && one.orElse(BigDecimal.ZERO).compareTo(other.orElse(BigDecimal.ZERO)) == 0;
    }

    private static Optional<BigDecimal> weight(@Nullable Node node) {
        return Optional.ofNullable(node).map(Node::weight).map(Because::plain);
    }

    private static Optional<BigDecimal> score(@Nullable Node node) {
        return Optional.ofNullable(node).flatMap(Node::score).map(Because::plain);
    }

    /** 0.500000 is 0.5, and 10 stays 10. */
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static void read(JsonNode json, Map<String, Node> into) {
        json.path("parts").forEach(part -> read(part, into));
        List<String> parts = json.path("parts").findValuesAsText("id").stream().distinct().toList();
        JsonNode score = json.path("score");
        into.put(
                json.path("id").asText(),
                new Node(
                        json.path("weight").decimalValue(),
                        score.isNumber() ? Optional.of(score.decimalValue()) : Optional.empty(),
                        parts));
    }

    private static void read(CriterionGrade grade, Map<String, Node> into) {
        List<String> parts =
                switch (grade) {
                    case CriterionGrade.Leaf leaf -> List.of();
                    case CriterionGrade.Branch branch -> {
                        branch.parts().forEach(part -> read(part, into));
                        yield branch.parts().stream().map(CriterionGrade::id).toList();
                    }
                };
        into.put(grade.id(), new Node(grade.weight(), grade.score(), parts));
    }
}
