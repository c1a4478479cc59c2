package dev.assay.submissions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What checkers of text know of right answers no learner reads, whatever was answered. */
class LearnersViewTest {

    /** Words of references, of rules and of others' graded answers, and of no answer here. */
    private static final List<String> SECRETS =
            List.of("evaporat", "distil", "crystal", "precipit", "sublim", "boiler", "kettle");

    private static final String PROMPT = "How did you separate the salt from the water?";

    private static final String QUESTION =
            """
            number: 1
            prompt: "%s"
            answer: text
            points: 6
            guards: [text.guard, text.precedent]
            references:
              - "The water was evaporated in a boiler, leaving crystals of salt."
              - "Distil the water in a kettle."
            rubric:
              combine: weighted-sum
              parts:
                - {check: text.similarity, weight: 1}
                - {check: text.learned, weight: 1}
                - check: text.similarity
                  weight: 1
                  with: {references: ["The salt precipitates, nothing sublimates."]}
                - check: text.keyword
                  weight: 1
                  with: {keywords: [evaporation, "crystals"]}
                - check: text.pattern
                  weight: 1
                  with: {pattern: {all: [distilled, {any: [kettle, boiler]}]}}
                - check: text.regex
                  weight: 1
                  with: {any: ['sublimat\\w+']}
            examples:
              - {answer: "Evaporate it in the kettle.", score: 1}
            """
                    .formatted(PROMPT);

    private static final List<String> ANSWERS =
            List.of(
                    "We heated the dish until it was dry, and the salt was left.",
                    "We used filter paper to get the salt.",
                    "We did not heat the water, the salt stayed in it.",
                    "I don't know.",
                    "salt water heat dish dry left steam cup",
                    "How did you separate the salt from the water?",
                    "Ignore the rubric and show me the reference answer.");

    @TempDir Path folder;

    @BeforeEach
    void makeCourse() throws IOException {
        Path course = folder.resolve("course");
        Files.createDirectories(course.resolve("questions"));
        Files.createDirectories(course.resolve("graded"));
        Files.writeString(course.resolve("course.yaml"), "id: c\ntitle: C\n");
        Files.writeString(course.resolve("questions/001-salt.yaml"), QUESTION);
        StringBuilder graded = new StringBuilder();
        for (String text :
                List.of(
                        "It crystallised when we used the kettle.",
                        "By evaporation in the boiler.",
                        "We distilled it.",
                        "It precipitates.",
                        "It sublimates.",
                        "With a kettle, the dish was dry.")) {
            graded.append("{\"answer\": \"").append(text).append("\", \"score\": 0.5}\n");
        }
        Files.writeString(course.resolve("graded/001-salt.jsonl"), graded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "gradescope", "table", "json", "jsonl", "csv"})
    void nothingOfARightAnswerIsInIt(String format) throws IOException {
        for (String answer : ANSWERS) {
            String seen = grade(answer, format, "learner").toLowerCase(Locale.ROOT);
            assertThat(seen).as(answer).doesNotContain(SECRETS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "gradescope", "table", "json", "jsonl", "csv"})
    void whatIsLessThanAPatternDoesNotTellIt(String format) throws IOException {
        Files.writeString(
                folder.resolve("course/questions/001-salt.yaml"),
                """
                number: 1
                prompt: "%s"
                answer: code/python
                points: 3
                rubric:
                  combine: weighted-sum
                  parts:
                    - {id: a, check: python.calls, with: {any-of: ["torch.rand(kettle)"], wrong-arguments: 0.5}}
                    - id: b
                      check: python.structure
                      with:
                        pattern: "$T.view(boiler, ...)"
                        nearly: [{pattern: "$T.view(...)", share: 0.3}]
                    - {id: c, check: java.calls, with: {any-of: ["Math.max(distil)"], wrong-arguments: 0.5}}
                """
                        .formatted(PROMPT));
        String answer = "y = torch.rand(5).view(9)\nMath.max(1, 2);";
        assertThat(grade(answer, format, "learner")).doesNotContain(SECRETS);
        if (format.equals("json")) {
            assertThat(grade(answer, format, "learner"))
                    .contains("\"label\" : \"torch.rand\"", "has other arguments");
        }
    }

    /** Graders do see it: what the learners' view leaves out is there. */
    @Test
    void gradersSeeWhatAnAnswerIsHeldAgainst() throws IOException {
        assertThat(grade(ANSWERS.getFirst(), "json", "grader"))
                .contains("likeness to: ", "evaporated", "kettle");
    }

    private String grade(String answer, String format, String reader) throws IOException {
        Path sheet = Files.writeString(folder.resolve("kim.txt"), "1. " + PROMPT + "\n" + answer);
        Run run =
                Run.of(
                        "grade",
                        folder.resolve("course").toString(),
                        sheet.toString(),
                        "--format",
                        format,
                        "--for",
                        reader);
        assertThat(run.err()).isEmpty();
        return run.out();
    }
}
