package dev.assay.spi;

/**
 * A sentence about the answer, in plain text.
 *
 * @param audience feedback for a learner never holds the reference answer or what a hidden case
 *     expects
 * @param text one or more sentences
 */
public record Feedback(Audience audience, String text) {

    public Feedback {
        if (text.isBlank()) {
            throw new IllegalArgumentException("feedback says something");
        }
    }

    /** Feedback that the learner sees. */
    public static Feedback learner(String text) {
        return new Feedback(Audience.LEARNER, text);
    }

    /** Feedback for whoever grades. */
    public static Feedback grader(String text) {
        return new Feedback(Audience.GRADER, text);
    }
}
