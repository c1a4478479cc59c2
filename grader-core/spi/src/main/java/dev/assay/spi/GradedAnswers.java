package dev.assay.spi;

import java.util.List;

/**
 * Answers to one question that a human has graded.
 *
 * @param hash of the content, such as {@code sha256:…}; empty when there are none
 * @param answers in a fixed order
 */
public record GradedAnswers(String hash, List<GradedAnswer> answers) {

    /** No answers. */
    public static final GradedAnswers NONE = new GradedAnswers("", List.of());

    public GradedAnswers {
        answers = List.copyOf(answers);
    }

    /** One answer and what a human gave for it. */
    public record GradedAnswer(String answer, Score score) {}
}
