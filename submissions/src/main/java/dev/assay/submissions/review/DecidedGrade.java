package dev.assay.submissions.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.submissions.store.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Makes the machine's grade of an answer into the human's: the evidence stays. */
final class DecidedGrade {

    /** What a decision's event has for a key: no machine makes it again. */
    static final String KEY = "decision";

    private static final int PLACES = 2;
    private static final String GRADED = "graded";

    private DecidedGrade() {}

    /**
     * The grade after a decision.
     *
     * @param grader the grade before, as graders see it
     * @param learner the grade before, as learners see it
     * @param points what it is worth
     */
    static Verdict of(ObjectNode grader, ObjectNode learner, BigDecimal points, Decision decision) {
        BigDecimal rounded = points.setScale(PLACES, RoundingMode.HALF_UP);
        JsonNode before = grader.path("decision");
        ObjectNode was = grader.objectNode();
        was.set(
                "status",
                before.path("was").path("status").isTextual()
                        ? before.path("was").path("status")
                        : grader.path("status"));
        was.set(
                "points",
                before.has("was") ? before.path("was").path("points") : grader.path("points"));
        ObjectNode forGraders = decided(grader, rounded, decision);
        ObjectNode told = forGraders.putObject("decision");
        told.put("by", decision.actor()).put("reason", decision.reason());
        told.set("was", was);
        ObjectNode forLearners = decided(learner, rounded, decision);
        forLearners.putArray("reasons").add("a person has graded this answer");
        return new Verdict(
                KEY,
                GRADED,
                Optional.of(rounded),
                grader.path("maxPoints").decimalValue(),
                new Verdict.Rendered(forGraders, forLearners));
    }

    private static ObjectNode decided(ObjectNode grade, BigDecimal points, Decision decision) {
        ObjectNode json = grade.deepCopy();
        BigDecimal plain = points.stripTrailingZeros();
        plain = plain.scale() < 0 ? plain.setScale(0) : plain;
        json.put("status", GRADED).put("points", plain).put("rawPoints", plain);
        json.put("confidence", 1.0).putArray("reasons");
        json.remove("retryable");
        if (!decision.feedback().isEmpty()) {
            ArrayNode feedback = json.arrayNode().add(decision.feedback());
            for (JsonNode said : json.path("feedback")) {
                if (!said.asText().equals(decision.feedback())) {
                    feedback.add(said);
                }
            }
            json.set("feedback", feedback);
        }
        return json;
    }
}
