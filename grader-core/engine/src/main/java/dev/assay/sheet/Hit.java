package dev.assay.sheet;

import dev.assay.course.Question;

/**
 * A question whose wording stands at a place of the sheet.
 *
 * @param question which
 * @param likeness 0 to 1: how much it is like the wording
 * @param end where the question ends in the sheet's text and an answer may start
 * @param item the list item that follows on the same line
 * @param whole whether the wording stands there to its last word
 * @param asked whether it reads like a question: as a whole, or by its first word or its mark
 */
record Hit(Question question, double likeness, int end, Item item, boolean whole, boolean asked) {}
