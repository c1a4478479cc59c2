package dev.assay.grading;

import dev.assay.config.Source;
import dev.assay.course.Criterion;
import dev.assay.course.Example;
import dev.assay.course.Group;
import dev.assay.course.Question;
import dev.assay.course.RubricNode;
import dev.assay.spi.Answer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a question's author holds to be right. */
final class RightAnswers {

    private RightAnswers() {}

    /** A right answer, and where it stands. */
    record Right(Answer answer, Source source) {}

    /** The model answer first, then the examples that must get full marks. */
    static List<Right> of(Question question) {
        List<Right> all = new ArrayList<>();
        question.modelAnswer()
                .ifPresent(text -> all.add(new Right(Answer.of(text), question.source())));
        for (Example example : question.examples()) {
            if (example.score().compareTo(BigDecimal.ONE) == 0 && example.known().isEmpty()) {
                all.add(new Right(example.answer(), example.source()));
            }
        }
        return List.copyOf(all);
    }

    /** The criteria of a question's rubric, in the order of the file. */
    static Stream<Criterion> criteria(Question question) {
        return question.rubric().stream().flatMap(RightAnswers::criteria);
    }

    private static Stream<Criterion> criteria(RubricNode node) {
        return switch (node) {
            case Criterion criterion -> Stream.of(criterion);
            case Group group -> group.parts().stream().flatMap(RightAnswers::criteria);
        };
    }
}
