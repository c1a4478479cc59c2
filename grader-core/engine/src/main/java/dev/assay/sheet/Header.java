package dev.assay.sheet;

import dev.assay.course.Question;
import java.util.Optional;

/**
 * The beginning of a question in a sheet, as it was decided.
 *
 * @param candidate where
 * @param question which; empty when it could not be told
 * @param how what it was told by
 * @param likeness 0 to 1: how much the wording is like the question's
 * @param end where the question ends and an answer may start
 * @param item the list item that follows on the same line
 * @param whole whether the wording stands there to its last word
 * @param asked whether it reads like a question
 * @param contested whether another line might as well be the beginning
 */
record Header(
        Candidate candidate,
        Optional<Question> question,
        How how,
        double likeness,
        int end,
        Item item,
        boolean whole,
        boolean asked,
        boolean contested) {

    /** What a question was told by. */
    enum How {
        BOTH,
        WORDING,
        /** The wording says one question and the number another. */
        WORDING_AGAINST_NUMBER,
        NUMBER,
        NOTHING,
        /** It is no question but the heading of a part that has only answers. */
        SECTION
    }

    int line() {
        return candidate.line();
    }

    Header contest() {
        return new Header(candidate, question, how, likeness, end, item, whole, asked, true);
    }

    /** The same, with an answer that may start only behind a wording further on. */
    Header movedBehind(Hit hit) {
        return new Header(
                candidate, question, how, likeness, hit.end(), hit.item(), whole, asked, contested);
    }

    Header unplaced() {
        return new Header(
                candidate,
                Optional.empty(),
                How.NOTHING,
                likeness,
                end,
                item,
                whole,
                asked,
                contested);
    }
}
