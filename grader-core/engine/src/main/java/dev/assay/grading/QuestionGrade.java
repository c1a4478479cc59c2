package dev.assay.grading;

import dev.assay.spi.Answer;
import dev.assay.spi.Feedback;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the rubric's outcomes come to for one answer.
 *
 * @param question the question's id
 * @param number the question's number
 * @param status see {@link Status}
 * @param points rounded half-up to 2 places; empty when {@code failed} or {@code pending}
 * @param maxPoints the question's points
 * @param rawPoints before adjustments
 * @param adjustments policy's changes, in order
 * @param confidence 0 to 1
 * @param reasons why it is not simply {@code graded}
 * @param retryable whether it {@code failed} and trying again may help
 * @param answer what was graded; empty when unanswered
 * @param attempt from 1
 * @param criteria the rubric's top-level nodes, in the order of the file
 * @param feedback all that criteria and checks said, in order, without repeats
 * @param madeWith what the grade depends on besides the answer; empty when nothing was answered
 */
public record QuestionGrade(
        String question,
        int number,
        Status status,
        Optional<BigDecimal> points,
        BigDecimal maxPoints,
        Optional<BigDecimal> rawPoints,
        List<Adjustment> adjustments,
        double confidence,
        List<String> reasons,
        boolean retryable,
        Optional<Answer> answer,
        int attempt,
        List<CriterionGrade> criteria,
        List<Feedback> feedback,
        Optional<MadeWith> madeWith) {

    public QuestionGrade {
        adjustments = List.copyOf(adjustments);
        reasons = List.copyOf(reasons);
        criteria = List.copyOf(criteria);
        feedback = List.copyOf(feedback);
    }

    /** How far a grade has come; JSON writes it in kebab-case. */
    public enum Status {
        GRADED,
        /** Graded, and a human should confirm; the reasons say why. */
        NEEDS_REVIEW,
        /** The answer's fault; worth nothing. */
        UNGRADABLE,
        /** Some checks have not run yet. */
        PENDING,
        /** Our fault: no points, never zero. */
        FAILED,
        /** Nothing was given. */
        UNANSWERED
    }

    /**
     * A change that policy made after grading.
     *
     * @param reason such as {@code late by 2 days}
     * @param points added (negative: taken away)
     */
    public record Adjustment(String reason, BigDecimal points) {}

    /**
     * What a grade depends on besides the answer: with the same of these, the same answer gets the
     * same grade.
     *
     * @param rubric {@code sha256:} and the hash of the rubric with its configurations and
     *     resources
     * @param seed from the question
     * @param engine the engine's version
     * @param checkers each checker's version by id, in the order of the ids; a third-party jar's
     *     with its digest: {@code 1+sha256:…}
     * @param services what of the machine the checkers' outcomes depend on, by the service's name:
     *     which interpreter, its versions and why it was chosen
     * @param graded the hash of the snapshot of graded answers; empty when there is none
     */
    public record MadeWith(
            String rubric,
            long seed,
            String engine,
            Map<String, String> checkers,
            Map<String, String> services,
            Optional<String> graded) {

        public MadeWith {
            checkers = Collections.unmodifiableMap(new TreeMap<>(checkers));
            services = Collections.unmodifiableMap(new TreeMap<>(services));
        }
    }
}
