package dev.assay.spi;

import java.util.List;
import java.util.Optional;

/**
 * A part of an answer that is prose or code. The engine finds the regions once for all checks.
 *
 * <p>A region may be made of several pieces of the answer (a REPL transcript without its prompts, a
 * block without its indentation), so {@link #text()} is what to read or parse and {@link #original}
 * leads back to the answer.
 *
 * @param file the path of the answer's file
 * @param kind what it is
 * @param form how it stands in the answer
 * @param language of code, in lower case, where it is known
 * @param text the pieces' text, joined; code has plain quotes, dashes and spaces in it where the
 *     answer has typographic ones
 * @param pieces where the text comes from; in order, not overlapping, at least one unless the text
 *     is empty
 */
public record Region(
        String file,
        Kind kind,
        Form form,
        Optional<String> language,
        String text,
        List<Piece> pieces) {

    /** What a region is. */
    public enum Kind {
        PROSE,
        CODE
    }

    /** How a region stands in the answer. */
    public enum Form {
        /** Running prose, or an answer that is code and nothing else. */
        BARE,
        /** Between fences, or indented as Markdown indents code. */
        BLOCK,
        /** Inside a sentence: in backticks, or a call or dotted name without any. */
        INLINE,
        /** What was typed at a prompt, without the prompt and what was printed. */
        TRANSCRIPT,
        /** A notebook's code cell, without magics and shell lines. */
        CELL
    }

    /**
     * A piece of the answer.
     *
     * @param start UTF-16 offset into the file's text, inclusive
     * @param end exclusive
     */
    public record Piece(int start, int end) {

        public Piece {
            if (start < 0 || end < start) {
                throw new IllegalArgumentException("piece " + start + ".." + end);
            }
        }

        public int length() {
            return end - start;
        }
    }

    public Region {
        pieces = List.copyOf(pieces);
        if (pieces.stream().mapToInt(Piece::length).sum() != text.length()) {
            throw new IllegalArgumentException("a region's pieces are as long as its text");
        }
    }

    /** A region of one piece. */
    public static Region of(
            AnswerFile file, Kind kind, Form form, Optional<String> language, int start, int end) {
        return new Region(
                file.path(),
                kind,
                form,
                language,
                file.text().substring(start, end),
                List.of(new Piece(start, end)));
    }

    /**
     * Leads from an offset in {@link #text()} to the answer.
     *
     * @param offset 0 to the text's length, inclusive; an offset between two pieces is the start of
     *     the later one
     */
    public int original(int offset) {
        int left = offset;
        for (Piece piece : pieces) {
            if (left < piece.length()) {
                return piece.start() + left;
            }
            left -= piece.length();
        }
        if (left == 0) {
            return pieces.isEmpty() ? 0 : pieces.getLast().end();
        }
        throw new IndexOutOfBoundsException(
                "offset " + offset + " of a region of " + text.length());
    }

    /**
     * Leads from the end of a range in {@link #text()} to the answer: right after its last
     * character.
     *
     * @param end 1 to the text's length, exclusive end of a range that is not empty
     */
    public int originalEnd(int end) {
        return original(end - 1) + 1;
    }
}
