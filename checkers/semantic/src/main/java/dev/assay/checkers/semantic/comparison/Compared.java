package dev.assay.checkers.semantic.comparison;

import static dev.assay.checkers.semantic.comparison.Feature.*;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An answer held against all references of its question. */
public final class Compared {

    private final double[] features;
    private final int nearest;
    private final Comparison best;

    private Compared(double[] features, int nearest, Comparison best) {
        this.features = features;
        this.nearest = nearest;
        this.best = best;
    }

    /** What was measured, by {@link Feature#index()}. */
    public double[] features() {
        return features.clone();
    }

    /** The index of the reference that the answer is nearest to. */
    public int nearest() {
        return nearest;
    }

    /** The comparison with it. */
    Comparison best() {
        return best;
    }

    /**
     * Compares.
     *
     * @param references at least one
     */
    public static Compared of(Passage question, List<Passage> references, Passage answer) {
        List<Comparison> all =
                references.stream()
                        .map(reference -> Comparison.of(question, reference, answer))
                        .toList();
        int nearest = 0;
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).closeness() > all.get(nearest).closeness()) {
                nearest = i;
            }
        }
        Comparison best = all.get(nearest);
        double[] features = best.values();
        features[BEST_COSINE.index()] = most(all, COSINE);
        features[BEST_MEANING_F1.index()] = most(all, MEANING_F1);
        features[BEST_WORD_F1.index()] = most(all, WORD_F1);
        features[BEST_WORD_RECALL.index()] = most(all, WORD_RECALL);
        features[BEST_SOFT_DICE.index()] = most(all, SOFT_DICE);
        features[MEAN_COSINE.index()] = mean(all, COSINE);
        features[MEAN_WORD_F1.index()] = mean(all, WORD_F1);
        features[REFERENCES.index()] = Math.log(all.size());
        features[COVERED_PRECISION.index()] = covered(question, references, answer);
        return new Compared(features, nearest, best);
    }

    private static double covered(Passage question, List<Passage> references, Passage answer) {
        Set<String> stems = new HashSet<>();
        references.forEach(r -> r.content().forEach(word -> stems.add(word.stem())));
        double found = 0;
        double all = 0;
        for (Word word : answer.content()) {
            if (!question.has(word.stem())) {
                all += word.weight();
                found += stems.contains(word.stem()) ? word.weight() : 0;
            }
        }
        return Comparison.ratio(found, all);
    }

    private static Stream<Double> values(List<Comparison> all, Feature feature) {
        return all.stream().map(one -> one.get(feature));
    }

    private static double most(List<Comparison> all, Feature feature) {
        return values(all, feature).max(Comparator.naturalOrder()).orElse(0.0);
    }

    private static double mean(List<Comparison> all, Feature feature) {
        return values(all, feature).mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
