package dev.assay.submissions.gradebook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.course.Course;
import dev.assay.course.Question;
import dev.assay.policy.Policy;
import dev.assay.policy.Policy.Counts;
import dev.assay.spi.Audience;
import dev.assay.submissions.store.Store;
import dev.assay.submissions.store.StoredSubmission;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A learner's grade in a course, out of all that they handed in: for each question the attempt that
 * counts, the last or the best, as the policy says.
 */
public final class LearnerView {

    private final Store store;
    private final SubmissionView view;

    /** Views of what a store keeps. */
    public LearnerView(Store store) {
        this.store = store;
        this.view = new SubmissionView(store);
    }

    /** The grade as it is now; empty when the learner has handed nothing in. */
    public Optional<ObjectNode> of(Course course, String learner, Audience audience) {
        List<String> ids = store.attempts().ofLearner(course.id(), learner);
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        Policy policy = course.policy();
        Map<String, ObjectNode> chosen = new LinkedHashMap<>();
        String name = learner;
        for (String id : ids) {
            StoredSubmission submission = store.submissions().find(id).orElseThrow();
            name = submission.name();
            ObjectNode grade = view.of(submission, Optional.of(course), audience);
            for (var each : grade.path("questions")) {
                if (each instanceof ObjectNode question && !question.path("answer").isNull()) {
                    question.put("submission", id);
                    choose(policy, learner, question, chosen);
                }
            }
        }
        List<ObjectNode> questions = new ArrayList<>();
        for (Question question : course.questions()) {
            ObjectNode one = chosen.get(question.id());
            questions.add(one == null ? unanswered(policy, learner, question) : one);
        }
        return Optional.of(
                SubmissionView.total(course.id(), course.revision(), name, List.of(), questions));
    }

    private static void choose(
            Policy policy, String learner, ObjectNode question, Map<String, ObjectNode> chosen) {
        String id = question.path("question").asText();
        ObjectNode before = chosen.get(id);
        if (before == null) {
            chosen.put(id, question);
        } else if (policy.isCounting(learner, id, question.path("attempt").asInt(1))
                && isBetter(policy.of(id).counts(), question, before)) {
            chosen.put(id, question);
        }
    }

    private static boolean isBetter(Counts counts, ObjectNode later, ObjectNode before) {
        return switch (counts) {
            case LAST -> true;
            case BEST ->
                    later.path("points").isNumber()
                            && (!before.path("points").isNumber()
                                    || later.path("points")
                                                    .decimalValue()
                                                    .compareTo(before.path("points").decimalValue())
                                            > 0);
        };
    }

    private static ObjectNode unanswered(Policy policy, String learner, Question question) {
        ObjectNode json = SubmissionView.blank(question, "unanswered");
        Policy.Adjusted adjusted =
                policy.adjust(
                        new Policy.Handed(learner, question.id(), 1, Optional.empty()),
                        BigDecimal.ZERO,
                        question.points());
        Adjusting.tell(adjusted, json);
        return json.put("maxPoints", SubmissionView.plain(adjusted.maxPoints()));
    }
}
