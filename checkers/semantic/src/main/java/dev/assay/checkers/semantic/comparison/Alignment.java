package dev.assay.checkers.semantic.comparison;

import dev.assay.checkers.semantic.embedding.Embedding;
import java.util.List;

/** Which words of two texts stand for each other: by how they are written and what they mean. */
final class Alignment {

    private final List<Word> right;
    private final double[][] spelt;
    private final double[][] meant;

    private Alignment(List<Word> right, double[][] spelt, double[][] meant) {
        this.right = right;
        this.spelt = spelt;
        this.meant = meant;
    }

    /** For each pair, 1 for the same stem and less for a like spelling. */
    double[][] spelt() {
        return spelt;
    }

    /** For each pair, the cosine in context; never less than {@link #spelt}. */
    double[][] meant() {
        return meant;
    }

    static Alignment of(List<Word> left, List<Word> right) {
        double[][] spelt = new double[left.size()][right.size()];
        double[][] meant = new double[left.size()][right.size()];
        for (int i = 0; i < left.size(); i++) {
            Word one = left.get(i);
            for (int k = 0; k < right.size(); k++) {
                Word other = right.get(k);
                double spelling = spelling(one, other);
                spelt[i][k] = spelling;
                double cosine = Math.max(0, Embedding.dot(one.vector(), other.vector()));
                meant[i][k] = Math.min(1, Math.max(spelling, cosine));
            }
        }
        return new Alignment(right, spelt, meant);
    }

    private static double spelling(Word one, Word other) {
        if (one.stem().equals(other.stem())) {
            return 1;
        }
        if (one.kind() != Word.Kind.CONTENT || other.kind() != Word.Kind.CONTENT) {
            return 0;
        }
        double alike = one.spelling().similarity(other.spelling());
        return alike >= Spelling.ALIKE ? alike : 0;
    }

    /** For each word on the left, how well the best word on the right stands for it. */
    static double[] best(double[][] similarities) {
        double[] best = new double[similarities.length];
        for (int i = 0; i < best.length; i++) {
            for (double similarity : similarities[i]) {
                best[i] = Math.max(best[i], similarity);
            }
        }
        return best;
    }

    /** For each word on the right, how well the best word on the left stands for it. */
    double[] bestOfRight(double[][] similarities) {
        double[] best = new double[right.size()];
        for (double[] row : similarities) {
            for (int k = 0; k < best.length; k++) {
                best[k] = Math.max(best[k], row[k]);
            }
        }
        return best;
    }

    /** The index of the word on the right that means most nearly what a word on the left means. */
    int partner(int i) {
        int partner = -1;
        double best = -1;
        for (int k = 0; k < right.size(); k++) {
            if (meant[i][k] > best) {
                best = meant[i][k];
                partner = k;
            }
        }
        return partner;
    }
}
