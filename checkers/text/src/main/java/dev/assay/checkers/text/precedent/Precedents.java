package dev.assay.checkers.text.precedent;

import dev.assay.spi.GradedAnswers.GradedAnswer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Answers whose score is known, and what they say that another is worth: kernel ridge regression on
 * the cosine of the texts' {@link Traits}, rare ones weighing more (Murphy, Machine Learning: A
 * Probabilistic Perspective, 14.4.3). Immutable.
 */
public final class Precedents {

    /** More teach little, and the time to learn grows with their cube. */
    private static final int MOST = 200;

    /** What an answer is worth that is like no other. */
    private static final double UNKNOWN = 0.45;

    private static final double RIDGE = 0.3;

    /**
     * What is known of a trait.
     *
     * @param rarity by the number of answers that have it
     * @param weight its part of the answers' vectors, each by its weight, in one sum: the kernel is
     *     linear
     */
    private record Known(double rarity, double weight) {}

    private final Map<String, Known> known = new HashMap<>();
    private final Known stranger;
    private final int size;

    /** Learns from the first {@value #MOST} of them. */
    public Precedents(List<GradedAnswer> graded) {
        List<GradedAnswer> first = graded.subList(0, Math.min(MOST, graded.size()));
        List<Map<String, Double>> traits =
                first.stream().map(answer -> Traits.of(answer.answer())).toList();
        Map<String, Integer> seenIn = new HashMap<>();
        traits.forEach(one -> one.keySet().forEach(name -> seenIn.merge(name, 1, Integer::sum)));
        size = first.size();
        double[] rarities = new double[size + 1];
        for (int i = 0; i <= size; i++) {
            // The same on every machine: a grade may not depend on a processor's logarithm.
            rarities[i] = StrictMath.log((size + 1) / (i + 0.5));
        }
        List<Map<String, Double>> vectors =
                traits.stream().map(one -> vector(one, seenIn, rarities)).toList();
        double[][] kernel = new double[size][size];
        double[] wanted = new double[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                kernel[i][j] = cosine(vectors.get(i), vectors.get(j));
            }
            kernel[i][i] += RIDGE;
            wanted[i] = first.get(i).score().value().doubleValue() - UNKNOWN;
        }
        Map<String, Double> sum = new HashMap<>();
        double[] weights = Cholesky.solve(kernel, wanted);
        for (int i = 0; i < size; i++) {
            double weight = weights[i];
            vectors.get(i).forEach((trait, value) -> sum.merge(trait, weight * value, Double::sum));
        }
        sum.forEach(
                (trait, weight) ->
                        known.put(
                                trait,
                                new Known(
                                        rarities[Objects.requireNonNull(seenIn.get(trait))],
                                        weight)));
        stranger = new Known(rarities[0], 0);
    }

    /** How many it has learned from. */
    public int size() {
        return size;
    }

    /** What answers like this one were worth: about 0 to 1. */
    public double worth(String answer) {
        double product = 0;
        double square = 0;
        for (Map.Entry<String, Double> trait : Traits.of(answer).entrySet()) {
            Known of = known.getOrDefault(trait.getKey(), stranger);
            double value = Math.sqrt(trait.getValue()) * of.rarity;
            product += value * of.weight;
            square += value * value;
        }
        return square > 0 ? UNKNOWN + product / Math.sqrt(square) : UNKNOWN;
    }

    /** Of length 1; empty for a text without a word. */
    private static Map<String, Double> vector(
            Map<String, Double> traits, Map<String, Integer> seenIn, double[] rarities) {
        Map<String, Double> vector = new HashMap<>(traits);
        vector.replaceAll(
                (name, count) -> Math.sqrt(count) * rarities[seenIn.getOrDefault(name, 0)]);
        double square = 0;
        for (double value : vector.values()) {
            square += value * value;
        }
        double length = Math.sqrt(square);
        if (length > 0) {
            vector.replaceAll((name, value) -> value / length);
        }
        return vector;
    }

    private static double cosine(Map<String, Double> one, Map<String, Double> other) {
        return one.size() <= other.size() ? product(one, other) : product(other, one);
    }

    private static double product(Map<String, Double> few, Map<String, Double> many) {
        double sum = 0;
        for (Map.Entry<String, Double> entry : few.entrySet()) {
            Double value = many.get(entry.getKey());
            if (value != null) {
                sum += value * entry.getValue();
            }
        }
        return sum;
    }
}
