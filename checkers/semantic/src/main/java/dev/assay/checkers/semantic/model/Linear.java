package dev.assay.checkers.semantic.model;

import java.util.Arrays;

/** A logistic regression over standardised features: gives log odds. */
public final class Linear {

    private final double bias;
    private final double[] mean;
    private final double[] scale;
    private final double[] weights;

    /**
     * A regression.
     *
     * @param mean what is taken from each feature
     * @param scale what it is divided by then; not 0
     * @param weights what it counts
     */
    public Linear(double bias, double[] mean, double[] scale, double[] weights) {
        if (mean.length != weights.length || scale.length != weights.length) {
            throw new IllegalArgumentException("a mean, a scale and a weight for each feature");
        }
        this.bias = bias;
        this.mean = mean.clone();
        this.scale = scale.clone();
        this.weights = weights.clone();
    }

    /** The log odds; features that lie far outside of what was learned from are drawn in. */
    public double logit(double[] features) {
        double sum = bias;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * Math.clamp((features[i] - mean[i]) / scale[i], -4, 4);
        }
        return sum;
    }

    /** How many features it takes. */
    public int size() {
        return weights.length;
    }

    /** Writes it. */
    public void write(ModelText text) {
        text.put("bias", bias).put("mean", mean).put("scale", scale).put("weights", weights);
    }

    /** Reads it. */
    public static Linear read(ModelText text) {
        return new Linear(
                text.number("bias"),
                text.numbers("mean"),
                text.numbers("scale"),
                text.numbers("weights"));
    }

    @Override
    public String toString() {
        return "Linear" + Arrays.toString(weights);
    }
}
