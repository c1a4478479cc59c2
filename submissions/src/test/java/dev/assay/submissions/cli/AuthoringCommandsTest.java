package dev.assay.submissions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.plugin.Catalogue;
import dev.assay.spi.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is expected is written by a command, and wrong programs that a rubric lets pass are found.
 */
class AuthoringCommandsTest {

    private static final String QUESTION =
            """
            number: 1
            prompt: Write a function `area(w, h)`.   # of a rectangle
            answer: code/python
            rubric:
              check: run.python
              with:
                runtime: plain
                calls:
                  - {call: "area(2, 2)", value: 5}   # no
                  - call: area(0, 7)
                    title: nothing is wide
            model-answer: |
              def area(w, h):
                  return w * h
            """;

    @TempDir Path folder;
    private Path question;

    @BeforeAll
    static void needsASandbox() {
        try (Catalogue catalogue = Catalogue.load()) {
            Optional<Finding> missing =
                    catalogue.services().probe().stream()
                            .filter(each -> each.subject().equals("sandbox"))
                            .filter(each -> each.level() == Finding.Level.MISSING)
                            .findFirst();
            Assumptions.assumeTrue(missing.isEmpty(), () -> "NOT TESTED: " + missing);
        }
    }

    @BeforeEach
    void writesTheCourse() throws IOException {
        Files.writeString(folder.resolve("course.yaml"), "id: c\ntitle: C\n");
        question = Files.createDirectory(folder.resolve("questions")).resolve("001-area.yaml");
        Files.writeString(question, QUESTION);
    }

    @Test
    void updateWritesWhatTheModelAnswerGivesAndNothingElse() throws IOException {
        Run before = Run.of("check", folder.toString());
        assertThat(before.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(before.out()).contains("nothing must come of it", "assay check --update");

        Run update = Run.of("check", folder.toString(), "--update");
        assertThat(update.exit()).as(update.toString()).isEqualTo(Exit.DONE);
        assertThat(update.err())
                .contains("001-area.yaml:9: calls[0].value: 4", "2 expected values updated");
        assertThat(Files.readString(question))
                .isEqualTo(
                        QUESTION.replace("value: 5", "value: 4")
                                .replace("is wide\n", "is wide\n        value: 0\n"));
        assertThat(Run.of("check", folder.toString(), "--update").err())
                .contains("0 expected values updated");
    }

    @Test
    void aModelAnswerThatDoesNotRunUpdatesNothing() throws IOException {
        Files.writeString(question, QUESTION.replace("w * h", "w * d"));
        Run run = Run.of("check", folder.toString(), "--update");
        assertThat(run.err()).contains("not updated: ", "NameError", "0 expected values updated");
        assertThat(Files.readString(question)).contains("w * d", "value: 5");
    }

    @Test
    void mutantsThatGetFullMarksAreShownAndExitWith1() throws IOException {
        assertThat(Run.of("check", folder.toString(), "--update").exit()).isEqualTo(Exit.DONE);
        Run kind = Run.of("check", folder.toString(), "--mutants");
        assertThat(kind.exit()).as(kind.toString()).isEqualTo(Exit.DONE);
        // 1 * 1 is 1 / 1, and 0 * 7 is 0 / 7.
        Files.writeString(question, Files.readString(question).replace("area(2, 2)", "area(1, 1)"));
        Run.of("check", folder.toString(), "--update");
        Run tooKind = Run.of("check", folder.toString(), "--mutants");
        assertThat(tooKind.exit()).as(tooKind.toString()).isEqualTo(Exit.CHECK_OFF);
        assertThat(tooKind.out())
                .contains("full marks: questions/001-area.yaml:1: 001-area, line 2", "* → /")
                .contains("return w / h");
        JsonNode json =
                new ObjectMapper()
                        .readTree(
                                Run.of("check", folder.toString(), "--mutants", "--format", "json")
                                        .out());
        assertThat(json.path("mutants").findValuesAsText("verdict")).contains("full-marks");
    }

    @Test
    void runtimesAreListedAndAnUnknownOneIsRefused() {
        assertThat(Run.of("runtime", "list").out()).contains("python-torch");
        Run unknown = Run.of("runtime", "add", "cobol");
        assertThat(unknown.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(unknown.err()).contains("python-torch");
    }
}
