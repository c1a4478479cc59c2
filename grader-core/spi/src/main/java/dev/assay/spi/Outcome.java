package dev.assay.spi;

import java.util.List;

/** What one check says about one answer. */
public sealed interface Outcome {

    /** The answer has a score, and this is why. */
    record Graded(
            Score score, Confidence confidence, List<Evidence> evidence, List<Feedback> feedback)
            implements Outcome {

        public Graded {
            evidence = List.copyOf(evidence);
            feedback = List.copyOf(feedback);
        }
    }

    /**
     * The answer can't be graded and that is the answer's fault: it is empty, or not code at all.
     * Worth nothing.
     *
     * @param reason for the learner; a short phrase
     */
    record Ungradable(String reason, List<Evidence> evidence, List<Feedback> feedback)
            implements Outcome {

        public Ungradable {
            evidence = List.copyOf(evidence);
            feedback = List.copyOf(feedback);
        }
    }

    /**
     * We could not grade it: no score, never a zero.
     *
     * @param reason for graders and operators
     * @param retryable whether trying again may help
     */
    record Failed(String reason, boolean retryable) implements Outcome {}

    /**
     * A guard's doubt: a human should look. Only from a check under {@code guards:}.
     *
     * @param reason for graders; a short phrase
     */
    record Refer(String reason, List<Evidence> evidence, List<Feedback> feedback)
            implements Outcome {

        public Refer {
            evidence = List.copyOf(evidence);
            feedback = List.copyOf(feedback);
        }
    }

    /** Graded by a rule that is sure of itself. */
    static Outcome graded(Score score, List<Evidence> evidence) {
        return new Graded(score, Confidence.CERTAIN, evidence, List.of());
    }

    /** Ungradable, with nothing to show. */
    static Outcome ungradable(String reason) {
        return new Ungradable(reason, List.of(), List.of());
    }

    /** A guard's word that there is nothing to doubt. */
    static Outcome clear() {
        return new Graded(Score.ONE, Confidence.CERTAIN, List.of(), List.of());
    }
}
