package dev.assay.bench.freetext;

/** Solves symmetric positive definite systems. */
final class Cholesky {

    private Cholesky() {}

    /**
     * Solves; overwrites the matrix.
     *
     * @param matrix of which the lower triangle is read
     */
    static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k <= i; k++) {
                double sum = matrix[i][k];
                for (int m = 0; m < k; m++) {
                    sum -= matrix[i][m] * matrix[k][m];
                }
                matrix[i][k] = i == k ? Math.sqrt(Math.max(sum, 1e-12)) : sum / matrix[k][k];
            }
        }
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= matrix[i][k] * x[k];
            }
            x[i] /= matrix[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= matrix[k][i] * x[k];
            }
            x[i] /= matrix[i][i];
        }
        return x;
    }
}
