package dev.assay.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpiVersionTest {

    @ParameterizedTest
    @CsvSource({"1.2, true", "1.0, true", "1.3, false", "2.0, false", "0.9, false", "2.2, false"})
    void whatWasBuiltAgainstAnOlderMinorOfTheSameMajorIsTaken(String built, boolean taken) {
        assertEquals(taken, new SpiVersion(1, 2).takes(SpiVersion.parse(built)));
    }

    @Test
    void itIsReadAsItIsWritten() {
        assertEquals(SpiVersion.CURRENT, SpiVersion.parse(" " + SpiVersion.CURRENT + "\r"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.0.0", "v1.0", "-1.0", "1.99999999999"})
    void anythingElseIsNone(String written) {
        assertThrows(IllegalArgumentException.class, () -> SpiVersion.parse(written));
    }
}
