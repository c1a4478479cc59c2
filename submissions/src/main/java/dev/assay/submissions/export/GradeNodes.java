package dev.assay.submissions.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.spi.Answer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the JSON shape of a grade. */
public final class GradeNodes {

    /** Grades that no file for a gradebook may give as a number: failed, not ready, unconfirmed. */
    private static final Set<String> NOT_FINAL = Set.of("failed", "pending", "needs-review");

    private GradeNodes() {}

    /** A number, where there is one. */
    public static Optional<BigDecimal> number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
    }

    /** The texts of an array. */
    public static List<String> texts(JsonNode node, String field) {
        List<String> texts = new ArrayList<>();
        node.path(field).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** What a policy took from a question's points, each with its reason: {@code … (-0.35)}. */
    public static List<String> adjustments(JsonNode question) {
        List<String> changes = new ArrayList<>();
        for (JsonNode change : question.path("adjustments")) {
            changes.add(
                    change.path("reason").asText() + " (" + change.path("points").asText() + ")");
        }
        return changes;
    }

    /** Whether a question does not count for its learner, whatever came of it. */
    public static boolean isExcused(JsonNode question) {
        return question.path("maxPoints").decimalValue().signum() == 0
                && !question.path("adjustments").isEmpty();
    }

    /** Whether a question's points may still change: it failed, is pending or unconfirmed. */
    public static boolean isOpen(JsonNode question) {
        return NOT_FINAL.contains(question.path("status").asText()) && !isExcused(question);
    }

    /**
     * A question's points, where they are final: never of a failed, pending or unconfirmed grade,
     * nor of one that does not count.
     */
    public static Optional<BigDecimal> finalPoints(JsonNode question) {
        return isOpen(question) || isExcused(question)
                ? Optional.empty()
                : number(question, "points");
    }

    /** The sum of the points that are final; empty when none are. */
    public static Optional<BigDecimal> finalTotal(JsonNode grade) {
        Optional<BigDecimal> total = Optional.empty();
        for (JsonNode question : grade.path("questions")) {
            Optional<BigDecimal> points = finalPoints(question);
            if (points.isPresent()) {
                total = Optional.of(total.orElse(BigDecimal.ZERO).add(points.get()));
            }
        }
        return total;
    }

    /** How much of the grade there is: {@code 98 of 100 gradable, 2 to confirm}. */
    public static String completeness(JsonNode grade) {
        long toConfirm = 0;
        for (JsonNode question : grade.path("questions")) {
            if (question.path("status").asText().equals("needs-review")) {
                toConfirm++;
            }
        }
        String gradable =
                grade.path("gradable").asInt()
                        + " of "
                        + grade.path("questions").size()
                        + " gradable";
        return toConfirm == 0 ? gradable : gradable + ", " + toConfirm + " to confirm";
    }

    /**
     * The criteria that say something about the score: without the members of a best-of that were
     * not taken, and without deductions that found nothing to deduct.
     *
     * @param chosen the id of the member that was taken; empty where all count
     */
    public static List<JsonNode> telling(JsonNode criteria, String chosen) {
        List<JsonNode> telling = new ArrayList<>();
        for (JsonNode criterion : criteria) {
            boolean taken = chosen.isEmpty() || criterion.path("id").asText().equals(chosen);
            boolean idleDeduction =
                    criterion.path("weight").asDouble(1) < 0
                            && number(criterion, "score")
                                    .filter(score -> score.signum() == 0)
                                    .isPresent();
            if (taken && !idleDeduction) {
                telling.add(criterion);
            }
        }
        return telling;
    }

    /** The checks that made a criterion's score: of a best-of, those of the part that was taken. */
    public static List<JsonNode> checks(JsonNode criterion) {
        List<JsonNode> checks = new ArrayList<>();
        collect(criterion, checks);
        return checks;
    }

    private static void collect(JsonNode node, List<JsonNode> checks) {
        if (!node.has("parts")) {
            checks.add(node);
            return;
        }
        String chosen = node.path("chosen").asText("");
        for (JsonNode part : node.path("parts")) {
            if (chosen.isEmpty() || part.path("id").asText().equals(chosen)) {
                collect(part, checks);
            }
        }
    }

    /** The evidence of a kind that a criterion's checks gave. */
    public static List<JsonNode> evidence(JsonNode criterion, String kind) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode check : checks(criterion)) {
            for (JsonNode evidence : check.path("evidence")) {
                if (evidence.path("kind").asText().equals(kind)) {
                    found.add(evidence);
                }
            }
        }
        return found;
    }

    /** The texts of a question's answer by path; what was typed is the file {@code answer}. */
    public static Map<String, String> answerFiles(JsonNode question) {
        Map<String, String> files = new LinkedHashMap<>();
        JsonNode answer = question.path("answer");
        if (answer.isTextual()) {
            files.put(Answer.TYPED, answer.asText());
        }
        if (answer.isArray()) {
            answer.forEach(
                    file -> files.put(file.path("path").asText(), file.path("text").asText()));
        }
        return files;
    }
}
