package dev.assay.submissions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {

    @ParameterizedTest
    @CsvSource({"abc, 3", "äöü, 3", "a\u0308, 1", "日本, 4", "한국, 4", "😀x, 3", "'', 0"})
    void columnsAreWhatATerminalTakes(String text, int columns) {
        assertThat(Columns.of(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({"abcdef, 4, abc…", "日本語, 4, 日…", "abc, 5, 'abc  '"})
    void fittingCutsOrFills(String text, int width, String fitted) {
        assertThat(Columns.fit(text, width)).startsWith(fitted.strip());
        assertThat(Columns.of(Columns.fit(text, width))).isEqualTo(width);
    }

    @Test
    void wordsAreWrapped() {
        assertThat(Columns.wrap("one two three", 7)).containsExactly("one two", "three");
        assertThat(Columns.wrap("incomprehensibilities", 7)).containsExactly("incomp…");
    }
}
