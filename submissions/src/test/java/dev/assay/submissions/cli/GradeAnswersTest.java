package dev.assay.submissions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradeAnswersTest {

    private static final String COURSE = Fixtures.COURSE.toString();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;

    @Test
    void eachLineIsGradedInTheOrderOfTheFile() throws IOException {
        Run run =
                jsonl(
                        """
                        {"id": "a", "learner": "Kim", "question": 1, "answer": "LIFO, push and pop"}
                        {"id": 2, "question": "002-random", "answer": "torch.rand(3)"}
                        {"id": "c", "question": "1", "answer": null}

                        {"id": "d", "question": 2, "files": [{"path": "a.py", "text": "torch.randn(3)"}]}
                        """);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(Exit.DONE);
        List<JsonNode> lines = lines(run);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0).properties().stream().map(java.util.Map.Entry::getKey))
                .containsExactly(
                        "id",
                        "learner",
                        "question",
                        "status",
                        "points",
                        "maxPoints",
                        "confidence",
                        "reasons",
                        "criteria",
                        "feedback");
        assertThat(lines.get(0).path("id").asText()).isEqualTo("a");
        assertThat(lines.get(0).path("learner").asText()).isEqualTo("Kim");
        assertThat(lines.get(0).path("question").asText()).isEqualTo("001-stack");
        assertThat(lines.get(0).path("points").decimalValue()).isEqualByComparingTo("2");
        assertThat(lines.get(1).path("id").isInt()).isTrue();
        assertThat(lines.get(1).path("learner").isNull()).isTrue();
        assertThat(lines.get(2).path("status").asText()).isEqualTo("unanswered");
        assertThat(lines.get(3).path("points").decimalValue()).isEqualByComparingTo("1");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense                                           | this is no JSON",
                "[1]                                                | an object is expected",
                "{\"question\": 1}                                  | there is no \"answer\"",
                "{\"answer\": \"x\"}                                | there is no \"question\"",
                "{\"question\": 99, \"answer\": \"x\"}              | has no question 99",
                "{\"question\": \"001-stak\", \"answer\": \"x\"}    | did you mean 001-stack?",
                "{\"question\": 1, \"answer\": 5}                   | is text, in quotes, not a"
                        + " number",
                "{\"question\": 1, \"answer\": \"x\", \"files\": []} | not both",
                "{\"question\": 1, \"files\": [{\"path\": \"../x\", \"text\": \"\"}]} | path is"
                        + " relative",
                "{\"question\": 1, \"answer\": \"x\"} trailing      | this is no JSON",
            })
    void aBadLineIsReportedAndTheOthersAreGraded(String line, String message) throws IOException {
        Run run =
                jsonl(
                        "{\"id\": 1, \"question\": 1, \"answer\": \"LIFO\"}\n"
                                + line
                                + "\n{\"id\": 3, \"question\": 1, \"answer\": \"LIFO\"}\n");
        assertThat(run.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(run.err()).contains("answers.jsonl:2: ", message);
        List<JsonNode> lines = lines(run);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).path("points").decimalValue()).isEqualByComparingTo("1");
        assertThat(lines.get(1).path("status").asText()).isEqualTo("failed");
        assertThat(lines.get(1).path("points").isNull()).isTrue();
        assertThat(lines.get(1).path("reasons").path(0).asText()).startsWith("line 2: ");
        assertThat(lines.get(2).path("points").decimalValue()).isEqualByComparingTo("1");
    }

    @Test
    void hostileAnswersAreGradedOrUngradable() throws IOException {
        String brackets = "(".repeat(10_000);
        Run run =
                jsonl(
                        """
                        {"question": 1, "answer": "\\ud800 LIFO \\u0000"}
                        {"question": 2, "answer": "\\ud800\\u0000"}
                        {"question": 1, "answer": "%s"}
                        {"question": 2, "answer": "%s"}
                        """
                                .formatted(brackets, brackets));
        assertThat(run.exit()).isEqualTo(Exit.DONE);
        assertThat(lines(run))
                .hasSize(4)
                .allMatch(
                        line ->
                                List.of("graded", "needs-review", "ungradable")
                                        .contains(line.path("status").asText()));
    }

    @Test
    void aLineThatIsTooLongIsReportedAndSkipped() throws IOException {
        Path file = folder.resolve("answers.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("{\"question\": 1, \"answer\": \"" + "x".repeat(17 << 20) + "\"}\n");
            out.write("{\"question\": 1, \"answer\": \"LIFO\"}\n");
        }
        Run run = Run.of("grade", COURSE, "--answers", file.toString(), "--format", "jsonl");
        assertThat(run.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(run.err()).contains("answers.jsonl:1: the line is longer than the 16 MiB");
        assertThat(lines(run).get(1).path("status").asText()).isEqualTo("graded");
    }

    @Test
    void manyLinesKeepTheirOrder() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            lines.append(
                    "{\"id\": %d, \"question\": 1, \"answer\": \"LIFO %d\"}%n".formatted(i, i));
        }
        List<JsonNode> graded = lines(jsonl(lines.toString()));
        assertThat(graded).hasSize(500);
        for (int i = 0; i < 500; i++) {
            assertThat(graded.get(i).path("id").asInt()).isEqualTo(i);
        }
    }

    @Test
    void otherFormatsShowOneRowAnAnswer() throws IOException {
        Path file = file("{\"id\": \"=1\", \"question\": 3, \"answer\": \"x\"}\n");
        Run csv = Run.of("grade", COURSE, "--answers", file.toString(), "--format", "csv");
        assertThat(csv.exit()).isEqualTo(Exit.FAILED);
        assertThat(csv.out()).contains("'=1,,003-no-rubric,failed,,1,");
        Run json = Run.of("grade", COURSE, "--answers", file.toString(), "--format", "json");
        assertThat(JSON.readTree(json.out())).hasSize(1);
        Run table = Run.of("grade", COURSE, "--answers", file.toString());
        assertThat(table.out()).contains("003-no-rubric", "0 of 1 gradable");
    }

    private Run jsonl(String lines) throws IOException {
        return Run.of("grade", COURSE, "--answers", file(lines).toString(), "--format", "jsonl");
    }

    private Path file(String lines) throws IOException {
        return Files.writeString(folder.resolve("answers.jsonl"), lines);
    }

    private static List<JsonNode> lines(Run run) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
