package dev.assay.checkers.semantic.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Boosted regression trees: their values sum up to log odds. All trees lie in one array of nodes;
 * an inner node's children lie next to each other.
 */
public final class Trees {

    private static final int LEAF = -1;

    private final double bias;
    private final int[] roots;
    private final int[] feature;
    private final double[] value;
    private final int[] left;

    private Trees(double bias, int[] roots, int[] feature, double[] value, int[] left) {
        this.bias = bias;
        this.roots = roots;
        this.feature = feature;
        this.value = value;
        this.left = left;
    }

    /** The log odds. */
    public double logit(double[] features) {
        double sum = bias;
        for (int root : roots) {
            int node = root;
            while (feature[node] != LEAF) {
                // An inner node's value is its threshold: up to it to the left.
                node = left[node] + (features[feature[node]] <= value[node] ? 0 : 1);
            }
            sum += value[node];
        }
        return sum;
    }

    void write(ModelText text) {
        text.put("bias", bias)
                .put("roots", roots)
                .put("feature", feature)
                .put("value", value)
                .put("left", left);
    }

    static Trees read(ModelText text) {
        return new Trees(
                text.number("bias"),
                text.integers("roots"),
                text.integers("feature"),
                text.numbers("value"),
                text.integers("left"));
    }

    /** Takes nodes as they are grown. */
    public static final class Builder {

        private final double bias;
        private final List<Integer> roots = new ArrayList<>();
        private final List<Integer> feature = new ArrayList<>();
        private final List<Double> value = new ArrayList<>();
        private final List<Integer> left = new ArrayList<>();

        /** With the log odds that all trees start from. */
        public Builder(double bias) {
            this.bias = bias;
        }

        /** Begins a tree; its root is a leaf until it is split. */
        public int root() {
            int node = leaf();
            roots.add(node);
            return node;
        }

        private int leaf() {
            feature.add(LEAF);
            value.add(0.0);
            left.add(0);
            return feature.size() - 1;
        }

        /** What a leaf adds to the log odds. */
        public void set(int node, double adds) {
            value.set(node, adds);
        }

        /** Makes a leaf an inner node; returns its left child, and the right one is the next. */
        public int split(int node, int by, double threshold) {
            int child = leaf();
            leaf();
            feature.set(node, by);
            value.set(node, threshold);
            left.set(node, child);
            return child;
        }

        /** All trees so far. */
        public Trees build() {
            return new Trees(
                    bias,
                    roots.stream().mapToInt(Integer::intValue).toArray(),
                    feature.stream().mapToInt(Integer::intValue).toArray(),
                    value.stream().mapToDouble(Double::doubleValue).toArray(),
                    left.stream().mapToInt(Integer::intValue).toArray());
        }
    }
}
