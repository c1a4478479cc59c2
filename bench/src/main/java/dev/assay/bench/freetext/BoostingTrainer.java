package dev.assay.bench.freetext;

import dev.assay.checkers.semantic.model.Head;
import dev.assay.checkers.semantic.model.Trees;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Grows boosted trees for the logistic loss (J. Friedman, 2001, 2002), over binned features, each
 * tree on a part of the rows and of the features. The same rows give the same trees.
 */
final class BoostingTrainer {

    private static final int BINS = 48;
    private static final int DEPTH = 4;
    private static final double RATE = 0.05;
    private static final double SHRINK = 8;
    private static final int SMALLEST = 40;
    private static final double ROWS = 0.6;
    private static final double FEATURES = 0.35;

    private final double[][] cuts;
    private final byte[][] bins;
    private final boolean[] labels;
    private final double[] gradient;
    private final double[] curve;
    private final SplittableRandom random = new SplittableRandom(20);

    private BoostingTrainer(double[][] rows, boolean[] labels) {
        int width = rows[0].length;
        this.labels = labels;
        this.cuts = new double[width][];
        this.bins = new byte[width][rows.length];
        this.gradient = new double[rows.length];
        this.curve = new double[rows.length];
        for (int f = 0; f < width; f++) {
            cuts[f] = cuts(rows, f);
            for (int i = 0; i < rows.length; i++) {
                int at = Arrays.binarySearch(cuts[f], rows[i][f]);
                bins[f][i] = (byte) (at < 0 ? -at - 1 : at);
            }
        }
    }

    /** A bin holds what is greater than the cut before it, up to its own. */
    private static double[] cuts(double[][] rows, int f) {
        double[] values = Arrays.stream(rows).mapToDouble(row -> row[f]).sorted().toArray();
        double[] cuts = new double[BINS - 1];
        int n = 0;
        for (int b = 1; b < BINS; b++) {
            double low = values[b * (values.length - 1) / BINS];
            double cut = Math.round(low * 1e4) / 1e4;
            if (n == 0 || cut > cuts[n - 1]) {
                cuts[n++] = cut;
            }
        }
        return Arrays.copyOf(cuts, n);
    }

    static Trees fit(double[][] rows, boolean[] labels, int number) {
        return new BoostingTrainer(rows, labels).grow(number);
    }

    private Trees grow(int number) {
        int n = labels.length;
        double rate = 0;
        for (boolean label : labels) {
            rate += label ? 1.0 / n : 0;
        }
        double bias = Math.log(rate / (1 - rate));
        double[] logits = new double[n];
        Arrays.fill(logits, bias);
        Trees.Builder trees = new Trees.Builder(bias);
        for (int t = 0; t < number; t++) {
            for (int i = 0; i < n; i++) {
                double p = Head.probability(logits[i]);
                gradient[i] = (labels[i] ? 1 : 0) - p;
                curve[i] = p * (1 - p);
            }
            int[] features = features();
            int[] some = rows(n);
            int root = trees.root();
            int[] all = new int[n];
            Arrays.setAll(all, i -> i);
            split(trees, root, some, all, features, DEPTH, logits);
        }
        return trees.build();
    }

    private int[] features() {
        int[] some = new int[cuts.length];
        int size = 0;
        while (size == 0) {
            for (int f = 0; f < cuts.length; f++) {
                if (random.nextDouble() < FEATURES) {
                    some[size++] = f;
                }
            }
        }
        return Arrays.copyOf(some, size);
    }

    private int[] rows(int n) {
        int[] some = new int[n];
        int size = 0;
        for (int i = 0; i < n; i++) {
            if (random.nextDouble() < ROWS) {
                some[size++] = i;
            }
        }
        return Arrays.copyOf(some, size);
    }

    /** Splits a node by the sampled rows; all rows then get what their leaf adds. */
    private void split(
            Trees.Builder trees,
            int node,
            int[] some,
            int[] all,
            int[] features,
            int depth,
            double[] logits) {
        double g = 0;
        double h = 0;
        for (int i : some) {
            g += gradient[i];
            h += curve[i];
        }
        int bestFeature = -1;
        int bestBin = 0;
        double best = 1e-3;
        if (depth > 0 && some.length >= 2 * SMALLEST) {
            for (int f : features) {
                double[] gs = new double[BINS];
                double[] hs = new double[BINS];
                int[] counts = new int[BINS];
                byte[] bin = bins[f];
                for (int i : some) {
                    gs[bin[i]] += gradient[i];
                    hs[bin[i]] += curve[i];
                    counts[bin[i]]++;
                }
                double gl = 0;
                double hl = 0;
                int left = 0;
                for (int b = 0; b < cuts[f].length; b++) {
                    gl += gs[b];
                    hl += hs[b];
                    left += counts[b];
                    if (left >= SMALLEST && some.length - left >= SMALLEST) {
                        double gain =
                                gl * gl / (hl + SHRINK)
                                        + (g - gl) * (g - gl) / (h - hl + SHRINK)
                                        - g * g / (h + SHRINK);
                        if (gain > best) {
                            best = gain;
                            bestFeature = f;
                            bestBin = b;
                        }
                    }
                }
            }
        }
        if (bestFeature < 0) {
            double adds = RATE * g / (h + SHRINK);
            trees.set(node, adds);
            for (int i : all) {
                logits[i] += adds;
            }
            return;
        }
        int child = trees.split(node, bestFeature, cuts[bestFeature][bestBin]);
        byte[] bin = bins[bestFeature];
        int cut = bestBin;
        split(
                trees,
                child,
                part(some, bin, cut, true),
                part(all, bin, cut, true),
                features,
                depth - 1,
                logits);
        split(
                trees,
                child + 1,
                part(some, bin, cut, false),
                part(all, bin, cut, false),
                features,
                depth - 1,
                logits);
    }

    private static int[] part(int[] rows, byte[] bin, int cut, boolean left) {
        return Arrays.stream(rows).filter(i -> bin[i] <= cut == left).toArray();
    }
}
