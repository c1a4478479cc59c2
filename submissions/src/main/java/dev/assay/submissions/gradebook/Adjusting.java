package dev.assay.submissions.gradebook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.policy.Policy;
import dev.assay.policy.Policy.Adjusted;
import dev.assay.policy.Policy.Handed;
import dev.assay.submissions.store.Store;
import dev.assay.submissions.store.StoredSubmission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a course's policy does to a submission's grades when they are read. */
final class Adjusting {

    private final Policy policy;
    private final String learner;
    private final Map<String, Integer> attempts;
    private final Optional<Instant> at;

    Adjusting(Store store, Policy policy, StoredSubmission submission) {
        this.policy = policy;
        this.learner = submission.submission().learner();
        this.attempts = store.submissions().attempts(submission.id());
        // When those of a batch were handed in is not known: only when somebody had them graded.
        this.at =
                submission.batch().isPresent()
                        ? Optional.empty()
                        : Optional.of(submission.receivedAt());
    }

    void adjust(List<ObjectNode> questions) {
        questions.forEach(this::adjust);
    }

    private void adjust(ObjectNode grade) {
        String question = grade.path("question").asText();
        int attempt = Math.max(1, attempts.getOrDefault(question, 1));
        grade.put("attempt", attempt);
        if (!grade.path("points").isNumber()) {
            return; // what is not graded yet, or failed by our fault, has nothing to be taken from
        }
        Adjusted adjusted =
                policy.adjust(
                        new Handed(learner, question, attempt, at),
                        grade.path("points").decimalValue(),
                        grade.path("maxPoints").decimalValue());
        grade.put("points", SubmissionView.plain(adjusted.points()));
        grade.put("maxPoints", SubmissionView.plain(adjusted.maxPoints()));
        ArrayNode changes = grade.withArray("adjustments");
        adjusted.changes()
                .forEach(
                        change ->
                                changes.addObject()
                                        .put("reason", change.reason())
                                        .put("points", SubmissionView.plain(change.points())));
    }
}
