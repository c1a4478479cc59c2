package dev.assay.course;

import dev.assay.course.CourseReader.Reading;
import java.util.List;
import java.util.Map;

/**
 * A course whose questions were read no further than their outlines: enough to list them and to
 * find their answers in a sheet, not to grade these. Safe for any number of threads.
 */
public final class CourseOutline {

    private final Reading reading;
    private final Map<String, QuestionFile> rest;

    CourseOutline(Reading reading, Map<String, QuestionFile> rest) {
        this.reading = reading;
        this.rest = Map.copyOf(rest);
    }

    /**
     * The course, whose questions have no rubrics, references, examples, model answers, notes or
     * guards yet: {@link #whole} has them, and what is wrong with them.
     */
    public Reading reading() {
        return reading;
    }

    /**
     * A question of the course, read to its end now.
     *
     * @param outline the question as {@link #reading} has it
     * @return with the problems that were not told by {@link #reading}
     */
    public QuestionReading whole(Question outline) {
        QuestionFile file = rest.get(outline.id());
        if (file == null) {
            return new QuestionReading(outline, List.of());
        }
        QuestionReading whole = file.whole();
        // What the other questions and course.yaml made of it still holds.
        return new QuestionReading(
                whole.question().with(outline.number(), outline.problems()), whole.problems());
    }
}
