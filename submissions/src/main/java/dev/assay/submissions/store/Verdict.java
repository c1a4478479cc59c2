package dev.assay.submissions.store;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the machine said of one answer.
 *
 * @param key of all that it depends on; see {@code BoundCourse.gradeKey}
 * @param status as JSON has it
 * @param points empty when pending or failed
 * @param body the grade as JSON, rendered for graders and for learners, without the answer
 */
public record Verdict(
        String key,
        String status,
        Optional<BigDecimal> points,
        BigDecimal maxPoints,
        Rendered body) {

    /** A grade as JSON, for its two readers. */
    public record Rendered(String grader, String learner) {}
}
