package dev.assay.checkers.semantic.learning;

import dev.assay.checkers.semantic.comparison.Doubt;
import dev.assay.checkers.semantic.model.Judgement;
import dev.assay.prose.guard.Doubts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is held of an answer.
 *
 * @param judgement by the models
 * @param copied what a human gave for the very same answer
 * @param doubt why a human should confirm it, whatever the models say
 */
public record Verdict(Judgement judgement, OptionalDouble copied, Optional<Doubt> doubt) {

    /** A human's own mark for the same words: as sure as a human is of a mark given before. */
    private static final double OF_COPY = 0.97;

    /** At most, for what is doubted. */
    private static final double OF_DOUBT = 0.5;

    /** Marks closer than this agree. */
    private static final double NEAR = 0.25;

    /**
     * The same, doubted for what makes an answer doubtful whatever it means, unless it is doubted
     * already.
     */
    public Verdict doubted(List<Doubts.Raised> raised) {
        return doubt.isPresent() || raised.isEmpty()
                ? this
                : new Verdict(
                        judgement,
                        copied,
                        Optional.of(new Doubt(raised.getFirst().doubt().reason(), true)));
    }

    /** The score, 0 to 1, to two places. */
    public double score(Credit credit) {
        if (copied.isPresent()) {
            return credit == Credit.PARTIAL
                    ? round(copied.getAsDouble())
                    : copied.getAsDouble() >= Marked.RIGHT ? 1 : 0;
        }
        return switch (credit) {
            case WHOLE -> judgement.rightness() >= 0.5 ? 1 : 0;
            case PARTIAL -> partial();
        };
    }

    /** What a human would give on average; full marks or none where that is as good as sure. */
    private double partial() {
        double expected = judgement.credit();
        return expected >= 1 - NEAR / 2 ? 1 : expected <= NEAR / 2 ? 0 : round(expected);
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }

    /**
     * The probability that a human would agree: with the verdict when credit is whole, to within a
     * quarter of full marks when it is partial.
     */
    public double confidence(Credit credit) {
        if (copied.isPresent()) {
            return OF_COPY;
        }
        double confidence = byModels(credit);
        boolean isDoubted =
                doubt.filter(one -> !one.ofCreditOnly() || score(credit) > 0).isPresent();
        return isDoubted ? Math.min(OF_DOUBT, confidence) : confidence;
    }

    private double byModels(Credit credit) {
        double right = judgement.rightness();
        double worth = judgement.worth();
        return switch (credit) {
            case WHOLE -> Math.max(right, 1 - right);
            case PARTIAL -> {
                double score = partial();
                double agree = 0;
                agree += score >= 1 - NEAR ? right : 0;
                agree += Math.abs(score - 0.5) <= NEAR ? worth - right : 0;
                agree += score <= NEAR ? 1 - worth : 0;
                yield Math.clamp(agree, 0, 1);
            }
        };
    }
}
