package dev.assay.checkers.code;

import dev.assay.spi.Answer;
import dev.assay.spi.Confidence;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.Outcome;
import dev.assay.spi.Score;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Adds up what was found of what a rubric wants, with its evidence, to an outcome. */
public final class Tally {

    /** More places are no better evidence. */
    private static final int MOST_SPANS = 50;

    private static final int MOST_SENTENCES = 10;

    private BigDecimal earned = BigDecimal.ZERO;
    private BigDecimal whole = BigDecimal.ZERO;
    private boolean forbidden;
    private final Set<Evidence> evidence = new LinkedHashSet<>();
    private final List<Evidence> missing = new ArrayList<>();
    private final Set<String> feedback = new LinkedHashSet<>();

    /**
     * Counts one thing that was wanted.
     *
     * @param share how much of it is there, 0 to 1
     * @param weight above 0
     */
    public void count(BigDecimal share, BigDecimal weight) {
        earned = earned.add(share.multiply(weight, MathContext.DECIMAL128));
        whole = whole.add(weight);
    }

    /** Something that must not be there is there: nothing is earned. */
    public void forbid() {
        forbidden = true;
    }

    public void show(Evidence.Span span) {
        if (evidence.size() < MOST_SPANS) {
            evidence.add(span);
        }
    }

    /** Says what was not found: to graders, as it may give the answer away. */
    public void miss(String what) {
        missing.add(new Evidence.Missing(what));
    }

    /** Says something to the learner about a place in the answer. */
    public void say(Answer answer, Evidence.Span place, String sentence) {
        if (feedback.size() < MOST_SENTENCES) {
            feedback.add(Places.of(answer, place) + ": " + sentence);
        }
    }

    /** The outcome. What was wanted of nothing is there in full. */
    public Outcome outcome() {
        List<Evidence> all = new ArrayList<>(evidence);
        all.addAll(missing);
        Score score =
                forbidden
                        ? Score.ZERO
                        : whole.signum() == 0 ? Score.ONE : Score.ratio(earned, whole);
        return new Outcome.Graded(
                score, Confidence.CERTAIN, all, feedback.stream().map(Feedback::learner).toList());
    }
}
