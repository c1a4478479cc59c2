package dev.assay.checkers.semantic.learning;

import dev.assay.checkers.semantic.comparison.AnswerReading;
import dev.assay.checkers.semantic.comparison.Feature;
import dev.assay.checkers.semantic.comparison.Profile;
import dev.assay.checkers.semantic.model.Head;
import dev.assay.checkers.semantic.model.Judgement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What the graded answers of a question say of another answer, as numbers: how far the general
 * model was off near it, and whether right or wrong answers lie nearer. Immutable.
 */
public final class Neighbourhood {

    /** Of the graded answers the last ones count, as fitting takes the cube of their number. */
    private static final int MOST = 300;

    /** What any two answers to a question have in common: a question may be graded strictly. */
    private static final double SHARED = 0.15;

    private static final double NOISE = 0.5;

    private final List<Marked> marked;
    private final Target right;
    private final Target some;

    /** Some of what the general model goes by, which may count more or less for a question. */
    private static final List<Feature> ALSO =
            List.of(
                    Feature.BEST_MEANING_F1,
                    Feature.BEST_WORD_F1,
                    Feature.MEANING_RECALL,
                    Feature.BEST_COSINE,
                    Feature.LENGTH_RATIO,
                    Feature.LENGTH_ANSWER);

    /** How many numbers there are for each of the two targets. */
    public static final int FEATURES = 10 + ALSO.size();

    private Neighbourhood(List<Marked> marked) {
        this.marked = marked;
        List<double[][]> kernels = new ArrayList<>();
        for (Kernel kernel : Kernel.values()) {
            double[][] matrix = new double[marked.size()][];
            for (int i = 0; i < matrix.length; i++) {
                matrix[i] = kernel.likeness(marked, marked.get(i).profile());
            }
            kernels.add(matrix);
        }
        this.right = new Target(kernels, Marked.RIGHT, Judgement::right);
        this.some = new Target(kernels, Marked.SOME, Judgement::some);
    }

    /**
     * Learns from graded answers.
     *
     * @param marked at least one
     */
    public static Neighbourhood of(List<Marked> marked) {
        return new Neighbourhood(
                List.copyOf(marked.subList(Math.max(0, marked.size() - MOST), marked.size())));
    }

    /** How many answers it has learned from. */
    public int size() {
        return marked.size();
    }

    /** Of an answer, to judge whether it is right. */
    public double[] ofRight(AnswerReading answer, Judgement general) {
        return right.features(answer, general.right());
    }

    /** Of an answer, to judge whether it is worth anything. */
    public double[] ofSome(AnswerReading answer, Judgement general) {
        return some.features(answer, general.some());
    }

    /** The ways in which answers are alike. */
    private enum Kernel {
        ANY {
            @Override
            double of(Profile one, Profile other) {
                return 0;
            }
        },
        MEANING {
            @Override
            double of(Profile one, Profile other) {
                return StrictMath.exp((one.meaning(other) - 1) / 0.25);
            }
        },
        WORDS {
            @Override
            double of(Profile one, Profile other) {
                return one.words(other);
            }
        },
        BOTH {
            @Override
            double of(Profile one, Profile other) {
                return (MEANING.of(one, other) + WORDS.of(one, other) + one.letters(other)) / 3;
            }
        };

        abstract double of(Profile one, Profile other);

        double[] likeness(List<Marked> marked, Profile answer) {
            return marked.stream().mapToDouble(m -> SHARED + of(m.profile(), answer)).toArray();
        }
    }

    /** One of the two things that are judged. */
    private final class Target {

        private final boolean[] reached;
        private final double[] logits;
        private final KernelRidge bySureness;
        private final Map<Kernel, KernelRidge> residuals = new EnumMap<>(Kernel.class);
        private final double rate;

        Target(List<double[][]> kernels, double from, ToDoubleFunction<Judgement> general) {
            int n = marked.size();
            this.reached = new boolean[n];
            this.logits = new double[n];
            double[] missed = new double[n];
            double sum = 0;
            for (int i = 0; i < n; i++) {
                reached[i] = marked.get(i).score() >= from;
                logits[i] = general.applyAsDouble(marked.get(i).general());
                missed[i] = (reached[i] ? 1 : 0) - Head.probability(logits[i]);
                sum += reached[i] ? 1 : 0;
            }
            this.rate = (sum + 1) / (n + 2);
            for (Kernel kernel : Kernel.values()) {
                residuals.put(
                        kernel, KernelRidge.fit(kernels.get(residuals.size()), NOISE, missed));
            }
            double[][] asSure = new double[n][];
            for (int i = 0; i < n; i++) {
                asSure[i] = asSure(logits[i]);
            }
            this.bySureness = KernelRidge.fit(asSure, NOISE, missed);
        }

        /** Where the general model was about as sure: it may be off by how much is asked. */
        private double[] asSure(double logit) {
            double[] like = new double[logits.length];
            for (int i = 0; i < like.length; i++) {
                double apart = logit - logits[i];
                like[i] = SHARED + StrictMath.exp(-apart * apart / 2);
            }
            return like;
        }

        double[] features(AnswerReading reading, double general) {
            Profile answer = reading.profile();
            double[] features = new double[FEATURES];
            int at = 0;
            features[at++] = Math.clamp(general, -4, 4);
            for (Map.Entry<Kernel, KernelRidge> residual : residuals.entrySet()) {
                double[] likeness = residual.getKey().likeness(marked, answer);
                features[at++] = residual.getValue().at(likeness);
            }
            features[at++] = bySureness.at(asSure(general));
            double[] measured = reading.compared().features();
            for (Feature feature : ALSO) {
                features[at++] = measured[feature.index()];
            }
            double[] likeness = Kernel.BOTH.likeness(marked, answer);
            double nearestRight = 0;
            double nearestWrong = 0;
            double votes = 0;
            double all = 0.01;
            for (int i = 0; i < likeness.length; i++) {
                double like = likeness[i] - SHARED;
                if (reached[i]) {
                    nearestRight = Math.max(nearestRight, like);
                } else {
                    nearestWrong = Math.max(nearestWrong, like);
                }
                double vote = like * like * like;
                votes += reached[i] ? vote : -vote;
                all += vote;
            }
            features[at++] = nearestRight - nearestWrong;
            features[at++] = Math.max(nearestRight, nearestWrong);
            features[at++] = votes / all;
            features[at] = rate;
            return features;
        }
    }
}
