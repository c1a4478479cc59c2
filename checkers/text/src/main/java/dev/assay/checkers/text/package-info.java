/**
 * Checkers for prose: keywords, regular expressions, numbers, choices, and the guard that sends
 * doubtful answers to a human.
 *
 * <p>What belongs here: one file a checker, and what compiles its settings into a matcher. What
 * knows English and nothing of rubrics stands in {@link dev.assay.prose.language}.
 */
@NullMarked
package dev.assay.checkers.text;

import org.jspecify.annotations.NullMarked;
