package dev.assay.grading.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.grading.table.MarkedText.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkedTextTest {

    @Test
    void marksAreTakenOutAndCounted() {
        MarkedText text = MarkedText.parse("a ⟦bc⟧ ⟦⟦d⟧e⟧⟦⟧");
        assertEquals("a bc de", text.text());
        assertEquals(
                List.of(new Mark(2, 4), new Mark(5, 6), new Mark(5, 7), new Mark(7, 7)),
                text.marks());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "⟦all⟧", "⟦a⟧⟦b⟧", "x⟦a⟦b⟧⟧y", "⟦⟧", "🚀⟦🚀⟧", "a⟦\n⟧"})
    void whatIsShownIsReadBack(String marked) {
        MarkedText text = MarkedText.parse(marked);
        assertEquals(marked, MarkedText.show(text.text(), text.marks()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"⟦", "⟧", "a⟧b⟦", "⟦⟦a⟧"})
    void marksComeInPairs(String marked) {
        assertThrows(IllegalArgumentException.class, () -> MarkedText.parse(marked));
    }
}
