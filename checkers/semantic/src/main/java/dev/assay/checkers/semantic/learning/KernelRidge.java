package dev.assay.checkers.semantic.learning;

/**
 * Kernel ridge regression: a value for a point out of the values of like points (C. Saunders et
 * al., 1998).
 */
final class KernelRidge {

    private final double[] weights;

    private KernelRidge(double[] weights) {
        this.weights = weights;
    }

    /**
     * Fits.
     *
     * @param kernel how like the points are to each other; symmetric and positive semidefinite
     * @param noise above 0; how little a single value is believed
     * @param values at the points
     */
    static KernelRidge fit(double[][] kernel, double noise, double[] values) {
        int n = values.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k <= i; k++) {
                double sum = kernel[i][k] + (i == k ? noise : 0);
                for (int m = 0; m < k; m++) {
                    sum -= lower[i][m] * lower[k][m];
                }
                // A kernel that is not quite semidefinite is mended as more noise.
                lower[i][k] = i == k ? Math.sqrt(Math.max(sum, noise / 10)) : sum / lower[k][k];
            }
        }
        double[] weights = values.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                weights[i] -= lower[i][k] * weights[k];
            }
            weights[i] /= lower[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                weights[i] -= lower[k][i] * weights[k];
            }
            weights[i] /= lower[i][i];
        }
        return new KernelRidge(weights);
    }

    /** The value at a point that is like the others to these degrees. */
    double at(double[] likeness) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * likeness[i];
        }
        return sum;
    }
}
