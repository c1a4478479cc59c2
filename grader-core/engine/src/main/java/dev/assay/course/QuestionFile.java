package dev.assay.course;

import dev.assay.config.Problem;
import dev.assay.spi.GradedAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A question's file, with what belongs to it.
 *
 * @param id the file's name without {@code .yaml}
 * @param text empty when it can't be read, which has been reported
 * @param files the paths of the course's files
 */
record QuestionFile(String id, Optional<String> text, Set<String> files, GradedAnswers graded) {

    /** All of it. */
    QuestionReading whole() {
        return read(text);
    }

    /**
     * Only what shows the question and finds its answers. Empty when the file is not so plain, or
     * not so right, that the rest of it can be left for later.
     */
    Optional<QuestionReading> outline() {
        return text.flatMap(QuestionOutline::of)
                .map(outline -> read(Optional.of(outline)))
                .filter(reading -> reading.problems().isEmpty());
    }

    private QuestionReading read(Optional<String> yaml) {
        List<Problem> found = new ArrayList<>();
        Question question =
                new QuestionReader(id, files, found::add).read(Questions.path(id), yaml, graded);
        return new QuestionReading(question, found);
    }
}
