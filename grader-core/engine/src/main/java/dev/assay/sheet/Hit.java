package dev.assay.sheet;

import dev.assay.course.Question;

/**
 * A question whose wording stands at a place of the sheet.
 *
 * @param question which
 * @param likeness 0 to 1: how much it is like the wording
 * @param end where the question ends in the sheet's text and an answer may start
 */
record Hit(Question question, double likeness, int end) {}
