package dev.assay.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Checks that each answer leads back to the sheet, character by character. */
final class Offsets {

    private Offsets() {}

    static void check(Sheet sheet) {
        String[] lines = sheet.text().split("\n", -1);
        for (PlacedAnswer answer : sheet.answers()) {
            int at = 0;
            for (PlacedAnswer.Piece piece : answer.pieces()) {
                assertTrue(piece.answer() >= at, "pieces are in order");
                assertTrue(
                        answer.answer().substring(at, piece.answer()).isBlank(),
                        "only line ends join pieces");
                assertEquals(
                        sheet.text().substring(piece.sheet(), piece.sheet() + piece.length()),
                        answer.answer().substring(piece.answer(), piece.answer() + piece.length()));
                at = piece.answer() + piece.length();
            }
            assertEquals(answer.answer().length(), at, "the last piece ends the answer");
            String first = answer.answer().lines().findFirst().orElseThrow();
            assertTrue(
                    lines[answer.line() - 1].contains(first),
                    () -> "line " + answer.line() + " has the answer's first line: " + first);
        }
    }
}
