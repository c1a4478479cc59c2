package dev.assay.checkers.semantic.model;

/**
 * Answers one question about an answer, such as "is it right?", with a probability: a regression
 * and trees, averaged and calibrated on answers to questions that neither was trained on (J. Platt,
 * 1999).
 *
 * @param slope what the averaged log odds are multiplied by
 * @param shift what is added then
 */
public record Head(Linear linear, Trees trees, double slope, double shift) {

    /** Before calibration. */
    public double raw(double[] features) {
        return (linear.logit(features) + trees.logit(features)) / 2;
    }

    /** Calibrated log odds. */
    public double logit(double[] features) {
        return slope * raw(features) + shift;
    }

    /** The probability that log odds stand for; the same on every machine. */
    public static double probability(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }

    /** Writes it. */
    public void write(ModelText text) {
        text.put("slope", slope).put("shift", shift);
        linear.write(text.part("linear"));
        trees.write(text.part("trees"));
    }

    /** Reads it. */
    public static Head read(ModelText text) {
        return new Head(
                Linear.read(text.part("linear")),
                Trees.read(text.part("trees")),
                text.number("slope"),
                text.number("shift"));
    }
}
