/**
 * What an answer and a reference have in common, as numbers.
 *
 * <p>What belongs here: reading texts into words, aligning them and measuring. What the numbers are
 * worth is the model's.
 */
@NullMarked
package dev.assay.checkers.semantic.comparison;

import org.jspecify.annotations.NullMarked;
