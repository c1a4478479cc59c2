package dev.assay.submissions.gradebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.policy.Policy;
import dev.assay.policy.Policy.Adjusted;
import dev.assay.policy.Policy.Handed;
import dev.assay.submissions.store.Attempts.Attempt;
import java.math.BigDecimal;
import java.util.function.Function;

/** What a course's policy does to the grades of what a learner handed in, when they are read. */
public final class Adjusting {

    private final Policy policy;
    private final String learner;
    private final Function<String, Attempt> attempts;

    /**
     * Adjusts a learner's grades.
     *
     * @param attempts how the answer to a question came, by the question's id
     */
    public Adjusting(Policy policy, String learner, Function<String, Attempt> attempts) {
        this.policy = policy;
        this.learner = learner;
        this.attempts = attempts;
    }

    /** Adjusts the grades of some questions, as JSON, in place. */
    public void adjust(Iterable<? extends JsonNode> questions) {
        for (JsonNode question : questions) {
            adjust((ObjectNode) question);
        }
    }

    /** Adjusts a submission's grade, as JSON, in place: its questions and what they come to. */
    public void whole(ObjectNode grade) {
        JsonNode questions = grade.path("questions");
        adjust(questions);
        BigDecimal points = BigDecimal.ZERO;
        BigDecimal maxPoints = BigDecimal.ZERO;
        for (JsonNode question : questions) {
            maxPoints = maxPoints.add(question.path("maxPoints").decimalValue());
            if (question.path("points").isNumber()) {
                points = points.add(question.path("points").decimalValue());
            }
        }
        grade.put("points", SubmissionView.plain(points));
        grade.put("maxPoints", SubmissionView.plain(maxPoints));
    }

    private void adjust(ObjectNode grade) {
        String question = grade.path("question").asText();
        Attempt attempt = attempts.apply(question);
        grade.put("attempt", attempt.number());
        boolean hasPoints = grade.path("points").isNumber();
        if (!hasPoints && !policy.isExcused(learner, question)) {
            return; // what is not graded yet, or failed by our fault, has nothing to be taken from
        }
        Adjusted adjusted =
                policy.adjust(
                        new Handed(learner, question, attempt.number(), attempt.at()),
                        hasPoints ? grade.path("points").decimalValue() : BigDecimal.ZERO,
                        grade.path("maxPoints").decimalValue());
        grade.put("points", SubmissionView.plain(adjusted.points()));
        grade.put("maxPoints", SubmissionView.plain(adjusted.maxPoints()));
        tell(adjusted, grade);
    }

    /** Says in a question's grade what was changed, and why. */
    static void tell(Adjusted adjusted, ObjectNode grade) {
        ArrayNode changes = grade.withArray("adjustments");
        adjusted.changes()
                .forEach(
                        change ->
                                changes.addObject()
                                        .put("reason", change.reason())
                                        .put("points", SubmissionView.plain(change.points())));
    }
}
