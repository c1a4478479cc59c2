package dev.assay.submissions.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.spi.Audience;
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
        String key, String status, Optional<BigDecimal> points, BigDecimal maxPoints, Body body) {

    /** What is kept of a grade besides what can be asked for. */
    public sealed interface Body permits Rendered, StoredBody {

        /** The grade as some reader sees it, without the answer; a tree of the caller's own. */
        ObjectNode as(Audience audience);
    }

    /**
     * A grade as JSON, for its two readers, with what its checks said; nobody changes it from then
     * on.
     *
     * @param outcomes what the grade rests on, so that another rubric can be summed up from it
     */
    public record Rendered(ObjectNode grader, ObjectNode learner, Outcomes.Packed outcomes)
            implements Body {

        /** Without what checks said. */
        public Rendered(ObjectNode grader, ObjectNode learner) {
            this(grader, learner, Outcomes.Packed.NONE);
        }

        @Override
        public ObjectNode as(Audience audience) {
            return switch (audience) {
                case GRADER -> grader.deepCopy();
                case LEARNER -> learner.deepCopy();
            };
        }
    }
}
