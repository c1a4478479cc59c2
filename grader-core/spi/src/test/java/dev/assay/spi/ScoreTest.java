package dev.assay.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreTest {

    @ParameterizedTest
    @CsvSource({"1, 3, 0.333333", "2, 3, 0.666667", "0, 7, 0.000000", "7, 7, 1.000000"})
    void aRatioIsRoundedHalfUpToSixPlaces(long part, long whole, String expected) {
        assertEquals(expected, Score.ratio(part, whole).value().toPlainString());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, 1.001, Double.NaN, Double.POSITIVE_INFINITY})
    void whatIsNoScoreIsRefused(double value) {
        assertThrows(IllegalArgumentException.class, () -> Score.of(value));
    }

    @Test
    void scoresOfOneValueAreEqualHoweverTheyWereWritten() {
        assertEquals(new Score(new BigDecimal("0.5")), Score.of(0.5));
        assertEquals(
                Score.ratio(1, 2).hashCode(), new Score(new BigDecimal("0.50000000")).hashCode());
    }

    @Test
    void scoresAreOrderedByValue() {
        assertEquals(-1, Integer.signum(Score.ZERO.compareTo(Score.of(0.1))));
        assertEquals(1, Integer.signum(Score.ONE.compareTo(Score.of(0.1))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void whatIsNoConfidenceIsRefused(double value) {
        assertThrows(IllegalArgumentException.class, () -> new Confidence(value));
    }
}
