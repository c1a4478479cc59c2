package dev.assay.checkers.semantic.comparison;

import java.util.List;

/**
 * How many different words a text has, where like words count as less than two (S. Jimenez, C.
 * Becerra, A. Gelbukh: SOFTCARDINALITY, SemEval 2013). Likeness is squared, so that unlike words
 * hardly count as one.
 */
final class SoftCardinality {

    /** Words of a text that are looked at: the sum over pairs grows with their square. */
    private static final int MOST = 300;

    private final List<Word> words;
    private final double[] like;
    private final double size;

    private SoftCardinality(List<Word> words, double[] like) {
        this.words = words;
        this.like = like;
        this.size = size(words, like);
    }

    static SoftCardinality of(List<Word> all) {
        List<Word> words = all.size() > MOST ? all.subList(0, MOST) : all;
        double[] like = new double[words.size()];
        for (int i = 0; i < like.length; i++) {
            for (Word other : words) {
                like[i] += squared(words.get(i), other);
            }
        }
        return new SoftCardinality(words, like);
    }

    double size() {
        return size;
    }

    /** Of what two texts share. */
    double common(SoftCardinality other) {
        double[] here = like.clone();
        double[] there = other.like.clone();
        for (int i = 0; i < here.length; i++) {
            for (int k = 0; k < there.length; k++) {
                double squared = squared(words.get(i), other.words.get(k));
                here[i] += squared;
                there[k] += squared;
            }
        }
        double both = size(words, here) + size(other.words, there);
        return Math.max(0, size + other.size - both);
    }

    private static double size(List<Word> words, double[] like) {
        double sum = 0;
        for (int i = 0; i < like.length; i++) {
            sum += words.get(i).weight() / like[i];
        }
        return sum;
    }

    private static double squared(Word one, Word other) {
        if (one.stem().equals(other.stem())) {
            return 1;
        }
        double similarity = one.spelling().similarity(other.spelling());
        return similarity * similarity;
    }
}
