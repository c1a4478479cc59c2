/**
 * Learning a question from the answers to it that a human has graded.
 *
 * <p>What belongs here: what graded answers say of another answer. How much that is worth was
 * trained once, in {@code bench}.
 */
@NullMarked
package dev.assay.checkers.semantic.learning;

import org.jspecify.annotations.NullMarked;
