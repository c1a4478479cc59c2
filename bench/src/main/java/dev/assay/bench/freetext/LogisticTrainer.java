package dev.assay.bench.freetext;

import dev.assay.checkers.semantic.model.Head;
import dev.assay.checkers.semantic.model.Linear;

/** Fits a logistic regression with a penalty on the squares of its weights, by Newton's method. */
final class LogisticTrainer {

    private static final int ROUNDS = 12;

    private LogisticTrainer() {}

    /**
     * Fits.
     *
     * @param penalty above 0; how strongly weights of standardised features are drawn to 0
     */
    static Linear fit(double[][] rows, boolean[] labels, double penalty) {
        int width = rows[0].length;
        double[] mean = new double[width];
        double[] scale = new double[width];
        for (double[] row : rows) {
            for (int k = 0; k < width; k++) {
                mean[k] += row[k] / rows.length;
            }
        }
        for (double[] row : rows) {
            for (int k = 0; k < width; k++) {
                scale[k] += (row[k] - mean[k]) * (row[k] - mean[k]) / rows.length;
            }
        }
        for (int k = 0; k < width; k++) {
            scale[k] = Math.max(1e-3, Math.sqrt(scale[k]));
        }
        double[][] inputs = new double[rows.length][width + 1];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < width; k++) {
                inputs[i][k] = Math.clamp((rows[i][k] - mean[k]) / scale[k], -4, 4);
            }
            inputs[i][width] = 1;
        }
        double[] weights = newton(inputs, labels, penalty);
        double[] only = java.util.Arrays.copyOf(weights, width);
        return new Linear(weights[width], mean, scale, only);
    }

    /** The last input is the constant: its weight is not penalised. */
    private static double[] newton(double[][] inputs, boolean[] labels, double penalty) {
        int width = inputs[0].length;
        double[] weights = new double[width];
        for (int round = 0; round < ROUNDS; round++) {
            double[] gradient = new double[width];
            double[][] curve = new double[width][width];
            for (int i = 0; i < inputs.length; i++) {
                double[] row = inputs[i];
                double logit = 0;
                for (int k = 0; k < width; k++) {
                    logit += weights[k] * row[k];
                }
                double p = Head.probability(logit);
                double miss = (labels[i] ? 1 : 0) - p;
                double spread = Math.max(1e-6, p * (1 - p));
                for (int k = 0; k < width; k++) {
                    gradient[k] += miss * row[k];
                    double part = spread * row[k];
                    for (int m = 0; m <= k; m++) {
                        curve[k][m] += part * row[m];
                    }
                }
            }
            for (int k = 0; k < width; k++) {
                double penalised = k < width - 1 ? penalty : 1e-6;
                gradient[k] -= penalised * weights[k];
                curve[k][k] += penalised;
            }
            double[] step = Cholesky.solve(curve, gradient);
            for (int k = 0; k < width; k++) {
                weights[k] += step[k];
            }
        }
        return weights;
    }
}
