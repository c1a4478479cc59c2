package dev.assay.sheet;

import java.util.List;
import java.util.Optional;

/**
 * A line where a question may begin, or an item of a list.
 *
 * @param line by index
 * @param label the number that stands there
 * @param hits the questions whose wording stands there, the likeliest first
 * @param textStart where an answer would start if only the number is the question's
 * @param item the list item that follows there on the same line
 * @param followed whether text that begins no question comes next
 * @param afterGap whether a blank line, a rule, a heading or nothing comes before
 * @param place what the line stands in
 * @param alone whether the number stands alone on its line
 * @param asks whether what follows the number reads like a question
 * @param opensAnswers whether the line is the heading of a part that has only answers
 */
record Candidate(
        int line,
        Optional<Label> label,
        List<Hit> hits,
        int textStart,
        Item item,
        boolean followed,
        boolean afterGap,
        Line.Place place,
        boolean alone,
        boolean asks,
        boolean opensAnswers) {

    Candidate {
        hits = List.copyOf(hits);
    }

    /** Whether the line stands in code, where questions don't begin as a rule. */
    boolean code() {
        return place == Line.Place.CODE || place == Line.Place.CELL;
    }

    int number() {
        return label.map(Label::number).orElse(0);
    }

    /** How much it is like the wording of the question that its number names. */
    double ownLikeness() {
        return hits.stream()
                .filter(hit -> hit.question().number() == number())
                .mapToDouble(Hit::likeness)
                .findFirst()
                .orElse(0);
    }

    /** Whether number and wording both say the same question, and the wording says it well. */
    boolean isSure() {
        return ownLikeness() >= 0.8 && hits.getFirst().likeness() <= ownLikeness() + 0.1;
    }
}
