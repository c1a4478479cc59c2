package dev.assay.submissions.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.course.Course;
import dev.assay.course.CourseReader;
import dev.assay.course.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * As many answers to a course's questions as one asks for: its references and examples over and
 * over, each time in slightly other words, so that nothing that is kept of one does for another.
 */
final class MadeAnswers {

    private static final int LEARNERS = 100;

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Known(String question, String text) {}

    private final String course;
    private final List<Known> known;

    private MadeAnswers(String course, List<Known> known) {
        this.course = course;
        this.known = List.copyOf(known);
    }

    /** Those to the course in a folder. */
    static MadeAnswers of(Path folder) throws IOException {
        Course course =
                CourseReader.read(folder)
                        .course()
                        .orElseThrow(() -> new IOException(folder + " can't be read"));
        List<Known> known = new ArrayList<>();
        for (Question question : course.questions()) {
            question.references().forEach(text -> known.add(new Known(question.id(), text)));
            question.examples().stream()
                    .filter(example -> example.answer().files().size() == 1)
                    .map(example -> example.answer().files().getFirst().text())
                    .forEach(text -> known.add(new Known(question.id(), text)));
        }
        if (known.isEmpty()) {
            throw new IOException(folder + " has neither references nor examples");
        }
        return new MadeAnswers(course.id(), known);
    }

    /** The course's id. */
    String course() {
        return course;
    }

    /** One of them: a learner, a question and an answer to it, as JSON. */
    ObjectNode at(int number) {
        // Neighbours are answers to different questions.
        Known one = known.get((int) (number * 7919L % known.size()));
        return JSON.createObjectNode()
                .put("learner", "learner-" + number % LEARNERS)
                .put("question", one.question())
                .put("answer", one.text() + "\n\nThat is what I noted in lesson " + number + ".");
    }
}
