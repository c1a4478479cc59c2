package dev.assay.submissions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradeCommandTest {

    private static final String COURSE = Fixtures.COURSE.toString();
    private static final String SHEET = Fixtures.SHEET.toString();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;

    @Test
    void theTableShowsScoresWhatWasFoundAndWhatIsMissing() {
        Run run = Run.of("grade", COURSE, SHEET);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(Exit.DONE);
        assertThat(run.out())
                .contains("Basics & more · Robin")
                .containsPattern("1 {2}stack {3}█{8}░{2} {2}1\\.5 / 2")
                .contains("✓ operations: push", "✗ operations: no pop", "→ You know the order.")
                .contains("3  unanswered")
                .contains("Total 2.5 of 4 points · 2 answered · 3 of 3 gradable");
        assertThat(run.out().lines()).allMatch(line -> Columns.of(line) <= Console.USUAL_WIDTH);
    }

    @Test
    void whatIsLateIsShownWithWhatItCosts() throws IOException {
        Path course = Fixtures.copy(Fixtures.COURSE, folder);
        Files.writeString(
                course.resolve("policy.yaml"),
                "due: 2026-11-30 23:59\nlate: {take: 20%, every: 1d}\nattempt-penalty: 10%\n");
        String late = "2026-12-01T02:59Z";
        Run json =
                Run.of(
                        "grade",
                        course.toString(),
                        SHEET,
                        "--format=json",
                        "--handed-in=" + late,
                        "--attempt=2");
        JsonNode grade = JSON.readTree(json.out());
        assertThat(grade.at("/points").decimalValue()).isEqualByComparingTo("1.75");
        assertThat(grade.at("/questions/0/rawPoints").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(grade.at("/questions/0/attempt").asInt()).isEqualTo(2);
        assertThat(grade.at("/questions/0/adjustments/0/reason").asText())
                .isEqualTo("20% late penalty: handed in 3 hours after the deadline");
        for (String format : List.of("table", "html", "gradescope", "csv")) {
            Run run =
                    Run.of(
                            "grade",
                            course.toString(),
                            SHEET,
                            "--format=" + format,
                            "--handed-in=" + late);
            assertThat(run.out())
                    .as(format)
                    .contains("20% late penalty: handed in 3 hours after the deadline");
        }
        JsonNode early =
                JSON.readTree(Run.of("grade", course.toString(), SHEET, "--format=json").out());
        assertThat(early.at("/points").decimalValue()).isEqualByComparingTo("2.5");
        Run bad = Run.of("grade", course.toString(), SHEET, "--handed-in=soon");
        assertThat(bad.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(bad.err()).contains("write a time as");
    }

    @Test
    void coloursAreForTerminalsOnly() throws IOException {
        assertThat(Run.of(true, "grade", COURSE, SHEET).out()).contains("\u001B[");
        assertThat(Run.of(false, "grade", COURSE, SHEET).out()).doesNotContain("\u001B");
        Path file = folder.resolve("table.txt");
        assertThat(Run.of(true, "grade", COURSE, SHEET, "-o", file.toString()).exit()).isZero();
        assertThat(Files.readString(file)).contains("Total 2.5").doesNotContain("\u001B");
    }

    @Test
    void anAnswerCannotCommandTheTerminal() throws IOException {
        Path sheet =
                sheet(
                        """
                        Name: \u001B]0;owned\u0007
                        1. What is a stack?
                        \u001B[2Jpush \u202Epop\u202C and much more text, for with too many signs it is no text at all:
                        a stack is a pile of plates, of which the one on the top is taken first, always.
                        """);
        Run run = Run.of("grade", COURSE, sheet.toString());
        assertThat(run.out() + run.err()).doesNotContain("\u001B", "\u0007", "\u202E");
        Run read = Run.of("read", COURSE, sheet.toString());
        assertThat(read.err()).isEmpty();
        assertThat(read.out()).contains("push").doesNotContain("\u001B", "\u0007", "\u202E");
    }

    @Test
    void oneSheetIsAnObjectAndSeveralAreAnArray() throws IOException {
        JsonNode one = JSON.readTree(Run.of("grade", COURSE, SHEET, "--format", "json").out());
        assertThat(one.path("course").asText()).isEqualTo("basics");
        assertThat(one.path("points").decimalValue()).isEqualByComparingTo("2.5");
        assertThat(one.path("questions")).hasSize(3);
        assertThat(one.path("questions").path(0).path("criteria").path(0).path("evidence"))
                .hasSize(1);

        Run run = Run.of("grade", COURSE, SHEET, SHEET, "--format", "json");
        JsonNode two = JSON.readTree(run.out());
        assertThat(two.isArray()).isTrue();
        assertThat(two).containsExactly(one, one);
    }

    @Test
    void sheetsThatAreCalledTheSameAreToldApartByTheirFolders() throws IOException {
        List<String> files = new ArrayList<>();
        for (String learner : List.of("ada", "ben", "cy")) {
            Path file = Files.createDirectories(folder.resolve(learner)).resolve("sheet.txt");
            String signed = learner.equals("cy") ? "Name: Cy Ng\n" : "";
            files.add(Files.writeString(file, signed + "1. push\n").toString());
        }
        String[] arguments =
                Stream.of(List.of("grade", COURSE), files, List.of("--format", "csv"))
                        .flatMap(List::stream)
                        .toArray(String[]::new);
        assertThat(Run.of(arguments).out().lines().skip(1).map(line -> line.split(",", 3)[1]))
                .containsSubsequence("ada/sheet", "ben/sheet", "Cy Ng");
        assertThat(Run.of("grade", COURSE, files.getFirst(), "--format", "csv").out())
                .contains(",sheet,");
    }

    @Test
    void jsonlIsOneLineASheet() throws IOException {
        List<String> lines =
                Run.of("grade", COURSE, SHEET, SHEET, "--format", "jsonl").out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(JSON.readTree(lines.get(0)).path("questions")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "csv        | \"Robin \"\"=1+1\"\" Sample\",1,001-stack,graded,1.5,2",
                "html       | <mark class=\"on\" title=\"push\">push</mark>",
                "gradescope | \"max_score\" : 2",
            })
    void otherFormatsAreWrittenToo(String format, String expected) {
        Run run = Run.of("grade", COURSE, SHEET, "--format", format);
        assertThat(run.exit()).isEqualTo(Exit.DONE);
        assertThat(run.out()).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "gradescope", "table", "json", "csv"})
    void whatIsForAuthorsIsInNoGrade(String format) {
        Run run = Run.of("grade", COURSE, SHEET, "--format", format, "--for", "learner");
        assertThat(run.out())
                .doesNotContain("secret-reference", "secret-model-answer", "secret-note");
    }

    @Test
    void aLearnerDoesNotSeeWhatIsMissingUnlessTheAuthorSaysIt() {
        assertThat(Run.of("grade", COURSE, SHEET).out()).contains("no pop");
        assertThat(Run.of("grade", COURSE, SHEET, "--for", "learner").out()).doesNotContain("pop");
        assertThat(Run.of("grade", COURSE, SHEET, "--format", "html").out()).doesNotContain("pop");
    }

    @Test
    void aFailedGradeIsExitCode3AndNoZero() throws IOException {
        Path sheet = sheet("3. Explain the garbage collector.\nIt frees memory.\n");
        Run run = Run.of("grade", COURSE, sheet.toString(), "--format", "json");
        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        JsonNode grade = JSON.readTree(run.out());
        assertThat(grade.path("gradable").asInt()).isEqualTo(2);
        assertThat(grade.path("questions").path(2).path("status").asText()).isEqualTo("failed");
        assertThat(grade.path("questions").path(2).path("points").isNull()).isTrue();
    }

    @Test
    void aBadSheetLosesNoneOfTheOthers() throws IOException {
        Run run = Run.of("grade", COURSE, "nowhere.txt", SHEET, "--format", "json");
        assertThat(run.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(run.err()).contains("nowhere.txt: there is no such file");
        assertThat(JSON.readTree(run.out())).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "grade nowhere SHEET, there is no such folder",
        "grade SHEET SHEET, is a file; a course is a folder",
        "grade FOLDER SHEET, is no course",
        "grade COURSE, Name a sheet to grade",
        "grade COURSE FOLDER, is a folder; name the files in it",
        "grade COURSE SHEET --answers x, 'Name sheets or --answers, not both'",
        "grade COURSE --answers nowhere, there is no such file",
        "grade COURSE SHEET --format pdf, pdf",
        "grade COURSE SHEET SHEET --format gradescope, one sheet",
        "grade COURSE --answers SHEET --format html, for sheets",
        "grade COURSE SHEET -o FOLDER, is a folder; name a file",
        "grade COURSE SHEET -o nowhere/x/y.json, there is no folder",
        "read COURSE nowhere, there is no such file",
        "read FOLDER SHEET, is no course",
        "check nowhere, there is no such folder",
        "sheet FOLDER, is no course",
        "checkers text.keywrd, did you mean text.keyword",
        "up --port 99999, a port is 1 to 65535",
        "up --port x, x",
        "up --host 0.0.0.0, --open-to-network",
        "up --courses SHEET, is no folder",
    })
    void badInputIsOneClearMessageAndExitCode2(String command, String message) {
        String[] arguments =
                command.replace("COURSE", COURSE)
                        .replace("SHEET", SHEET)
                        .replace("FOLDER", folder.toString())
                        .split(" ", -1);
        Run run = Run.of(arguments);
        assertThat(run.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(run.err()).contains(message).startsWith("assay: ").doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void whatIsWrongWithTheChecksOfAnAnsweredQuestionIsSaid() throws IOException {
        Path course = Fixtures.copy(Fixtures.COURSE, folder);
        Path question = course.resolve("questions/001-stack.yaml");
        Files.writeString(
                question, Files.readString(question).replace("text.keyword", "text.keywrd"));
        Run answered =
                Run.of("grade", course.toString(), sheet("1. What is a stack?\na pile").toString());
        assertThat(answered.exit()).isEqualTo(Exit.FAILED);
        assertThat(answered.err()).contains("001-stack.yaml:", "did you mean text.keyword?");
        assertThat(answered.out()).contains("2 of 3 gradable");
        Run blank = Run.of("grade", course.toString(), sheet("1. What is a stack?\n").toString());
        assertThat(blank.exit()).isEqualTo(Exit.DONE);
        assertThat(blank.err()).doesNotContain("text.keywrd");
    }

    @Test
    void aFileIsReplacedOnlyByAWholeOne() throws IOException {
        Path file = Files.writeString(folder.resolve("grades.json"), "before");
        Run.of("grade", folder.resolve("nowhere").toString(), SHEET, "-o", file.toString());
        assertThat(file).hasContent("before");
        Run run = Run.of("grade", COURSE, SHEET, "--format", "json", "-o", file.toString());
        assertThat(run.out()).isEmpty();
        assertThat(JSON.readTree(file.toFile()).path("answered").asInt()).isEqualTo(2);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private Path sheet(String text) throws IOException {
        return Files.writeString(folder.resolve("sheet.txt"), text);
    }
}
