package dev.assay.submissions.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * That a question of a submission got a grade: appended, never changed.
 *
 * @param id its number: a later event of the question has a higher one
 * @param status as JSON has it
 * @param revision the course's, by which it was graded
 * @param isHuman whether a human decided it: then no machine grades it anew
 * @param actor who or what gave it
 * @param reason why it changed; empty for a first grade
 */
public record GradeEvent(
        long id,
        String question,
        String key,
        String status,
        Optional<BigDecimal> points,
        BigDecimal maxPoints,
        String revision,
        boolean isHuman,
        String actor,
        String reason,
        Instant madeAt) {

    /** Who gives grades when no human does. */
    public static final String MACHINE = "assay";

    private static final String PENDING = "pending";

    /** Whether more is to come. */
    public boolean isPending() {
        return status.equals(PENDING);
    }
}
