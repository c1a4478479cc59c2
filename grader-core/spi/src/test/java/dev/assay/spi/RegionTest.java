package dev.assay.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionTest {

    // ">>> a = 1\n>>> b\n" without its prompts.
    private static final String TEXT = ">>> a = 1\n>>> b\n";
    private static final Region TRANSCRIPT =
            new Region(
                    "answer",
                    Region.Kind.CODE,
                    Region.Form.TRANSCRIPT,
                    Optional.of("python"),
                    "a = 1\nb\n",
                    List.of(new Region.Piece(4, 10), new Region.Piece(14, 16)));

    @ParameterizedTest
    @CsvSource({"0, 4", "5, 9", "6, 14", "7, 15", "8, 16"})
    void anOffsetLeadsBackToTheAnswer(int offset, int original) {
        assertEquals(original, TRANSCRIPT.original(offset));
    }

    @Test
    void theEndOfARangeStandsRightAfterItsLastCharacter() {
        assertEquals(10, TRANSCRIPT.originalEnd(6));
        assertEquals(TEXT.length(), TRANSCRIPT.originalEnd(8));
    }

    @Test
    void anOffsetBeyondTheTextIsRefused() {
        assertThrows(IndexOutOfBoundsException.class, () -> TRANSCRIPT.original(9));
    }

    @Test
    void piecesAreAsLongAsTheText() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new Region(
                                "answer",
                                Region.Kind.CODE,
                                Region.Form.BARE,
                                Optional.empty(),
                                "abc",
                                List.of(new Region.Piece(0, 2))));
    }

    @Test
    void aRegionOfOnePieceHasItsText() {
        Region region =
                Region.of(
                        new AnswerFile("answer", TEXT),
                        Region.Kind.CODE,
                        Region.Form.BARE,
                        Optional.empty(),
                        4,
                        9);
        assertEquals("a = 1", region.text());
        assertEquals(4, region.original(0));
    }
}
