package dev.assay.grading;

import dev.assay.course.Course;
import dev.assay.course.Question;
import dev.assay.course.RubricNode;
import dev.assay.spi.GradedAnswers;
import java.util.List;
import java.util.Optional;

/** Courses and questions with something in them exchanged. */
final class Copies {

    private Copies() {}

    static Question question(Question q, Optional<RubricNode> rubric, GradedAnswers graded) {
        return new Question(
                q.id(),
                q.number(),
                q.level(),
                q.tags(),
                q.difficulty(),
                q.prompt(),
                q.wordings(),
                q.kind(),
                q.points(),
                rubric,
                q.references(),
                q.examples(),
                q.modelAnswer(),
                q.notes(),
                q.guards(),
                q.reviewBelow(),
                q.files(),
                graded,
                q.problems(),
                q.source());
    }

    static Course course(Course read, List<Question> questions) {
        return new Course(
                read.id(),
                read.title(),
                read.folder(),
                read.revision(),
                read.resources(),
                read.guards(),
                read.reviewBelow(),
                read.sheet(),
                questions,
                read.files(),
                read.policy());
    }
}
