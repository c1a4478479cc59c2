package dev.assay.prose.guard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How likely one kind of word follows another: a model of pairs, smoothed. Immutable. */
public final class Pairs {

    /** How much a pair that was never seen is believed in. */
    private static final double SMOOTHING = 4;

    private static final double UNSEEN = 0.5;
    private static final double KINDS = 250;

    private final Map<String, Integer> counts;
    private final Map<String, Integer> before = new HashMap<>();
    private final Map<String, Integer> after = new HashMap<>();
    private final double all;

    /** Of the pairs that were seen, which most are. */
    private final Map<String, Double> logs = new HashMap<>();

    /**
     * A model.
     *
     * @param counts how often two kinds, with a space between, were seen next to each other
     */
    public Pairs(Map<String, Integer> counts) {
        this.counts = Map.copyOf(counts);
        double sum = 0;
        for (Map.Entry<String, Integer> pair : this.counts.entrySet()) {
            int space = pair.getKey().indexOf(' ');
            before.merge(pair.getKey().substring(0, space), pair.getValue(), Integer::sum);
            after.merge(pair.getKey().substring(space + 1), pair.getValue(), Integer::sum);
            sum += pair.getValue();
        }
        this.all = sum;
        this.counts.keySet().forEach(pair -> logs.put(pair, log(pair)));
    }

    /** The log of the probability of pairs, each given its first half. */
    double logLikelihood(List<String> pairs) {
        double sum = 0;
        for (String pair : pairs) {
            Double log = logs.get(pair);
            sum += log == null ? log(pair) : log;
        }
        return sum;
    }

    private double log(String pair) {
        int space = pair.indexOf(' ');
        double left = before.getOrDefault(pair.substring(0, space), 0);
        double alone =
                (after.getOrDefault(pair.substring(space + 1), 0) + UNSEEN)
                        / (all + UNSEEN * KINDS);
        double seen = counts.getOrDefault(pair, 0);
        return StrictMath.log((seen + SMOOTHING * alone) / (left + SMOOTHING));
    }

    /** A pair a line, with its count. */
    String write() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(counts)
                .forEach((pair, n) -> text.append(pair).append(' ').append(n).append('\n'));
        return text.toString();
    }
}
