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

    /**
     * A grade as JSON, for its two readers, with what its checks said.
     *
     * @param outcomes what the grade rests on, so that another rubric can be summed up from it
     */
    public record Rendered(String grader, String learner, Outcomes.Packed outcomes) {

        /** Without what checks said. */
        public Rendered(String grader, String learner) {
            this(grader, learner, Outcomes.Packed.NONE);
        }
    }
}
