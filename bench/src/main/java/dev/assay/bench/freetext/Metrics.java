package dev.assay.bench.freetext;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** What verdicts are worth, held against what humans gave. */
final class Metrics {

    /** Scores are compared in tenths where they are weighed as classes. */
    private static final int LEVELS = 10;

    private static final int BINS = 10;

    private Metrics() {}

    /**
     * A verdict on an answer that is right or wrong.
     *
     * @param confidence 0.5 to 1
     */
    record Call(boolean given, boolean truth, double confidence) {

        boolean isHit() {
            return given == truth;
        }
    }

    /** A score that was given, and a human's. */
    record Mark(double given, double truth) {}

    /** The mean of the two classes' F1, each weighed by how often humans gave it. */
    static OptionalDouble weightedF1(List<Call> calls) {
        double right = share(calls, Call::truth);
        return calls.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(right * f1(calls, true) + (1 - right) * f1(calls, false));
    }

    static OptionalDouble macroF1(List<Call> calls) {
        return calls.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((f1(calls, true) + f1(calls, false)) / 2);
    }

    private static double f1(List<Call> calls, boolean of) {
        long hits = calls.stream().filter(c -> c.given() == of && c.truth() == of).count();
        long given = calls.stream().filter(c -> c.given() == of).count();
        long truth = calls.stream().filter(c -> c.truth() == of).count();
        return given + truth == 0 ? 0 : 2.0 * hits / (given + truth);
    }

    static OptionalDouble accuracy(List<Call> calls) {
        return calls.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(share(calls, Call::isHit));
    }

    /** A share of all; of nothing there is none. */
    static OptionalDouble share(long some, long all) {
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) some / all);
    }

    private static double share(List<Call> calls, Predicate<Call> which) {
        return (double) calls.stream().filter(which).count() / calls.size();
    }

    /** Of the share of verdicts that are surest; of equally sure ones the first. */
    static OptionalDouble accuracyAt(List<Call> calls, double coverage) {
        int most = (int) Math.round(calls.size() * coverage);
        return accuracy(
                calls.stream()
                        .sorted(Comparator.comparingDouble(Call::confidence).reversed())
                        .limit(most)
                        .toList());
    }

    /**
     * Expected calibration error: how far confidence and accuracy are apart, over ten bins of equal
     * width from 0.5 to 1, each weighed by its size.
     */
    static OptionalDouble calibrationError(List<Call> calls) {
        if (calls.isEmpty()) {
            return OptionalDouble.empty();
        }
        double[] apart = new double[BINS];
        for (Call call : calls) {
            int bin = Math.clamp((int) ((call.confidence() - 0.5) * 2 * BINS), 0, BINS - 1);
            apart[bin] += call.confidence() - (call.isHit() ? 1 : 0);
        }
        double sum = 0;
        for (double one : apart) {
            sum += Math.abs(one);
        }
        return OptionalDouble.of(sum / calls.size());
    }

    static OptionalDouble pearson(List<Mark> marks) {
        double given = mean(marks, Mark::given);
        double truth = mean(marks, Mark::truth);
        double both = mean(marks, m -> (m.given() - given) * (m.truth() - truth));
        double spread =
                mean(marks, m -> (m.given() - given) * (m.given() - given))
                        * mean(marks, m -> (m.truth() - truth) * (m.truth() - truth));
        return marks.isEmpty() || spread == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(both / Math.sqrt(spread));
    }

    static OptionalDouble rmse(List<Mark> marks) {
        return marks.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        Math.sqrt(
                                mean(
                                        marks,
                                        m -> (m.given() - m.truth()) * (m.given() - m.truth()))));
    }

    /** Cohen's kappa with quadratic weights, over scores in tenths. */
    static OptionalDouble qwk(List<Mark> marks) {
        List<Mark> levels = new ArrayList<>();
        for (Mark mark : marks) {
            levels.add(
                    new Mark(Math.round(mark.given() * LEVELS), Math.round(mark.truth() * LEVELS)));
        }
        double observed = mean(levels, m -> (m.given() - m.truth()) * (m.given() - m.truth()));
        double given = mean(levels, Mark::given);
        double truth = mean(levels, Mark::truth);
        double expected =
                mean(levels, m -> m.given() * m.given())
                        + mean(levels, m -> m.truth() * m.truth())
                        - 2 * given * truth;
        return marks.isEmpty() || expected == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(1 - observed / expected);
    }

    private static double mean(List<Mark> marks, ToDoubleFunction<Mark> what) {
        return marks.stream().mapToDouble(what).average().orElse(0);
    }
}
