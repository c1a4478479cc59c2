package dev.assay.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.config.Problem;
import dev.assay.course.CourseReader.Reading;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A course with twenty different mistakes yields twenty messages in one run. */
final class TwentyMistakesTest {

    private Reading reading;

    @BeforeEach
    void read() throws URISyntaxException {
        reading =
                CourseReader.read(
                        Path.of(
                                Objects.requireNonNull(
                                                getClass().getResource("/courses/twenty-mistakes"))
                                        .toURI()));
    }

    @Test
    void eachMistakeIsOneMessageWithItsFileLineAndMend() {
        List<String> expected =
                List.of(
                        "course.yaml:3 'review-below' can't be 80",
                        "course.yaml:4 unknown key 'sheets'",
                        "questions/001-syntax.yaml:4 this is no YAML",
                        "questions/002-duplicate-key.yaml:5 the key 'points' is there twice",
                        "questions/003-missing-key.yaml:1 'prompt' is missing",
                        "questions/004-wrong-type.yaml:4 'points' must be a number",
                        "questions/005-bad-enum.yaml:5 'rubric.combine' can't be 'weighted-summ'",
                        "questions/006-bad-kind.yaml:3 'answer' can't be 'code'",
                        "questions/007-weights.yaml:12 rubric.parts[0].parts[1]: the weight -1",
                        "questions/007-weights.yaml:15 rubric.parts[1]: no part has a weight",
                        "questions/007-weights.yaml:19 rubric.parts[2]: the group is empty",
                        "questions/007-weights.yaml:22 rubric.parts[3]: 'pass' is only for a gate",
                        "questions/007-weights.yaml:25 the id 'best' is there twice",
                        "questions/007-weights.yaml:27 rubric.parts[5]: 'check' and 'combine'",
                        "questions/008-graph.yaml:1 the number is 18, but the file's name says 8",
                        "questions/009-examples.yaml:6 'examples[0].score' can't be 1.5",
                        "questions/010-files.yaml:5 the path '../secret.py' leaves",
                        "questions/010-files.yaml:6 there is no file 'files/test_loop.py'",
                        "questions/011-not-utf-8.yaml:3 this is not UTF-8",
                        "questions/seven-again.yaml:1 the number 7 is also that of");
        List<Problem> problems = reading.problems();
        for (int i = 0; i < Math.min(expected.size(), problems.size()); i++) {
            Problem problem = problems.get(i);
            String found = problem.source() + " " + problem.problem();
            assertTrue(found.startsWith(expected.get(i)), i + ": " + found);
            assertFalse(problem.mend().isBlank(), found);
            assertTrue(problem.isError(), found);
        }
        assertEquals(20, problems.size(), problems::toString);
        assertTrue(reading.hasErrors());
    }

    @Test
    void messagesSayWhatWasMeantWhereThatCanBeTold() {
        List<String> mends = reading.problems().stream().map(Problem::mend).toList();
        assertEquals("did you mean 'sheet'?", mends.get(1));
        assertEquals("add 'prompt: …' (the question, in Markdown)", mends.get(4));
        assertTrue(mends.get(6).startsWith("did you mean 'weighted-sum'?"));
        assertEquals("write text, mixed, mixed/python or code/python", mends.get(7));
        assertEquals("did you mean 'files/test_loops.py'?", mends.get(17));
    }

    @Test
    void everyQuestionIsThereAndKnowsThatItIsNotToBeGraded() {
        Course course = reading.course().orElseThrow();
        assertEquals(12, course.questions().size());
        for (Question question : course.questions()) {
            // Two of the errors are in course.yaml, by which every answer is graded.
            assertTrue(question.problems().size() > 2, question.id());
        }
        Question weights = course.question("007-weights").orElseThrow();
        assertEquals(7, weights.number());
        assertEquals(6 + 1 + 2, weights.problems().size());
        assertEquals(4, ((Group) weights.rubric().orElseThrow()).parts().size());
        assertEquals(3, course.question("003-missing-key").orElseThrow().number());
        assertEquals(19, course.question("seven-again").orElseThrow().number());
    }
}
