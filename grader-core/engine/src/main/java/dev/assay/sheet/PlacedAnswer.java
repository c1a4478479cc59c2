package dev.assay.sheet;

import java.util.List;

/**
 * An answer that was found in a sheet, under its question.
 *
 * @param number the question's in the course
 * @param question its id
 * @param answer the text, as typed, without the question and the marks around it
 * @param line of the sheet in which the answer starts, from 1
 * @param pieces where in the sheet's text the answer's characters are, in order; characters that no
 *     piece has are line ends that join two of them
 * @param doubts why a human should look at it; empty as a rule
 */
public record PlacedAnswer(
        int number,
        String question,
        String answer,
        int line,
        List<Piece> pieces,
        List<String> doubts) {

    public PlacedAnswer {
        pieces = List.copyOf(pieces);
        doubts = List.copyOf(doubts);
    }

    /**
     * A stretch of an answer that is also one of the sheet.
     *
     * @param answer its offset in the answer, in UTF-16 units
     * @param sheet its offset in the sheet's text
     * @param length in UTF-16 units
     */
    public record Piece(int answer, int sheet, int length) {}
}
