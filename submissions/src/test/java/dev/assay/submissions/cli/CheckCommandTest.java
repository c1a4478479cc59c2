package dev.assay.submissions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir Path folder;

    @Test
    void aGoodCoursePasses() {
        Run run = Run.of("check", Fixtures.COURSE.toString());
        assertThat(run.exit()).isEqualTo(Exit.DONE);
        assertThat(run.out())
                .contains("3 questions (1 without a rubric yet) · 0 errors")
                .contains("6 examples: 6 right, 0 off")
                .contains("0 of 6 examples would be referred to a human");
    }

    @Test
    void oneOfAKindIsCountedAsOne() throws IOException {
        Path course = Fixtures.copy(Fixtures.COURSE, folder);
        Files.writeString(course.resolve("questions/004-heap.yml"), "number: 4\n");
        assertThat(Run.of("check", course.toString()).out())
                .contains(
                        "3 questions (1 without a rubric yet) · 0 errors · 1 warning · 6 examples");
    }

    @Test
    void anExampleThatIsOffIsShownWithADiffAndExitCode1() throws IOException {
        Path course = Fixtures.copy(Fixtures.COURSE, folder);
        change(course.resolve("questions/001-stack.yaml"), "score: 0.5}", "score: 0.75}");
        Run run = Run.of("check", course.toString());
        assertThat(run.exit()).isEqualTo(Exit.CHECK_OFF);
        assertThat(run.out())
                .contains("off: questions/001-stack.yaml:", "It is LIFO.")
                .contains("the score should be 0.75, but is 0.5")
                .contains("5 right, 1 off");
        JsonNode json =
                new ObjectMapper()
                        .readTree(Run.of("check", course.toString(), "--format", "json").out());
        assertThat(json.path("examples").findValuesAsText("verdict")).contains("off", "right");
    }

    @Test
    void twentyMistakesAreTwentyMessagesEachWithFileLineAndMend() {
        Path course = Fixtures.COURSE.resolveSibling("twenty-mistakes");
        Run run = Run.of("check", course.toString());
        assertThat(run.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(run.out().lines().filter(line -> line.startsWith("error: ")))
                .hasSize(20)
                .allMatch(line -> line.matches("error: .*twenty-mistakes/\\S+:\\d+: .+: .+"));
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("20 errors");
    }

    /** The error is told once: no example is off because of it. */
    @Test
    void ofABrokenCourseTheErrorIsToldAndNotEachExample() throws IOException {
        Path course = Fixtures.copy(Fixtures.COURSE, folder);
        change(course.resolve("course.yaml"), "id: basics", "id: [");
        Run run = Run.of("check", course.toString());
        assertThat(run.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(run.out())
                .contains("error: ", "course.yaml:3", "6 examples: 0 right, 0 off, 6 not graded")
                .doesNotContain("off: ");
    }

    @Test
    void gradingWithABrokenCourseFailsAndIsNoZero() throws IOException {
        Path course = Fixtures.copy(Fixtures.COURSE, folder);
        change(course.resolve("course.yaml"), "id: basics", "id: [");
        Run run = Run.of("grade", course.toString(), Fixtures.SHEET.toString());
        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.err()).contains("course.yaml:");
        assertThat(run.out()).contains("– / 2", "the question can't be used: course.yaml:3");
    }

    @Test
    void gradingWithoutACourseSaysWhatToDo() {
        Run run = Run.of("grade", folder.toString(), Fixtures.SHEET.toString());
        assertThat(run.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(run.err()).contains("is no course", "course.yaml");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aQuestionWithAnErrorIsFailedAndTheOthersAreGraded() throws IOException {
        Path course = Fixtures.copy(Fixtures.COURSE, folder);
        change(course.resolve("questions/001-stack.yaml"), "text.keyword", "text.keywrd");
        Run run = Run.of("grade", course.toString(), Fixtures.SHEET.toString());
        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.err()).contains("questions/001-stack.yaml:", "text.keyword");
        assertThat(run.out())
                .contains("failed", "2 of 3 gradable")
                .containsPattern("random .*1 / 1");
    }

    private static void change(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }
}
