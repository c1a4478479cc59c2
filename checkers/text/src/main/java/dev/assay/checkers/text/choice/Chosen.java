package dev.assay.checkers.text.choice;

/**
 * A place where an answer names an option.
 *
 * @param option its number, from 0
 * @param file the path of the answer's file
 * @param start UTF-16 offset, inclusive
 * @param end exclusive
 * @param chosen whether it is chosen there, not turned down
 * @param byLetter whether it is named by its id, not by its words
 */
public record Chosen(
        int option, String file, int start, int end, boolean chosen, boolean byLetter) {

    /** What turning this one down chooses where there are but two. */
    public Chosen otherOfTwo() {
        return new Chosen(1 - option, file, start, end, true, byLetter);
    }
}
