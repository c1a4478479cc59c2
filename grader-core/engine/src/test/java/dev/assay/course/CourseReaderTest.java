package dev.assay.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.config.Problem;
import dev.assay.config.Problem.Severity;
import dev.assay.config.Source;
import dev.assay.course.CourseReader.Reading;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.GradedAnswers;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A course's files become a course, with every problem of theirs. */
@SuppressWarnings("StringConcatToTextBlock") // a table reads better with one mistake a line
final class CourseReaderTest extends CourseOnDisk {

    @Test
    void aCourseIsReadWithAllItsKeys() throws IOException {
        write(
                "course.yaml",
                """
                id: pytorch
                title: PyTorch
                resources:
                  text.synonyms: {gpu: [card]}
                guards:
                  - text.guard
                  - {check: text.other, with: {most: 3}}
                review-below: 0.7
                sheet: {furniture: ["Part One"]}
                """);
        write(
                "questions/008-numpy.yaml",
                """
                number: 8
                level: beginner
                tags: [tensors, interop]
                difficulty: 0.25
                prompt: How?
                wordings: ["How so?"]
                answer: mixed/python
                points: 2.5
                references: [So.]
                rubric:
                  combine: weighted-sum
                  feedback: {earned: Yes., found: F}
                  parts:
                    - id: to-tensor
                      weight: 2
                      combine: gate-then-rest
                      pass: 0.5
                      parts:
                        - {check: python.calls, with: {any-of: [torch.from_numpy]}}
                        - {check: text.keyword}
                    - {check: python.calls, weight: -0.5, always: true}
                examples:
                  - {answer: 42, score: 0.5}
                  - {answer: "a\\r\\nb\\0", score: 1, within: 0.1, status: needs-review, known: why}
                  - files: [{path: a.py, text: x}, {path: b.py, text: y}]
                    score: 0
                model-answer: M
                notes: N
                guards: text.length
                review-below: 0.9
                files: [files/sub/data.csv]
                """);
        write("files/sub/data.csv", "a,b");
        Course course = good();
        assertEquals("pytorch", course.id());
        assertEquals("PyTorch", course.title());
        assertEquals(folder(), course.folder());
        assertEquals("{\"gpu\":[\"card\"]}", course.resource("text.synonyms").node().toString());
        assertEquals(4, course.resource("text.synonyms").source().line());
        assertEquals("{}", course.resource("nothing").node().toString());
        assertEquals("course.yaml", course.resource("nothing").source().file());
        assertEquals(0.7, course.reviewBelow());
        assertEquals(List.of("Part One"), course.sheet().furniture());
        assertEquals(
                List.of("text.guard", "text.other"),
                course.guards().stream().map(Criterion::checker).toList());
        assertEquals("guards.1", course.guards().getFirst().id());
        assertEquals(new Source("course.yaml", 6), course.guards().getFirst().source());
        assertEquals("{}", course.guards().getFirst().config().node().toString());
        assertEquals("{\"most\":3}", course.guards().getLast().config().node().toString());
        assertEquals("a,b", course.files().get("files/sub/data.csv").text());

        Question question = course.question("8").orElseThrow();
        assertEquals(question, course.question("008-numpy").orElseThrow());
        assertEquals(Optional.empty(), course.question("9"));
        assertEquals("beginner", question.level());
        assertEquals(List.of("tensors", "interop"), question.tags());
        assertEquals(OptionalDouble.of(0.25), question.difficulty());
        assertEquals("How?", question.prompt());
        assertEquals(List.of("How so?"), question.wordings());
        assertEquals(AnswerKind.parse("mixed/python"), question.kind());
        assertEquals(new BigDecimal("2.5"), question.points());
        assertEquals(List.of("So."), question.references());
        assertEquals(Optional.of("M"), question.modelAnswer());
        assertEquals("N", question.notes());
        assertEquals("question.guards.1", question.guards().getFirst().id());
        assertEquals(29, question.guards().getFirst().source().line());
        assertEquals(OptionalDouble.of(0.9), question.reviewBelow());
        assertEquals(List.of("files/sub/data.csv"), question.files());
        assertEquals(List.of(), question.problems());

        Group rubric = (Group) question.rubric().orElseThrow();
        assertEquals("rubric", rubric.id());
        assertEquals(Group.Combine.WEIGHTED_SUM, rubric.combine());
        assertEquals(BigDecimal.ONE, rubric.weight());
        assertEquals(BigDecimal.ONE, rubric.pass());
        assertEquals(Optional.of("Yes."), rubric.feedback().earned());
        assertEquals(Optional.of("F"), rubric.feedback().found());
        Group gate = (Group) rubric.parts().getFirst();
        assertEquals(Group.Combine.GATE_THEN_REST, gate.combine());
        assertEquals(new BigDecimal("0.5"), gate.pass());
        assertEquals(BigDecimal.valueOf(2), gate.weight());
        assertEquals("to-tensor.2", gate.parts().getLast().id());
        assertEquals(20, gate.parts().getLast().source().line());
        Criterion calls = (Criterion) gate.parts().getFirst();
        assertEquals("python.calls", calls.checker());
        assertEquals(19, calls.config().sourceAt("any-of[0]").line());
        assertFalse(calls.always());
        Criterion last = (Criterion) rubric.parts().getLast();
        assertEquals("rubric.2", last.id());
        assertEquals(new BigDecimal("-0.5"), last.weight());
        assertTrue(last.always());
        assertEquals("{}", last.config().node().toString());
        assertEquals(21, last.config().source().line());

        List<Example> examples = question.examples();
        assertEquals(Answer.of("42"), examples.getFirst().answer());
        assertEquals(BigDecimal.ZERO, examples.getFirst().within());
        assertEquals(Optional.empty(), examples.getFirst().status());
        assertEquals(Answer.of("a\nb\uFFFD"), examples.get(1).answer());
        assertEquals(new BigDecimal("0.1"), examples.get(1).within());
        assertEquals(Optional.of("needs-review"), examples.get(1).status());
        assertEquals(Optional.of("why"), examples.get(1).known());
        assertEquals(24, examples.get(1).source().line());
        assertEquals(
                new Answer(List.of(new AnswerFile("a.py", "x"), new AnswerFile("b.py", "y"))),
                examples.get(2).answer());
    }

    @Test
    void whatIsLeftOutHasItsDefault() throws IOException {
        write("course.yaml", COURSE);
        write("questions/001-a.yaml", QUESTION);
        Course course = good();
        assertEquals(0.8, course.reviewBelow());
        assertEquals(List.of(), course.guards());
        assertEquals(List.of(), course.sheet().furniture());
        Question question = course.questions().getFirst();
        assertEquals(BigDecimal.ONE, question.points());
        assertEquals(Optional.empty(), question.rubric());
        assertEquals("", question.level());
        assertEquals("", question.notes());
        assertEquals(GradedAnswers.NONE, question.graded());
    }

    @Test
    void aRubricMayBeOneCriterionAlone() throws IOException {
        write("course.yaml", COURSE);
        write("questions/001-a.yaml", QUESTION + "rubric: {check: text.keyword}\n");
        Criterion root = (Criterion) good().questions().getFirst().rubric().orElseThrow();
        assertEquals("rubric", root.id());
        assertEquals(new Source("questions/001-a.yaml", 4), root.source());
    }

    @Test
    void questionsAreInTheOrderOfTheirNumbersNotOfTheirFiles() throws IOException {
        write("course.yaml", COURSE);
        write("questions/a.yaml", QUESTION.replace("1", "10"));
        write("questions/b.yaml", QUESTION.replace("1", "2"));
        write("questions/c.yaml", QUESTION);
        assertEquals(
                List.of("c", "b", "a"), good().questions().stream().map(Question::id).toList());
    }

    @ParameterizedTest
    @CsvSource({"001-a, 1", "1-a, 1", "1, 1", "0001, 1", "one, 1", "1a, 1", "v1-2, 1"})
    void aFileNameThatNamesAnotherNumberIsAMistake(String id, int number) throws IOException {
        write("course.yaml", COURSE);
        write("questions/" + id + ".yaml", QUESTION);
        assertEquals(number, good().questions().getFirst().number());
    }

    static Stream<Arguments> mistakes() {
        String parts = "  parts: [{check: a.b}, {check: a.b}]\n";
        return Stream.of(
                arguments("prompt: ' '", 2, "the prompt is blank"),
                arguments("wordings: [a, ' ']", 4, "wordings[1] is blank"),
                arguments("rubric: {check: a.b, weight: -1}", 4, "the weight -1 is negative"),
                arguments("rubric: {check: a.b, id: a b}", 4, "the id 'a b' can't be used"),
                arguments("rubric: {check: a.b, id: ''}", 4, "the id '' can't be used"),
                arguments(
                        "rubric:\n  combine: gate-then-rest\n  parts:\n   - check: a.b\n",
                        6,
                        "rubric: there is nothing behind the gate"),
                arguments(
                        "rubric:\n  combine: gate-then-rest\n  parts:\n   - check: a.b\n"
                                + "   - {check: a.b, weight: 0}\n",
                        6,
                        "rubric: no part has a weight above 0"),
                arguments(
                        "rubric:\n  combine: gate-then-rest\n  parts:\n   - check: a.b\n"
                                + "   - {check: a.b, weight: -1}\n   - check: a.b",
                        8,
                        "rubric.parts[1]: the weight -1 is negative"),
                arguments(
                        "rubric:\n  combine: weighted-sum\n  parts:\n   - check: a.b\n     weight:"
                                + " 0\n",
                        6,
                        "no part has a weight above 0"),
                arguments(
                        "rubric:\n  combine: best-of\n  pass: 1\n" + parts,
                        6,
                        "rubric: 'pass' is only for a gate"),
                arguments(
                        "rubric:\n  combine: gate-then-rest\n  pass: 0\n" + parts,
                        6,
                        "'rubric.pass' can't be 0"),
                arguments(
                        "rubric:\n  combine: weighted-sum\n  parts:\n   - {check: a.b, optional:"
                                + " true}\n   - check: a.b",
                        7,
                        "rubric.parts[0]: nothing else could decide in its place"),
                arguments("rubric:\n  combine: best-of\n  parts: []\n", 6, "the group is empty"),
                arguments("rubric:\n  combine: best-of\n", 4, "'parts' is missing"),
                arguments("rubric:\n" + parts, 4, "'combine' is missing"),
                arguments("rubric: {with: {a: b}}", 4, "'check' is missing"),
                arguments("rubric: {weight: 1}", 4, "there is neither 'check' nor 'combine'"),
                arguments("rubric: yes", 4, "'rubric' must be a mapping"),
                arguments(
                        "rubric:\n  combine: all-or-nothing\n  parts:\n   - {id: x, check: a.b}\n"
                                + "   - {id: x, check: a.b}\n",
                        8,
                        "the id 'x' is there twice, first on line 7"),
                arguments(
                        "rubric:\n  combine: all-or-nothing\n  parts:\n   - {check: a.b}\n"
                                + "   - {id: rubric.1, check: a.b}\n",
                        8,
                        "the id 'rubric.1' is there twice"),
                arguments("examples: [{answer: a}]", 4, "examples[0]: 'score' is missing"),
                arguments("examples:\n - answer: a\n   score: -0.1\n", 6, "'examples[0].score'"),
                arguments("examples:\n - score: 1\n", 5, "examples[0] has neither 'answer' nor"),
                arguments(
                        "examples:\n - {score: 1, files: [{path: ' ', text: b}]}\n",
                        5,
                        "a file of an answer has a path"),
                arguments(
                        "examples:\n"
                                + " - score: 1\n"
                                + "   files: [{path: a, text: b}, {path: a, text: c}]",
                        6,
                        "different paths"),
                arguments("examples: [{answer: a, score: 1, status: failed}]", 4, "can't be"),
                arguments("files: [/etc/passwd]", 4, "leaves the course's folder"),
                arguments("files: ['C:\\a']", 4, "leaves the course's folder"),
                arguments("files: ['files\\..\\..\\a']", 4, "leaves the course's folder"),
                arguments("files: [files/../../a]", 4, "leaves the course's folder"),
                arguments("files: [course.yaml]", 4, "is not under files/"),
                arguments("files: [data.csv]", 4, "is not under files/"),
                arguments("files: [files/dada.csv]", 4, "there is no file 'files/dada.csv'"),
                arguments("files: [files]", 4, "is not under files/"),
                arguments("points: 0", 4, "'points' can't be 0"),
                arguments("number: 1", 4, "the key 'number' is there twice"),
                arguments("anwser: text", 4, "unknown key 'anwser'"));
    }

    @ParameterizedTest
    @MethodSource
    void mistakes(String more, int line, String problem) throws IOException {
        write("course.yaml", COURSE);
        write("files/data.csv", "a");
        String question = more.startsWith("prompt") ? QUESTION.replace("prompt: What?", more) : "";
        write("questions/q.yaml", question.isEmpty() ? QUESTION + more : question);
        Reading reading = read();
        Problem only = only(reading);
        assertEquals(new Source("questions/q.yaml", line), only.source(), only::toString);
        assertTrue(only.problem().contains(problem), only::toString);
        assertTrue(reading.hasErrors());
        assertEquals(
                List.of(only), reading.course().orElseThrow().questions().getFirst().problems());
    }

    @Test
    void aBestOfWithOnePartIsAWarning() throws IOException {
        write("course.yaml", COURSE);
        write(
                "questions/q.yaml",
                QUESTION + "rubric: {combine: best-of, parts: [{check: a.b, weight: 0}]}");
        Reading reading = read();
        assertEquals(Severity.WARNING, only(reading).severity());
        assertFalse(reading.hasErrors());
        assertEquals(List.of(), reading.course().orElseThrow().questions().getFirst().problems());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"code/pyton,python", "mixed/jaav,java", "code/rust,-", "code/c,-", "text,-"})
    void aSlipInALanguageIsAWarning(String answer, @Nullable String meant) throws IOException {
        write("course.yaml", COURSE);
        write("questions/q.yaml", QUESTION.replaceFirst("(?m)^answer: .*$", "answer: " + answer));
        List<Problem> problems = read().problems();
        if (meant == null) {
            assertEquals(List.of(), problems);
        } else {
            assertEquals(Severity.WARNING, problems.getFirst().severity());
            assertEquals("did you mean '" + meant + "'?", problems.getFirst().mend());
        }
    }

    @Test
    void checksInABrokenRubricAreStillThere() throws IOException {
        write("course.yaml", COURSE);
        write(
                "questions/q.yaml",
                """
                number: one
                answer: prose
                rubric:
                  combine: weighted-some
                  parts:
                    - {check: a.b, weight: x}
                    - {check: c.d, combine: best-of}
                    - {combine: best-of, parts: []}
                    - 3
                    - {combine: best-of, parts: [{check: e.f, weight: -1}, {check: g.h}]}
                """);
        Reading reading = read();
        assertEquals(9, reading.problems().size(), () -> reading.problems().toString());
        Question question = reading.course().orElseThrow().questions().getFirst();
        assertEquals(9, question.problems().size());
        assertEquals(1, question.number());
        assertEquals("q", question.prompt());
        Group rubric = (Group) question.rubric().orElseThrow();
        assertEquals("a.b", ((Criterion) rubric.parts().getFirst()).checker());
        assertEquals(2, ((Group) rubric.parts().getLast()).parts().size());
    }

    @Test
    void ofTwoQuestionsWithOneNumberNeitherIsGraded() throws IOException {
        write("course.yaml", COURSE);
        write("questions/a.yaml", QUESTION);
        write("questions/b.yaml", QUESTION);
        write("questions/c.yaml", QUESTION.replace("1", "2"));
        Reading reading = read();
        Problem only = only(reading);
        assertEquals(new Source("questions/b.yaml", 1), only.source());
        assertEquals("the number 1 is also that of questions/a.yaml", only.problem());
        List<Question> questions = reading.course().orElseThrow().questions();
        assertEquals(List.of(1, 2, 3), questions.stream().map(Question::number).toList());
        assertEquals(List.of(1, 0, 1), questions.stream().map(q -> q.problems().size()).toList());
    }

    @Test
    void aQuestionThatCanNotBeReadHasTheNumberOfItsNameWhereThatIsFree() throws IOException {
        write("course.yaml", COURSE);
        write("questions/003-a.yaml", "[");
        write("questions/005-b.yaml", QUESTION.replace("1", "5"));
        write("questions/5.yaml", "[");
        write("questions/000-c.yaml", "[");
        List<Question> questions = read().course().orElseThrow().questions();
        assertEquals(
                List.of("3 003-a", "5 005-b", "6 000-c", "7 5"),
                questions.stream().map(q -> q.number() + " " + q.id()).toList());
        assertEquals(List.of(), questions.get(1).problems());
        assertEquals(1, questions.getFirst().problems().size());
        assertEquals("003-a", questions.getFirst().prompt());
    }

    static Stream<Arguments> courses() {
        return Stream.of(
                arguments("title: C\n", 1, "'id' is missing"),
                arguments("id: c\n", 1, "'title' is missing"),
                arguments("id: a/b\ntitle: C", 1, "the id 'a/b' can't be used"),
                arguments("id: c\ntitle: ''", 2, "the title is blank"),
                arguments("id: c\ntitle: C\nreview-below: 1.1", 3, "'review-below' can't be 1.1"),
                arguments("id: c\ntitle: C\nresources: 3", 3, "'resources' must be a mapping"),
                arguments("id: c\ntitle: C\nguards: [{}]", 3, "guards[0]: 'check' is missing"),
                arguments("id: c\ntitle: [", 2, "this is no YAML"),
                arguments("", 1, "the file is empty"));
    }

    @ParameterizedTest
    @MethodSource
    void courses(String yaml, int line, String problem) throws IOException {
        write("course.yaml", yaml);
        write("questions/001-a.yaml", QUESTION);
        Reading reading = read();
        Problem only = only(reading);
        assertEquals(new Source("course.yaml", line), only.source(), only::toString);
        assertTrue(only.problem().contains(problem), only::toString);
        Course course = reading.course().orElseThrow();
        assertEquals(List.of(only), course.questions().getFirst().problems());
        assertEquals(
                yaml.startsWith("id: c\n") && !yaml.contains("[\n") && !yaml.endsWith("[")
                        ? "c"
                        : "a-course",
                course.id());
    }

    @Test
    void aFolderThatIsNoCourseSaysSoOnce() throws IOException {
        folder();
        Reading reading = read();
        assertEquals("there is no course.yaml", only(reading).problem());
        assertEquals(Optional.empty(), reading.course());

        Reading nowhere = CourseReader.read(work.resolve("nowhere"));
        assertEquals("there is no such folder", only(nowhere).problem());
        assertEquals(work.resolve("nowhere").toString(), only(nowhere).source().file());

        Path file = Files.writeString(work.resolve("file"), "x");
        assertEquals("this is not a folder", only(CourseReader.read(file)).problem());
    }

    @Test
    void questionsWithoutACourseFileAreReadForTheirProblems() throws IOException {
        write("questions/001-a.yaml", "number: 1\n");
        Reading reading = read();
        assertEquals(
                List.of("there is no course.yaml", "'prompt' is missing", "'answer' is missing"),
                reading.problems().stream().map(Problem::problem).toList());
        assertEquals("a-course", reading.course().orElseThrow().title());
    }

    @Test
    void aCourseWithoutQuestionsSaysSo() throws IOException {
        write("course.yaml", COURSE);
        Problem only = only(read());
        assertEquals("the course has no questions", only.problem());
        assertTrue(only.mend().contains("questions/001-"));
    }

    @Test
    void otherFilesAmongTheQuestionsAreWarnedOfOrPassedOver() throws IOException {
        write("course.yaml", COURSE);
        write("questions/001-a.yaml", QUESTION);
        write("questions/.hidden.yaml", "[");
        write("questions/001-a.yaml~", "[");
        write("questions/002-b.yml", QUESTION);
        write("questions/notes.txt", "x");
        write("questions/more/003-c.yaml", "[");
        write("questions/a b.yaml", QUESTION);
        Reading reading = read();
        assertEquals(
                List.of(
                        "WARNING questions/002-b.yml:1 rename it to .yaml",
                        "ERROR questions/a b.yaml:1 use letters, digits, dots, dashes and"
                                + " underscores, as in 008-loops.yaml",
                        "WARNING questions/more:1 keep one YAML file a question here, and data in"
                                + " files/",
                        "WARNING questions/notes.txt:1 keep one YAML file a question here, and"
                                + " data in files/"),
                reading.problems().stream()
                        .map(p -> p.severity() + " " + p.source() + " " + p.mend())
                        .toList());
        assertEquals(1, reading.course().orElseThrow().questions().size());
    }

    @Test
    void problemsAreSortedByFileAndLine() throws IOException {
        write("course.yaml", COURSE + "x: 1\nreview-below: 2\n");
        write("questions/b.yaml", QUESTION + "x: 1\n");
        write("questions/a.yaml", QUESTION.replace("1", "2") + "y: 1\npoints: x\n");
        assertEquals(
                List.of(
                        "course.yaml:3",
                        "course.yaml:4",
                        "questions/a.yaml:4",
                        "questions/a.yaml:5",
                        "questions/b.yaml:4"),
                read().problems().stream().map(p -> p.source().toString()).toList());
    }
}
