package dev.assay.checkers.semantic.comparison;

import dev.assay.checkers.semantic.embedding.Embedding;
import java.util.HashMap;
import java.util.Map;

/** An answer as it is compared with other answers to the same question. Immutable. */
public final class Profile {

    /** What a word counts that the question has as well. */
    private static final double ASKED = 0.25;

    private final float[] vector;
    private final Map<String, Double> words;
    private final double norm;
    private final Trigrams trigrams;

    private Profile(float[] vector, Map<String, Double> words, Trigrams trigrams) {
        this.vector = vector;
        this.words = words;
        this.norm =
                Math.sqrt(
                        words.values().stream()
                                .sorted()
                                .mapToDouble(weight -> weight * weight)
                                .sum());
        this.trigrams = trigrams;
    }

    /** Of an answer to a question. */
    public static Profile of(Passage question, Passage answer) {
        Map<String, Double> words = new HashMap<>();
        for (Word word : answer.words()) {
            double weight = word.weight() * (question.has(word.stem()) ? ASKED : 1);
            words.merge(word.stem(), weight, Math::max);
        }
        return new Profile(answer.embedding().vector(), words, answer.trigrams());
    }

    /** How near two answers' meanings are: the cosine, -1 to 1. */
    public double meaning(Profile other) {
        return Embedding.dot(vector, other.vector);
    }

    /** How many words two answers share, each by its weight: 0 to 1. */
    public double words(Profile other) {
        if (norm == 0 || other.norm == 0) {
            return 0;
        }
        // Added up in the order of the terms' values, so that no map's order shows in the sum.
        double dot =
                words.entrySet().stream()
                        .mapToDouble(
                                word ->
                                        word.getValue()
                                                * other.words.getOrDefault(word.getKey(), 0.0))
                        .sorted()
                        .sum();
        return Math.min(1, dot / (norm * other.norm));
    }

    /** How alike two answers are written: 0 to 1. */
    public double letters(Profile other) {
        return trigrams.cosine(other.trigrams);
    }
}
