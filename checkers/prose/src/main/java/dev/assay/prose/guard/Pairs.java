package dev.assay.prose.guard;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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

    /**
     * A model.
     *
     * @param counts how often two kinds, with a space between, were seen next to each other
     */
    public Pairs(Map<String, Integer> counts) {
        this.counts = Map.copyOf(counts);
        double sum = 0;
        for (Map.Entry<String, Integer> pair : this.counts.entrySet()) {
            before.merge(first(pair.getKey()), pair.getValue(), Integer::sum);
            after.merge(second(pair.getKey()), pair.getValue(), Integer::sum);
            sum += pair.getValue();
        }
        this.all = sum;
    }

    private static String first(String pair) {
        return pair.substring(0, pair.indexOf(' '));
    }

    private static String second(String pair) {
        return pair.substring(pair.indexOf(' ') + 1);
    }

    /** The kinds that were seen. */
    Set<String> kinds() {
        Set<String> kinds = new TreeSet<>(before.keySet());
        kinds.addAll(after.keySet());
        return kinds;
    }

    /**
     * The logs of the probabilities of all pairs, each given its first half.
     *
     * @param ids of kinds, from 0 on, all that were seen among them
     * @return the pair of a and b at {@code a * width + b}, where {@code width} is one more than
     *     there are kinds: the last stands for every other kind
     */
    double[] logs(Map<String, Integer> ids) {
        int width = ids.size() + 1;
        double[] lefts = new double[width];
        double[] rights = new double[width];
        before.forEach((kind, count) -> lefts[id(kind, ids)] = count);
        after.forEach((kind, count) -> rights[id(kind, ids)] = count);
        double[] logLefts = new double[width];
        double[] logRights = new double[width];
        for (int kind = 0; kind < width; kind++) {
            logLefts[kind] = StrictMath.log(lefts[kind] + SMOOTHING);
            logRights[kind] = StrictMath.log(SMOOTHING * alone(rights[kind]));
        }
        double[] logs = new double[width * width];
        for (int a = 0; a < width; a++) {
            for (int b = 0; b < width; b++) {
                logs[a * width + b] = logRights[b] - logLefts[a];
            }
        }
        counts.forEach(
                (pair, seen) -> {
                    int a = id(first(pair), ids);
                    int b = id(second(pair), ids);
                    logs[a * width + b] =
                            StrictMath.log(
                                    (seen + SMOOTHING * alone(rights[b])) / (lefts[a] + SMOOTHING));
                });
        return logs;
    }

    private static int id(String kind, Map<String, Integer> ids) {
        return ids.getOrDefault(kind, ids.size());
    }

    private double alone(double count) {
        return (count + UNSEEN) / (all + UNSEEN * KINDS);
    }

    /** A pair a line, with its count. */
    String write() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(counts)
                .forEach((pair, n) -> text.append(pair).append(' ').append(n).append('\n'));
        return text.toString();
    }
}
