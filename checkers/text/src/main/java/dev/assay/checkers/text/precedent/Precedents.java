package dev.assay.checkers.text.precedent;

import dev.assay.spi.GradedAnswers.GradedAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    private final Map<String, Integer> seenIn = new HashMap<>();
    private final List<Map<String, Double>> vectors;
    private final double[] weights;

    /** Learns from the first {@value #MOST} of them. */
    public Precedents(List<GradedAnswer> graded) {
        List<GradedAnswer> known = graded.subList(0, Math.min(MOST, graded.size()));
        List<Map<String, Double>> traits =
                known.stream().map(answer -> Traits.of(answer.answer())).toList();
        traits.forEach(one -> one.keySet().forEach(name -> seenIn.merge(name, 1, Integer::sum)));
        int size = known.size();
        vectors = new ArrayList<>(size);
        traits.forEach(one -> vectors.add(vector(one, size)));
        double[][] kernel = new double[size][size];
        double[] wanted = new double[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                kernel[i][j] = cosine(vectors.get(i), vectors.get(j));
            }
            kernel[i][i] += RIDGE;
            wanted[i] = known.get(i).score().value().doubleValue() - UNKNOWN;
        }
        weights = Cholesky.solve(kernel, wanted);
    }

    /** How many it has learned from. */
    public int size() {
        return weights.length;
    }

    /** What answers like this one were worth: about 0 to 1. */
    public double worth(String answer) {
        Map<String, Double> vector = vector(Traits.of(answer), weights.length);
        double worth = UNKNOWN;
        for (int i = 0; i < weights.length; i++) {
            worth += weights[i] * cosine(vectors.get(i), vector);
        }
        return worth;
    }

    /** Of length 1; empty for a text without a word. */
    private Map<String, Double> vector(Map<String, Double> traits, int size) {
        Map<String, Double> vector = new HashMap<>(traits);
        vector.replaceAll((name, count) -> Math.sqrt(count) * rarity(name, size));
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

    /** The same on every machine: a grade may not depend on a processor's logarithm. */
    private double rarity(String trait, int size) {
        return StrictMath.log((size + 1) / (seenIn.getOrDefault(trait, 0) + 0.5));
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
