package dev.assay.checkers.semantic.model;

/**
 * What a model holds of an answer, as log odds.
 *
 * @param right that a human would call it right
 * @param some that a human would give it something
 */
public record Judgement(double right, double some) {

    /** The probability that a human would call it right. */
    public double rightness() {
        return Head.probability(right);
    }

    /** The probability that a human would give it something; not below {@link #rightness}. */
    public double worth() {
        return Math.max(Head.probability(some), rightness());
    }

    /** The share of full marks that a human would give it on average. */
    public double credit() {
        return (rightness() + worth()) / 2;
    }
}
