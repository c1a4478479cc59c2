package dev.assay.submissions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code assay check --watch}: what is saved is checked again. */
class CheckWatchTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir Path folder;
    private Path course;
    private final StringWriter out = new StringWriter();
    private Thread watching;
    private int read;

    @BeforeEach
    void watch() throws Exception {
        course = Fixtures.copy(Fixtures.COURSE, folder);
        Console console =
                new Console(new PrintWriter(out), new PrintWriter(out), false, Console.USUAL_WIDTH);
        watching =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    Main.run(
                                            console,
                                            options -> 0,
                                            "check",
                                            course.toString(),
                                            "--watch");
                                    console.flush();
                                });
        said("Ctrl-C ends");
    }

    @AfterEach
    void stop() throws InterruptedException {
        watching.interrupt();
        assertThat(watching.join(SOON)).isTrue();
        assertThat(out.toString()).endsWith("no longer watching\n");
    }

    /** What was printed since, once it holds a text. */
    private String said(String text) throws InterruptedException {
        Instant end = Instant.now().plus(SOON);
        while (true) {
            String all = out.toString().substring(read);
            if (all.contains(text) && all.endsWith("\n")) {
                read += all.length();
                return all;
            }
            assertThat(Instant.now()).as("'" + text + "' in: " + all).isBefore(end);
            Thread.sleep(10);
        }
    }

    private Path question() {
        return course.resolve("questions/001-stack.yaml");
    }

    private void save(String text) throws IOException {
        // As editors do: a new file in the old one's place.
        Path draft = Files.writeString(folder.resolve("draft"), text);
        Files.move(draft, question(), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void theChangedQuestionIsGradedAgainAndNoOther() throws Exception {
        String text = Files.readString(question());
        save(
                text.replace(
                        "{answer: \"It is LIFO.\", score: 0.5}",
                        "{answer: \"It is LIFO.\", score: 1}"));
        assertThat(said("off: "))
                .contains(
                        "questions/001-stack.yaml: ",
                        " 1 off (",
                        "the score should be 1, but is 0.5")
                .doesNotContain("002-");
        save(text);
        assertThat(said(" 0 off")).contains("questions/001-stack.yaml: ").hasLineCount(1);
    }

    @Test
    void brokenYamlShowsItsProblemsAndWatchingGoesOn() throws Exception {
        String text = Files.readString(question());
        save(text.replace("number: 1", "number: [1"));
        assertThat(said("error: ")).contains("questions/001-stack.yaml:", "1 error");
        save(text.replace("text.keyword", "text.keywrod"));
        assertThat(said("did you mean")).contains("error: ", "text.keywrod");
        save(text);
        assertThat(said(" 0 off")).doesNotContain("error");
    }

    @Test
    void aChangeOfTheCourseIsAboutAllQuestions() throws Exception {
        Path yaml = course.resolve("course.yaml");
        Files.writeString(yaml, Files.readString(yaml) + "\n# more\n");
        assertThat(said("course.yaml: ")).contains(" 0 off");
    }

    @Test
    void aQuestionThatIsDeletedIsSaidToBeGone() throws Exception {
        Files.delete(question());
        assertThat(said("gone")).contains("questions/001-stack.yaml: gone");
    }

    /** Vim, Emacs and the JetBrains editors lay files of their own beside what they save. */
    @Test
    void whatEditorsLayBesideItIsNoNews() throws Exception {
        Path questions = course.resolve("questions");
        for (String name :
                List.of(
                        ".001-stack.yaml.swp",
                        "4913",
                        "001-stack.yaml~",
                        "#001-stack.yaml#",
                        "001-stack.yaml___jb_tmp___")) {
            Files.writeString(questions.resolve(name), "half");
        }
        Thread.sleep(300); // a look comes every 25 ms: by then they have been seen
        save(Files.readString(question()) + "\n# more\n");
        assertThat(said(" 0 off")).contains(" questions/001-stack.yaml: ").hasLineCount(1);
    }

    @Test
    void whileTheCourseIsBrokenItSaysSoAtEachSaveAndNotForEachExample() throws Exception {
        Path yaml = course.resolve("course.yaml");
        String text = Files.readString(yaml);
        Files.writeString(yaml, text.replace("id: ", "id: ["));
        assertThat(said("error: ")).contains("course.yaml: 1 error", " not graded").hasLineCount(2);
        save(Files.readString(question()) + "\n# more\n");
        assertThat(said("error: "))
                .contains("questions/001-stack.yaml: 1 error", "course.yaml:", " 0 off, ")
                .hasLineCount(2);
        Files.writeString(yaml, text);
        assertThat(said(" 0 off (")).contains("course.yaml: ").doesNotContain("error");
    }
}
