/**
 * Grades as files for people and other programs: CSV, a page, Gradescope's results. All read the
 * one JSON shape of a grade, already rendered for its audience, so none of them can show more than
 * that.
 */
@NullMarked
package dev.assay.submissions.export;

import org.jspecify.annotations.NullMarked;
