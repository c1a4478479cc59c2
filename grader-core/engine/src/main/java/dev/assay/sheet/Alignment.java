package dev.assay.sheet;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A wording laid along the beginning of a line, word by word, with words that are missing, added,
 * misspelt, split or joined.
 *
 * @param weight of the wording's words that are there
 * @param words how many of the line's words were taken, from the first
 * @param whole whether the wording's last word is there
 */
record Alignment(double weight, int words, boolean whole) {

    private static final double MISSING = 0.5;
    private static final double ADDED = 0.5;
    private static final double MISSPELT = 0.9;

    static Alignment of(
            List<Word> wording,
            List<Word> line,
            ToDoubleFunction<Word> weighing,
            Function<Word, List<String>> meaning) {
        int rows = wording.size();
        int columns = line.size();
        double[] added = new double[columns];
        for (int j = 0; j < columns; j++) {
            added[j] = ADDED * weighing.applyAsDouble(line.get(j));
        }
        List<List<String>> meant = line.stream().map(meaning).toList();
        double[] weights = wording.stream().mapToDouble(weighing).toArray();
        double[][] score = new double[rows + 1][columns + 1];
        double[][] matched = new double[rows + 1][columns + 1];
        for (int j = 1; j <= columns; j++) {
            score[0][j] = score[0][j - 1] - added[j - 1];
        }
        boolean[] last = new boolean[columns + 1];
        for (int i = 1; i <= rows; i++) {
            String word = wording.get(i - 1).norm();
            double weight = weights[i - 1];
            score[i][0] = score[i - 1][0] - MISSING * weight;
            for (int j = 1; j <= columns; j++) {
                double best = score[i - 1][j] - MISSING * weight;
                double carried = matched[i - 1][j];
                boolean whole = false;
                if (score[i][j - 1] - added[j - 1] > best) {
                    best = score[i][j - 1] - added[j - 1];
                    carried = matched[i][j - 1];
                    whole = i == rows && last[j - 1];
                }
                double same = likeness(word, line.get(j - 1).norm(), meant.get(j - 1));
                if (same > 0 && score[i - 1][j - 1] + same * weight >= best) {
                    best = score[i - 1][j - 1] + same * weight;
                    carried = matched[i - 1][j - 1] + same * weight;
                    whole = true;
                }
                if (j > 1
                        && score[i - 1][j - 2] + weight > best
                        && joined(word, line.get(j - 2).norm(), line.get(j - 1).norm())) {
                    best = score[i - 1][j - 2] + weight;
                    carried = matched[i - 1][j - 2] + weight;
                    whole = true;
                }
                if (i > 1) {
                    double both = weight + weights[i - 2];
                    if (score[i - 2][j - 1] + both > best
                            && joined(line.get(j - 1).norm(), wording.get(i - 2).norm(), word)) {
                        best = score[i - 2][j - 1] + both;
                        carried = matched[i - 2][j - 1] + both;
                        whole = true;
                    }
                }
                score[i][j] = best;
                matched[i][j] = carried;
                if (i == rows) {
                    last[j] = whole;
                }
            }
        }
        int end = 0;
        for (int j = 1; j <= columns; j++) {
            if (score[rows][j] > score[rows][end] + 1e-9) {
                end = j;
            }
        }
        return new Alignment(matched[rows][end], end, last[end]);
    }

    private static double likeness(String word, String written, List<String> meant) {
        if (word.equals(written)) {
            return 1;
        }
        return meant.contains(word) ? MISSPELT : 0;
    }

    private static boolean joined(String whole, String first, String second) {
        return whole.length() == first.length() + second.length()
                && whole.startsWith(first)
                && whole.endsWith(second);
    }
}
