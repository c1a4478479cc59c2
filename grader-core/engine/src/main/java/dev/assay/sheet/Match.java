package dev.assay.sheet;

import dev.assay.course.Question;

/**
 * How far a line's beginning is a question's wording.
 *
 * @param question whose wording
 * @param recall 0 to 1: how much of the wording is there, by weight
 * @param precision 0 to 1: how much of the beginning is wording, by weight
 * @param words how many of the line's words the wording took, from the first
 * @param lead how many of them come before the first that is the wording's
 * @param weight what was matched, by weight
 * @param whole whether the wording's last word is there
 * @param innerMarks how many question marks the wording has before its last word
 * @param tail the marks after the wording's last word, such as {@code ?}
 */
record Match(
        Question question,
        double recall,
        double precision,
        int words,
        int lead,
        double weight,
        boolean whole,
        int innerMarks,
        String tail) {

    Match precision(double other) {
        return new Match(question, recall, other, words, lead, weight, whole, innerMarks, tail);
    }

    /** From 0 to 1, the harmonic mean of recall and precision. */
    double likeness() {
        double sum = recall + precision;
        return sum == 0 ? 0 : 2 * recall * precision / sum;
    }
}
