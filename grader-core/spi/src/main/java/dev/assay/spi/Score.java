package dev.assay.spi;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How much of a criterion an answer earned.
 *
 * @param value 0 to 1, scale 6
 */
public record Score(BigDecimal value) implements Comparable<Score> {

    private static final int SCALE = 6;

    public static final Score ZERO = new Score(BigDecimal.ZERO);
    public static final Score ONE = new Score(BigDecimal.ONE);

    public Score {
        value = value.setScale(SCALE, RoundingMode.HALF_UP);
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("a score is 0 to 1, not " + value);
        }
    }

    /**
     * The nearest score of scale 6.
     *
     * @throws IllegalArgumentException outside 0..1, or when it is not a number
     */
    public static Score of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a score is 0 to 1, not " + value);
        }
        return new Score(BigDecimal.valueOf(value));
    }

    /**
     * {@code part} out of {@code whole}.
     *
     * @param whole above 0
     */
    public static Score ratio(long part, long whole) {
        return ratio(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    /**
     * {@code part} out of {@code whole}.
     *
     * @param whole above 0
     */
    public static Score ratio(BigDecimal part, BigDecimal whole) {
        return new Score(part.divide(whole, MathContext.DECIMAL128));
    }

    @Override
    public int compareTo(Score other) {
        return value.compareTo(other.value);
    }
}
