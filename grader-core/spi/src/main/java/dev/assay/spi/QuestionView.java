package dev.assay.spi;

import java.util.List;

/**
 * What a checker sees of a question.
 *
 * @param id such as {@code 008-numpy-conversion}
 * @param prompt Markdown
 * @param kind what an answer should be
 * @param references right answers, for comparison; never to be shown to a learner
 */
public record QuestionView(String id, String prompt, AnswerKind kind, List<String> references) {

    public QuestionView {
        references = List.copyOf(references);
    }
}
