/**
 * English as learners write it: words and where they stand, stems, spelling, what a "not" reaches.
 *
 * <p>What belongs here: what can be said of a text without knowing the question.
 */
@NullMarked
package dev.assay.prose.language;

import org.jspecify.annotations.NullMarked;
