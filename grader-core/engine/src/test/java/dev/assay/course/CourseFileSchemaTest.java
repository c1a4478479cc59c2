package dev.assay.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.config.Located;
import dev.assay.config.Problem;
import dev.assay.config.RecordDecoder;
import dev.assay.config.Schemas;
import dev.assay.config.YamlReader;
import dev.assay.policy.PolicyReader;
import dev.assay.spi.GradedAnswers;
import dev.assay.spi.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema of course files says what their reader does. */
final class CourseFileSchemaTest {

    record Words(@Option("words") List<String> keywords, @Option("how many") Optional<Integer> n) {}

    record Pattern(@Option("the pattern") String pattern) {}

    private static final ObjectNode SCHEMA = CourseFileSchema.of(checkers());

    private static Map<String, Class<? extends Record>> checkers() {
        Map<String, Class<? extends Record>> checkers = new LinkedHashMap<>();
        checkers.put("text.words", Words.class);
        checkers.put("text.regex", Pattern.class);
        return checkers;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "number: 2",
                "number: 0",
                "number: one",
                "number:",
                "prompt: x",
                "prompt: [x]",
                "answer: mixed",
                "answer: mixed/python",
                "answer: code/C++",
                "answer: code",
                "answer: text/plain",
                "answer: prose",
                "answer: 3",
                "points: 0",
                "points: -1",
                "points: 2.5",
                "points: two",
                "points:",
                "level: beginner",
                "tags: [a, b]",
                "tags: a",
                "tags: {a: b}",
                "difficulty: 0.5",
                "difficulty: 1.5",
                "wordings: [a]",
                "references: [a, 2]",
                "model-answer: x",
                "modelAnswer: x",
                "notes: x",
                "nothing: x",
                "review-below: 0.5",
                "review-below: 2",
                "guards: text.words",
                "guards: [text.words]",
                "guards: [{check: text.words}]",
                "guards: [{with: {}}]",
                "guards: {check: text.words}",
                "rubric:",
                "rubric: text.words",
                "rubric: []",
                "rubric: {check: text.words}",
                "rubric: {check: text.words, with: {keywords: [a]}}",
                "rubric: {check: text.words, always: true}",
                "rubric: {check: text.words, always: 1}",
                "rubric: {check: text.words, weight: 2}",
                "rubric: {check: text.words, weight: -2}",
                "rubric: {check: text.words, weight: heavy}",
                "rubric: {check: text.words, pass: 1}",
                "rubric: {chek: text.words}",
                "rubric: {check: text.words, combine: best-of, parts: []}",
                "rubric: {check: text.words, feedback: {missing: x}}",
                "rubric: {check: text.words, feedback: {mising: x}}",
                "rubric: {check: text.words, feedback: x}",
                "rubric: {combine: best-of, parts: [{check: text.words}, {check: text.words}]}",
                "rubric: {combine: best, parts: [{check: text.words}]}",
                "rubric: {combine: all-or-nothing, parts: []}",
                "rubric: {combine: all-or-nothing, parts: {check: text.words}}",
                "rubric: {combine: all-or-nothing}",
                "rubric: {combine: all-or-nothing, parts: [{check: text.words}], pass: 1}",
                "rubric: {combine: all-or-nothing, parts: [{check: text.words}], pass:}",
                "rubric: {combine: all-or-nothing, parts: [{check: text.words, weight: -1}]}",
                "rubric: {combine: gate-then-rest, parts: [{check: text.words}]}",
                "rubric: {combine: gate-then-rest, pass: 0.5, parts: [{check: text.words}, {check:"
                        + " text.words}]}",
                "rubric: {combine: gate-then-rest, pass: 0, parts: [{check: text.words}, {check:"
                        + " text.words}]}",
                "rubric: {combine: weighted-sum, parts: [{check: text.words}, {check: text.words,"
                        + " weight: -1}]}",
                "rubric: {combine: weighted-sum, parts: [{check: text.words}, {combine:"
                        + " all-or-nothing, weight: -1, parts: [{check: text.words}]}]}",
                "rubric: {combine: weighted-sum, parts: [{combine: all-or-nothing, parts: [{check:"
                        + " text.words, weight: -1}]}]}",
                "rubric: {combine: weighted-sum, parts: [{weight: 1}]}",
                "examples: [{answer: x, score: 1}]",
                "examples: [{answer: x, score: 1, within: 0.1, status: graded, known: why}]",
                "examples: [{answer: x, score: 1.1}]",
                "examples: [{answer: x}]",
                "examples: [{score: 1}]",
                "examples: [{answer: x, files: [{path: a, text: b}], score: 1}]",
                "examples: [{files: [{path: a, text: b}], score: 1}]",
                "examples: [{files: [{path: a}], score: 1}]",
                "examples: [{files: [], score: 1}]",
                "examples: [{answer: , files: [{path: a, text: b}], score: 1}]",
                "examples: [{answer: x, files: , score: 1}]",
                "examples: [{answer: x, score: 1, status: failed}]",
                "examples: [{answer: x, score: 1, within: -1}]",
                "examples: {answer: x, score: 1}",
            })
    void theSchemaAndTheReaderAgreeOnQuestions(String more) {
        String key = more.isEmpty() ? "" : more.substring(0, more.indexOf(':'));
        StringBuilder file = new StringBuilder();
        for (String line : List.of("number: 1", "prompt: What?", "answer: text")) {
            file.append(line.startsWith(key + ":") && !key.isEmpty() ? "" : line + "\n");
        }
        String text = file.append(more).toString();
        List<Problem> problems = new ArrayList<>();
        new QuestionReader("q", Set.of(), problems::add)
                .read("q.yaml", Optional.of(text), GradedAnswers.NONE);
        problems.removeIf(problem -> !problem.isError());
        List<?> errors = errors(CourseFileSchema.of(Map.of()), text);
        assertEquals(problems.isEmpty(), errors.isEmpty(), () -> problems + " but " + errors);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id: c\ntitle: C",
                "id: c",
                "title: C",
                "id: c\ntitle: [C]",
                "id: c\ntitle: C\nresources: {text.synonyms: {a: [b]}, other: 3}",
                "id: c\ntitle: C\nresources: []",
                "id: c\ntitle: C\nguards: [text.guard, {check: text.other, with: {a: b}}]",
                "id: c\ntitle: C\nguards: [{with: {a: b}}]",
                "id: c\ntitle: C\nreview-below: 0.5",
                "id: c\ntitle: C\nreview-below: 5",
                "id: c\ntitle: C\nsheet: {furniture: [a]}",
                "id: c\ntitle: C\nsheet: {furniture: a}",
                "id: c\ntitle: C\nsheet: [a]",
                "id: c\ntitle: C\nsheet: {furnitures: [a]}",
                "id: c\ntitle: C\nnumber: 1",
            })
    void theSchemaAndTheReaderAgreeOnCourses(String text) {
        List<Problem> problems = new ArrayList<>();
        RecordDecoder.decodePartly(located(text), CourseYaml.class, problems::add);
        List<?> errors = errors(CourseFileSchema.of(Map.of()), text);
        assertEquals(problems.isEmpty(), errors.isEmpty(), () -> problems + " but " + errors);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "due: 2026-11-30 23:59\nlate: {take: 10%, every: 1d, at-most: 50%, until: 7d}",
                "late: {every: 1d}",
                "late: 10%",
                "zone: UTC\ngrace: 10m",
                "attempts: 3\ncounts: best\nattempt-penalty: 5%",
                "attempts: 0",
                "counts: worst",
                "grace: 10m\nprompt: What?",
                "questions: {q: {attempts: 1, counts: last}}",
                "questions: {q: {zone: UTC}}",
                "questions: [q]",
                "learners: {ada: {extra: 3d, excused: [q], note: ill}}",
                "learners: {ada: {extras: 3d}}",
            })
    void theSchemaAndTheReaderAgreeOnPolicies(String text) {
        List<Problem> problems = new ArrayList<>();
        PolicyReader.read(text, List.of("q"), problems::add);
        List<?> errors = errors(CourseFileSchema.of(Map.of()), text);
        assertEquals(problems.isEmpty(), errors.isEmpty(), () -> problems + " but " + errors);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {check: text.words, with: {keywords: [a]}}                | true
                    {check: text.words, with: {}}                             | true
                    {check: text.words}                                       | true
                    {check: text.words, with: }                               | true
                    {check: text.words, with: {keyword: [a]}}                 | false
                    {check: text.words, with: {n: x}}                         | false
                    {check: text.words, with: {pattern: x}}                   | false
                    {check: text.regex, with: {pattern: x}}                   | true
                    {check: text.regex, with: {}}                             | false
                    {check: text.regex}                                       | false
                    {check: text.nothing}                                     | false
                    {combine: best-of, parts: [{check: text.regex}]}          | false
                    {combine: best-of, parts: [{check: text.words}]}          | true
                    """)
    void settingsAreThoseOfTheirChecker(String rubric, boolean right) {
        String question = "number: 1\nprompt: x\nanswer: text\n";
        assertEquals(right, errors(SCHEMA, question + "rubric: " + rubric).isEmpty());
        if (!rubric.contains("combine")) {
            assertEquals(right, errors(SCHEMA, question + "guards: [" + rubric + "]").isEmpty());
        }
    }

    @Test
    void theSchemaIsOneByItsDialectAndDescribesEveryKey() {
        assertEquals(List.of(), Schemas.errorsOfSchema(SCHEMA));
        SCHEMA.get("$defs")
                .forEach(
                        definition ->
                                definition
                                        .path("properties")
                                        .forEachEntry(
                                                (key, property) ->
                                                        assertTrue(
                                                                property.has("description"), key)));
        assertFalse(SCHEMA.get("$defs").isEmpty());
    }

    private static List<?> errors(ObjectNode schema, String yaml) {
        return Schemas.errors(schema, located(yaml).node());
    }

    private static Located located(String yaml) {
        return YamlReader.read(
                        "f.yaml",
                        yaml,
                        problem -> {
                            throw new AssertionError(problem);
                        })
                .orElseThrow();
    }
}
