package dev.assay.submissions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.submissions.scaffold.ScaffoldedJar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code assay new} makes works as it is; {@code .ci/run} runs each project's {@code ./try}.
 */
class NewCommandTest {

    @TempDir Path folder;

    private Run make(String... args) {
        return Run.of(
                Stream.concat(
                                Stream.concat(Stream.of("new"), Stream.of(args)),
                                Stream.of("--in", folder.toString()))
                        .toArray(String[]::new));
    }

    private List<Path> files(Path project) throws IOException {
        try (Stream<Path> files = Files.walk(project)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private void isFilled(Path project) throws IOException {
        for (Path file : files(project)) {
            assertThat(Files.readString(file))
                    .as(file.toString())
                    .doesNotContainPattern("@[a-z]+@");
        }
        assertThat(project.resolve("try")).isExecutable();
    }

    private static String bash(Path folder, String... command)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-checker", "words2", "biology.latin-names", "class"})
    void aJavaCheckerHasAllThatAJarNeeds(String name) throws Exception {
        Run run = make("checker", name);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(Exit.DONE);
        Path project = folder.resolve(name);
        isFilled(project);
        assertThat(run.out()).contains("cd " + project + " && ./try");
        for (Path file : files(project)) {
            assertThat(run.out()).contains(file.toString());
        }
        bash(project, "bash", "-n", "try");
    }

    @Test
    void aJavaCheckersJarTestsItselfAndGradesItsCourse() throws Exception {
        Path plugins = Files.createDirectories(folder.resolve("data/plugins"));
        Files.copy(ScaffoldedJar.make(folder, "my-checker", 1), plugins.resolve("my.jar"));
        String data = folder.resolve("data").toString();
        assertThat(Run.of("checkers", "--data", data).out())
                .contains("own.my-checker", "Looks for words (my.jar)")
                .doesNotContain("not loaded");
        assertThat(Run.of("checkers", "--data", data, "--format", "json").out())
                .contains("\"status\" : \"active\"");
        String course = folder.resolve("my-checker/course").toString();
        Run check = Run.of("check", course, "--data", data);
        assertThat(check.out()).contains("3 examples: 3 right, 0 off");
        assertThat(check.exit()).isEqualTo(Exit.DONE);
    }

    @Test
    void aPythonCheckersTestsPassAndItsCourseIsRead() throws Exception {
        assertThat(make("checker", "words2", "--python").exit()).isEqualTo(Exit.DONE);
        Path project = folder.resolve("words2");
        isFilled(project);
        assertThat(bash(project, "python3", "-m", "unittest")).contains("OK");
        Run sheet = Run.of("sheet", project.resolve("course").toString());
        assertThat(sheet.err()).isEmpty();
        assertThat(sheet.out()).contains("Which structure gives the last one in first");
    }

    @Test
    void aNewCoursesExamplesAreRightAndSoAreThoseOfNewQuestions() {
        assertThat(make("course", "data-structures").exit()).isEqualTo(Exit.DONE);
        String course = folder.resolve("data-structures").toString();
        for (String kind :
                List.of("text", "mixed", "mixed/python", "code/python", "code/java", "code/c")) {
            String name = "about-" + kind.replace('/', '-');
            Run added = Run.of("new", "question", course, name, "--kind", kind);
            assertThat(added.err()).isEmpty();
            assertThat(added.out()).contains(name + ".yaml");
        }
        Run check = Run.of("check", course);
        assertThat(check.out()).contains("7 questions · 0 errors · 0 warnings").contains(" 0 off");
        assertThat(check.exit()).isEqualTo(Exit.DONE);
        Run grade = Run.of("grade", course, course + "/sample-sheet.txt");
        assertThat(grade.out()).contains("Sam Sample", "2 / 2");
    }

    @Test
    void whatIsThereIsLeftAlone() throws IOException {
        Path there = Files.createDirectory(folder.resolve("words2"));
        Files.writeString(there.resolve("mine.txt"), "mine");
        Run run = make("checker", "words2");
        assertThat(run.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(run.err()).contains("words2: is there already");
        assertThat(files(folder)).containsExactly(there.resolve("mine.txt"));
    }

    @Test
    void badNamesAreRefusedWithAMendAndNothingIsMade() throws IOException {
        assertThat(make("checker", "My Checker").err()).contains("try my-checker");
        assertThat(make("course", "../up").err()).contains("try up");
        assertThat(make("checker", "text.words").err()).contains("already a checker text.words");
        assertThat(make("checker").exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(Run.of("new").err()).contains("Name what to make");
        assertThat(make("checker", "both", "--java", "--python").exit()).isEqualTo(Exit.BAD_INPUT);
        try (Stream<Path> made = Files.list(folder)) {
            assertThat(made).isEmpty();
        }
    }

    @Test
    void aQuestionThatIsThereIsNotMadeAgain() {
        make("course", "data");
        String course = folder.resolve("data").toString();
        assertThat(Run.of("new", "question", course, "first").err())
                .contains("the course has a question 001-first");
        assertThat(Run.of("new", "question", course, "second", "--kind", "poem").err())
                .contains("'poem' is no kind of answer");
    }
}
