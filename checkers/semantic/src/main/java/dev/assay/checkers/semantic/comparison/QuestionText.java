package dev.assay.checkers.semantic.comparison;

import java.util.List;

/**
 * A question that has been read.
 *
 * @param prompt what is asked
 * @param references right answers; at least one
 */
public record QuestionText(Passage prompt, List<Passage> references) {

    public QuestionText {
        references = List.copyOf(references);
    }

    /** Reads an answer to it: all that can be measured without a model. */
    public AnswerReading read(Passage answer) {
        return new AnswerReading(
                answer, Compared.of(prompt, references, answer), Profile.of(prompt, answer));
    }
}
