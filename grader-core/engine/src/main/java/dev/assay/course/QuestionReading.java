package dev.assay.course;

import dev.assay.config.Problem;
import java.util.List;

/**
 * What came of reading a question's file.
 *
 * @param problems all that was found wrong with it, warnings too
 */
public record QuestionReading(Question question, List<Problem> problems) {

    public QuestionReading {
        problems = List.copyOf(problems);
    }
}
