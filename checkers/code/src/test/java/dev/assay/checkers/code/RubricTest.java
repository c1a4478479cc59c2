package dev.assay.checkers.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.course.CourseReader;
import dev.assay.grading.BoundCourse;
import dev.assay.grading.Grader;
import dev.assay.grading.GraderSettings;
import dev.assay.grading.QuestionGrade;
import dev.assay.plugin.Catalogue;
import dev.assay.spi.Answer;
import dev.assay.spi.Audience;
import dev.assay.spi.Feedback;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rubric that pays for the idea and for the API: from the course's files to the grade. */
class RubricTest {

    private static final String QUESTION =
            """
            number: 1
            prompt: How do you make a tensor of 3 by 3 random numbers?
            answer: mixed
            points: 2
            references: ["torch.rand(3, 3)"]
            rubric:
              combine: gate-then-rest
              pass: 0.5
              parts:
                - {id: idea, check: python.calls, with: {any-of: [$random-tensor]}}
                - id: rest
                  combine: weighted-sum
                  parts:
                    - {id: there, check: python.calls, with: {any-of: [$random-tensor], near: 1}}
                    - {id: api, check: python.api, with: {}}
            """;

    @TempDir Path folder;

    private QuestionGrade grade(String answer) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("course.yaml"), "id: c\ntitle: C\n");
        Files.createDirectories(folder.resolve("questions"));
        Files.writeString(folder.resolve("questions/001-random.yaml"), QUESTION);
        CourseReader.Reading reading = CourseReader.read(folder);
        assertEquals(List.of(), reading.problems());
        try (Catalogue catalogue = Catalogue.load();
                Grader grader = new Grader(GraderSettings.standard())) {
            BoundCourse course = BoundCourse.bind(reading.course().orElseThrow(), catalogue);
            assertEquals(List.of(), course.problems());
            return grader.grade(course, "001-random", Answer.of(answer));
        }
    }

    private static void comesTo(String points, QuestionGrade grade) {
        assertEquals(0, new BigDecimal(points).compareTo(grade.points().orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"th.rand(3, 3)", "torch.randn((3, 3))", "Use `torch.rand(3, 3)`."})
    void whatIsRightEarnsAll(String answer) throws Exception {
        comesTo("2", grade(answer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "th.random.randn((3, 3))",
                "I would write `th.random.randn((3, 3))` for that.",
                ">>> th.random.randn((3, 3))"
            })
    void anApiThatIsNoneLosesItsShareAndIsTold(String answer) throws Exception {
        QuestionGrade grade = grade(answer);
        comesTo("1", grade);
        List<String> said =
                grade.feedback().stream()
                        .filter(one -> one.audience() == Audience.LEARNER)
                        .map(Feedback::text)
                        .toList();
        assertTrue(
                said.stream()
                        .anyMatch(
                                one ->
                                        one.startsWith("Line 1, column ")
                                                && one.contains(
                                                        "`torch.random.randn` does not exist")
                                                && one.contains("`torch.randn`")),
                said::toString);
        assertFalse(said.toString().contains("torch.rand("), "the reference is not told");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# th.random.randn((3, 3))\nx = 1",
                "s = 'th.random.randn((3, 3))'",
                "\"\"\"\nth.random.randn((3, 3))\n\"\"\"\nx = 1",
                "th = Fake()\nth.random.randn((3, 3))",
                "I don't know."
            })
    void commentsAndTextsEarnNothing(String answer) throws Exception {
        comesTo("0", grade(answer));
    }
}
