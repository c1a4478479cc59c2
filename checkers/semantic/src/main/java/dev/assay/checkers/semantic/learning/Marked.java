package dev.assay.checkers.semantic.learning;

import dev.assay.checkers.semantic.comparison.Profile;
import dev.assay.checkers.semantic.model.Judgement;

/**
 * An answer that a human has graded.
 *
 * @param profile the answer
 * @param general what the general model holds of it
 * @param score what the human gave, 0 to 1
 */
public record Marked(Profile profile, Judgement general, double score) {

    /** From here on an answer is right. */
    public static final double RIGHT = 0.75;

    /** From here on an answer is worth something. */
    public static final double SOME = 0.25;
}
