package dev.assay.checkers.text.precedent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class CholeskyTest {

    @Test
    void solvesWhatWasMultiplied() {
        long seed = 41;
        Random random = new Random(seed);
        int size = 12;
        double[][] root = new double[size][size];
        double[] x = new double[size];
        for (int i = 0; i < size; i++) {
            x[i] = random.nextGaussian();
            for (int j = 0; j < size; j++) {
                root[i][j] = random.nextGaussian();
            }
        }
        double[][] matrix = new double[size][size];
        double[] right = new double[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                matrix[i][j] = i == j ? 1 : 0;
                for (int k = 0; k < size; k++) {
                    matrix[i][j] += root[i][k] * root[j][k];
                }
                right[i] += matrix[i][j] * x[j];
            }
        }
        assertArrayEquals(x, Cholesky.solve(matrix, right), 1e-9, "seed " + seed);
    }
}
