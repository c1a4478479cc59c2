package dev.assay.grading;

import dev.assay.config.Problem;
import dev.assay.course.Course;
import dev.assay.plugin.Catalogue;
import java.util.List;
import java.util.Map;

/**
 * A course whose rubrics are bound to checks: immutable, made once, and used by any number of
 * threads.
 */
public final class BoundCourse {

    private final Course course;
    private final Map<String, BoundQuestion> questions;
    private final List<Problem> problems;

    BoundCourse(Course course, Map<String, BoundQuestion> questions, List<Problem> problems) {
        this.course = course;
        this.questions = Map.copyOf(questions);
        this.problems = List.copyOf(problems);
    }

    /**
     * Binds each rubric and guard of a course. What is wrong with some of them is among the
     * problems: the others are graded all the same.
     */
    public static BoundCourse bind(Course course, Catalogue catalogue) {
        return new Binder(course, Toolbox.of(catalogue)).bind();
    }

    /** The course as it was read. */
    public Course course() {
        return course;
    }

    /**
     * All that was found wrong while its checks were bound, and the linter's words; in the order of
     * the course. What the reader of the course found is not in it.
     */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * A question with its checks.
     *
     * @throws IllegalArgumentException when the course has no such question
     */
    BoundQuestion question(String id) {
        BoundQuestion question = questions.get(id);
        if (question == null) {
            throw new IllegalArgumentException(
                    "the course " + course.id() + " has no question " + id);
        }
        return question;
    }
}
