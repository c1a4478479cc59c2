package dev.assay.submissions.store;

import dev.assay.grading.Submission;
import java.time.Instant;
import java.util.Optional;

/**
 * A submission as it is kept.
 *
 * @param id as the outside world names it: long enough that nobody guesses another's
 * @param name the learner's name on the roster, or what it was handed in under
 * @param submission its learner is the id that it was handed in under
 */
public record StoredSubmission(
        String id,
        String course,
        String name,
        Instant receivedAt,
        Upload.Kind kind,
        Optional<String> batch,
        Submission submission) {}
