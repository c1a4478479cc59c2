package dev.assay.grading;

import java.math.BigDecimal;

/**
 * The scores that a node of a rubric may still come to.
 *
 * @param low 0 to 1
 * @param high {@code low} to 1
 */
record Interval(BigDecimal low, BigDecimal high) {

    static final Interval ZERO = exactly(BigDecimal.ZERO);
    static final Interval ONE = exactly(BigDecimal.ONE);
    static final Interval UNKNOWN = new Interval(BigDecimal.ZERO, BigDecimal.ONE);

    Interval {
        if (low.signum() < 0 || low.compareTo(high) > 0 || high.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("interval " + low + ".." + high);
        }
    }

    static Interval exactly(BigDecimal score) {
        return new Interval(score, score);
    }

    /** Both ends clamped to 0..1. */
    static Interval clamped(BigDecimal low, BigDecimal high) {
        return new Interval(clamp(low), clamp(high));
    }

    private static BigDecimal clamp(BigDecimal value) {
        return value.max(BigDecimal.ZERO).min(BigDecimal.ONE);
    }

    boolean isDecided() {
        return low.compareTo(high) == 0;
    }

    /** Whether it can't reach a score any more. */
    boolean isBelow(BigDecimal score) {
        return high.compareTo(score) < 0;
    }

    /** Whether it has reached a score, whatever else comes. */
    boolean isAtLeast(BigDecimal score) {
        return low.compareTo(score) >= 0;
    }
}
