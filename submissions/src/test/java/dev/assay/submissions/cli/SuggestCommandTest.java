package dev.assay.submissions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuggestCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String QUESTION =
            """
            number: 1
            prompt: How did you separate the salt from the water?
            answer: text
            points: 1
            references: ["The water was evaporated, leaving the salt."]
            rubric: {check: text.learned}
            """;

    private static final String ANSWERS =
            """
            {"id": "a", "learner": "ada", "answer": "we used filter paper to get the salt"}
            {"id": "b", "learner": "ben", "answer": "we used a filter paper to get the salt"}
            {"id": "c", "learner": "cem", "answer": "used filter paper to get the salt out"}

            {"id": "d", "question": 2, "answer": "of another question"}
            {"id": "e", "question": "001-salt", "answer": "heated the dish until it was dry"}
            {"id": "f", "question": 1, "answer": "The water was evaporated, leaving the salt."}
            """;

    @TempDir Path folder;

    @BeforeEach
    void makeCourse() throws IOException {
        Files.createDirectories(folder.resolve("course/questions"));
        Files.writeString(folder.resolve("course/course.yaml"), "id: c\ntitle: C\n");
        Files.writeString(folder.resolve("course/questions/001-salt.yaml"), QUESTION);
        Files.writeString(
                folder.resolve("course/questions/002-words.yaml"),
                """
                number: 2
                prompt: Two words?
                answer: text
                points: 1
                rubric: {check: text.words, with: {at-most: 2}}
                """);
        Files.writeString(folder.resolve("answers.jsonl"), ANSWERS);
    }

    private Run suggest(String... more) {
        List<String> all = new ArrayList<>(List.of("suggest", folder.resolve("course").toString()));
        all.addAll(List.of(more));
        return Run.of(all.toArray(String[]::new));
    }

    private JsonNode json(Run run) throws IOException {
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(Exit.DONE);
        return JSON.readTree(run.out());
    }

    private static List<String> ids(JsonNode json) {
        List<String> ids = new ArrayList<>();
        json.path("suggestions").forEach(one -> ids.add(one.path("id").asText()));
        return ids;
    }

    @Test
    void oneOfLikeAnswersIsNamedAndThenAnother() throws IOException {
        String answers = folder.resolve("answers.jsonl").toString();
        JsonNode two = json(suggest("1", answers, "--count", "2", "--format", "json"));
        assertThat(two.path("answers").asInt()).isEqualTo(5);
        assertThat(two.path("graded").asInt()).isZero();
        assertThat(ids(two)).hasSize(2).doesNotHaveDuplicates();
        assertThat(ids(two).stream().filter(List.of("a", "b", "c")::contains)).hasSize(1);
        JsonNode filter =
                two.path("suggestions")
                        .get(List.of("a", "b", "c").contains(ids(two).get(0)) ? 0 : 1);
        assertThat(filter.path("speaksFor").asInt()).isEqualTo(3);
        assertThat(filter.path("line").asInt()).isBetween(1, 3);
        assertThat(filter.path("answer").asText()).contains("filter paper");
    }

    @Test
    void whatIsGradedIsNotNamed() throws IOException {
        Files.createDirectories(folder.resolve("course/graded"));
        Files.writeString(
                folder.resolve("course/graded/001-salt.jsonl"),
                """
                {"answer": "We used filter paper to get the salt.", "score": 0}
                """);
        JsonNode all =
                json(
                        suggest(
                                "001-salt",
                                folder.resolve("answers.jsonl").toString(),
                                "--format",
                                "json"));
        assertThat(all.path("graded").asInt()).isOne();
        assertThat(ids(all)).doesNotContain("a").contains("e");
    }

    @Test
    void theTableShowsLinesAndWords() {
        Run run = suggest("1", folder.resolve("answers.jsonl").toString(), "--count", "1");
        assertThat(run.exit()).isEqualTo(Exit.DONE);
        assertThat(run.out())
                .startsWith("001-salt: 5 answers, 0 graded. Grade these next:")
                .contains("speaks for")
                .contains("line ");
    }

    @Test
    void aRubricThatDoesNotLearnIsSaid() {
        Run run = suggest("2", folder.resolve("answers.jsonl").toString());
        assertThat(run.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(run.err()).contains("no check of 002-words learns from graded answers");
    }

    @Test
    void badInputIsSaidWithItsPlace() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.jsonl"), "{\"answer\": \"x\"}\nno json\n");
        Run run = suggest("1", bad.toString());
        assertThat(run.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(run.err()).contains("bad.jsonl:2");
        assertThat(suggest("9", bad.toString()).err()).contains("no question 9");
        assertThat(suggest("1", bad.toString(), "--count", "0").err()).contains("--count");
    }
}
