package dev.assay.submissions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherCommandsTest {

    private static final String COURSE = Fixtures.COURSE.toString();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;

    @Test
    void readShowsWhatWasFoundAndGradesNothing() throws IOException {
        Run run = Run.of("read", COURSE, Fixtures.SHEET.toString(), "--format", "json");
        assertThat(run.exit()).isEqualTo(Exit.DONE);
        JsonNode json = JSON.readTree(run.out());
        assertThat(json.path("answers")).hasSize(2);
        JsonNode first = json.path("answers").path(0);
        assertThat(first.path("number").asInt()).isEqualTo(1);
        assertThat(first.path("question").asText()).isEqualTo("001-stack");
        assertThat(first.path("answer").asText()).isEqualTo("A LIFO thing, you push.");
        assertThat(first.path("line").asInt()).isEqualTo(6);
        assertThat(json.path("problems").isArray()).isTrue();

        Run table = Run.of("read", COURSE, Fixtures.SHEET.toString());
        assertThat(table.out())
                .contains("│ A LIFO thing, you push.", "2 of 3 questions answered; no answer to 3");
    }

    @Test
    void aBlankSheetReadsBackWithoutAnswers() throws IOException {
        Path sheet = folder.resolve("blank.md");
        assertThat(Run.of("sheet", COURSE, "-o", sheet.toString()).exit()).isEqualTo(Exit.DONE);
        assertThat(sheet).content().contains("What is a stack?");
        Run read = Run.of("read", COURSE, sheet.toString(), "--format", "json");
        assertThat(JSON.readTree(read.out()).path("answers")).isEmpty();
        assertThat(Run.of("sheet", COURSE).out()).isEqualTo(Files.readString(sheet));
    }

    @Test
    void checkersAreListedAndShown() throws IOException {
        JsonNode all = JSON.readTree(Run.of("checkers", "--format", "json").out()).path("checkers");
        assertThat(all.findValuesAsText("id")).contains("text.keyword", "python.calls").isSorted();
        for (JsonNode checker : all) {
            assertThat(checker.path("version").asInt()).isPositive();
            assertThat(checker.path("cost").asText()).isIn("instant", "heavy");
            assertThat(checker.path("summary").asText()).isNotBlank();
        }
        assertThat(Run.of("checkers").out()).contains("text.keyword", "instant");
        assertThat(Run.of("checkers", "text.keyword").out())
                .contains("concepts  list of settings", "What has to be said");
        JsonNode one = JSON.readTree(Run.of("checkers", "text.keyword", "--format", "json").out());
        assertThat(one.path("with").path("$schema").asText()).contains("2020-12");
    }

    @Test
    void aJarThatFailsIsListedWithItsReasonAndTheOthersGoOn() throws IOException {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        Files.writeString(plugins.resolve("broken.jar"), "no jar");
        Run run = Run.of("checkers", "--format", "json", "--data", folder.toString());
        assertThat(run.exit()).isEqualTo(Exit.DONE);
        JsonNode json = JSON.readTree(run.out());
        assertThat(json.path("checkers").findValuesAsText("id")).contains("text.keyword");
        assertThat(json.path("refused").path(0).path("origin").asText()).isEqualTo("broken.jar");
        assertThat(json.path("refused").path(0).path("reason").asText()).isNotBlank();
        Run grade = Run.of("grade", COURSE, Fixtures.SHEET.toString(), "--data", folder.toString());
        assertThat(grade.exit()).isEqualTo(Exit.DONE);
        assertThat(grade.err()).contains("not loaded: broken.jar");
    }

    @Test
    void theSchemaIsJsonSchemaWithEveryCheckersSettings() throws IOException {
        JsonNode schema = JSON.readTree(Run.of("schema").out());
        assertThat(schema.path("$schema").asText()).contains("2020-12");
        assertThat(schema.toString()).contains("review-below", "even-denied");
    }

    @Test
    void theDoctorSaysWhatWorks() throws IOException {
        JsonNode json = JSON.readTree(Run.of("doctor", "--format", "json").out());
        assertThat(json.path("findings").findValuesAsText("subject")).contains("java", "memory");
        for (JsonNode finding : json.path("findings")) {
            assertThat(finding.path("level").asText()).isIn("ok", "limited", "missing");
            // What a service finds missing is the machine's fault, never its own: here the services
            // come out of jars.
            assertThat(finding.path("message").asText()).doesNotContain("its probe failed");
        }
        assertThat(Run.of("doctor").out()).containsPattern("ok +java +25");
        assertThat(Run.of("doctor", "--packages").out().lines())
                .allMatch(line -> line.matches("[a-z0-9][a-z0-9+.-]+"));
    }

    @Test
    void everyCommandHasHelp() {
        for (String command :
                new String[] {
                    "grade", "read", "sheet", "check", "checkers", "schema", "doctor", "up"
                }) {
            Run run = Run.of(command, "--help");
            assertThat(run.exit()).as(command).isEqualTo(Exit.DONE);
            assertThat(run.out()).contains("Usage: assay " + command);
            assertThat(Run.of("help", command).out()).isEqualTo(run.out());
        }
    }
}
