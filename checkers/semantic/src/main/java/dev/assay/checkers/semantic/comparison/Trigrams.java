package dev.assay.checkers.semantic.comparison;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A text's letters in threes: what it shares with another whatever the word's form. */
record Trigrams(Map<String, Integer> counts, double norm) {

    static Trigrams of(List<Word> words) {
        Map<String, Integer> counts = new HashMap<>();
        for (Word word : words) {
            String padded = ' ' + word.name() + ' ';
            for (int i = 0; i + 3 <= padded.length(); i++) {
                counts.merge(padded.substring(i, i + 3), 1, Integer::sum);
            }
        }
        double squares = 0;
        for (int count : counts.values()) {
            squares += (double) count * count;
        }
        return new Trigrams(counts, Math.sqrt(squares));
    }

    /** 0 to 1. */
    double cosine(Trigrams other) {
        if (norm == 0 || other.norm == 0) {
            return 0;
        }
        long dot = 0;
        for (Map.Entry<String, Integer> one : counts.entrySet()) {
            dot += (long) one.getValue() * other.counts.getOrDefault(one.getKey(), 0);
        }
        return dot / (norm * other.norm);
    }
}
