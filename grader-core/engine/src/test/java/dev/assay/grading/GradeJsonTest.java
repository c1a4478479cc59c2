package dev.assay.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.grading.Submission.Given;
import dev.assay.plugin.Jar;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.Audience;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.Confidence;
import dev.assay.spi.Cost;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.Outcome;
import dev.assay.spi.RunResult;
import dev.assay.spi.Score;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Grades have the one JSON shape, and learners see what is theirs. */
final class GradeJsonTest {

    private static final String RUBRIC =
            """
            rubric:
              combine: weighted-sum
              parts:
                - id: to-tensor
                  combine: best-of
                  parts:
                    - {check: test.has, with: {word: from_numpy}}
                    - {check: test.has, with: {word: as_tensor, says: lost}}
                - id: to-numpy
                  check: test.has
                  with: {word: .numpy}
                  feedback: {missing: Say how a tensor becomes an array again.}
            """;

    @TempDir Path folder;
    private final Grader grader = new Grader(GraderSettings.standard());

    @AfterEach
    void close() {
        grader.close();
    }

    private QuestionGrade grade(Fakes fakes, String question, Answer answer)
            throws InterruptedException {
        BoundCourse course = new TestCourse(folder).question(1, question).bind(fakes);
        return grader.grade(course, "001-q", answer);
    }

    private static String withoutHash(ObjectNode json, QuestionGrade grade) {
        return json.toString()
                .replace(grade.madeWith().orElseThrow().rubric(), "RUBRIC")
                .replace("\"seed\":" + grade.madeWith().orElseThrow().seed(), "\"seed\":7");
    }

    @Test
    void aGradeHasItsKeysInTheirOrder() throws InterruptedException {
        QuestionGrade grade = grade(Fakes.standard(), RUBRIC, Answer.of("th.from_numpy(x)"));
        String lost =
                """
                {"id":"to-tensor.2","checker":"test.has","version":1,"weight":1,\
                "outcome":"graded","score":0.0,"confidence":1.0,\
                "evidence":[{"kind":"missing","what":"as_tensor"}],"feedback":[]}\
                """;
        String expected =
                """
                {"question":"001-q","number":1,"status":"graded","points":0.5,"maxPoints":1,\
                "rawPoints":0.5,"adjustments":[],"confidence":1.0,"reasons":[],\
                "answer":"th.from_numpy(x)","attempt":1,"criteria":[\
                {"id":"to-tensor","combine":"best-of","weight":1,"score":1.0,"outcome":"graded",\
                "chosen":"to-tensor.1","feedback":[],"parts":[\
                {"id":"to-tensor.1","checker":"test.has","version":1,"weight":1,\
                "outcome":"graded","score":1.0,"confidence":1.0,\
                "evidence":[{"kind":"span","file":"answer","start":3,"end":13,\
                "label":"from_numpy"}],"feedback":[]},\
                %s]},\
                {"id":"to-numpy","checker":"test.has","version":1,"weight":1,\
                "outcome":"graded","score":0.0,"confidence":1.0,\
                "evidence":[{"kind":"missing","what":".numpy"}],\
                "feedback":["Say how a tensor becomes an array again."]}],\
                "feedback":["Say how a tensor becomes an array again."],\
                "madeWith":{"rubric":"RUBRIC","seed":7,"engine":"%s",\
                "checkers":{"test.has":1},"graded":null}}\
                """
                        .formatted(lost, grade.madeWith().orElseThrow().engine());
        assertEquals(expected, withoutHash(GradeJson.of(grade, Audience.GRADER), grade));
        assertEquals(
                expected.replaceAll("\\{\"kind\":\"missing\"[^}]*}", ""),
                withoutHash(GradeJson.of(grade, Audience.LEARNER), grade));
    }

    @Test
    void aSubmissionHasItsKeysInTheirOrder() throws InterruptedException {
        BoundCourse course =
                new TestCourse(folder)
                        .question(1, RUBRIC)
                        .question(2, "points: 2.50\n")
                        .bind(Fakes.standard());
        SubmissionGrade grade =
                grader.grade(
                        course,
                        new Submission(
                                "ann",
                                List.of(
                                        new Given("001-q", Answer.of("from_numpy"), List.of()),
                                        new Given("002-q", Answer.of("x"), List.of())),
                                List.of(new Submission.Remark(12, "??", "which question?"))));
        ObjectNode json = GradeJson.of(grade, Audience.GRADER);
        JsonNode second = json.get("questions").get(1);
        assertEquals("failed", second.get("status").textValue());
        assertEquals(true, second.get("points").isNull());
        assertEquals(true, second.get("rawPoints").isNull());
        assertEquals(false, second.get("retryable").booleanValue());
        json.remove("questions");
        assertEquals(
                """
                {"course":"c","revision":"%s","learner":"ann","points":0.5,"maxPoints":3.5,\
                "gradable":1,"answered":2,"final":true,"problems":[{"line":12,"text":"??",\
                "message":"which question?"}]}\
                """
                        .formatted(course.course().revision()),
                json.toString());
    }

    @Test
    void unansweredIsZeroAndHasNoAnswer() throws InterruptedException {
        QuestionGrade grade = grade(Fakes.standard(), RUBRIC, Answer.of(" "));
        ObjectNode json = GradeJson.of(grade, Audience.LEARNER);
        assertEquals("unanswered", json.get("status").textValue());
        assertTrue(json.get("madeWith").isNull(), "nothing was graded with anything");
        assertEquals("0", json.get("points").toString());
        assertEquals(true, json.get("answer").isNull());
        assertEquals(0, json.get("criteria").size());
    }

    private static Fakes secrets() {
        List<Evidence> evidence =
                List.of(
                        new Evidence.Span("answer", 0, 1, "seen"),
                        new Evidence.Span(Audience.GRADER, "answer", 0, 1, "secret span"),
                        new Evidence.Missing("secret missing"),
                        new Evidence.Missing(Audience.LEARNER, "open missing"),
                        new Evidence.Measure("secret measure", 1.5, OptionalDouble.of(2)),
                        new Evidence.Run(
                                "secret case",
                                new RunResult(
                                        RunResult.Verdict.WRONG_ANSWER,
                                        "secret detail",
                                        "secret output")),
                        new Evidence.Run(
                                Audience.LEARNER,
                                "open case",
                                new RunResult(RunResult.Verdict.ACCEPTED, "fine", "42")));
        List<Feedback> feedback =
                List.of(Feedback.learner("for you"), Feedback.grader("secret feedback"));
        return Fakes.standard()
                .instant(
                        "test.tells",
                        (s, a, c) ->
                                new Outcome.Graded(
                                        Score.of(0.5), new Confidence(0.5), evidence, feedback))
                .instant("test.fails", (s, a, c) -> new Outcome.Failed("secret host", true))
                .instant("test.cant", (s, a, c) -> Outcome.ungradable("this is no code"))
                .instant(
                        "test.guard",
                        (s, a, c) -> new Outcome.Refer("secret guard", List.of(), feedback));
    }

    @Test
    void aLearnerSeesNothingThatIsForGraders() throws InterruptedException {
        String question =
                """
                references: [secret reference]
                model-answer: secret model
                notes: secret notes
                guards: [test.guard]
                rubric:
                  combine: weighted-sum
                  parts:
                    - {check: test.tells}
                    - {check: test.fails, weight: 0}
                    - combine: best-of
                      parts:
                        - {check: test.gives}
                        - {check: test.tells}
                """;
        QuestionGrade grade = grade(secrets(), question, Answer.of("x"));
        String learner = GradeJson.of(grade, Audience.LEARNER).toString();
        assertFalse(learner.contains("secret"), learner);
        JsonNode first = GradeJson.of(grade, Audience.LEARNER).get("criteria").get(0);
        assertEquals(
                """
                [{"kind":"span","file":"answer","start":0,"end":1,"label":"seen"},\
                {"kind":"missing","what":"open missing"},\
                {"kind":"run","testCase":"open case","verdict":"accepted","detail":"fine",\
                "output":"42"}]\
                """,
                first.get("evidence").toString());
        assertEquals("[\"for you\"]", first.get("feedback").toString());
        JsonNode lost = GradeJson.of(grade, Audience.LEARNER).at("/criteria/2/parts/1");
        assertEquals("test.tells", lost.get("checker").textValue());
        assertEquals(0, lost.get("evidence").size(), "a way that lost is silent");
        assertEquals(
                7, GradeJson.of(grade, Audience.GRADER).at("/criteria/2/parts/1/evidence").size());
        String grader = GradeJson.of(grade, Audience.GRADER).toString();
        for (String shown :
                List.of(
                        "secret span",
                        "secret missing",
                        "\"name\":\"secret measure\",\"value\":1.5,\"threshold\":2.0",
                        "secret output",
                        "secret feedback",
                        "test.guard: secret guard",
                        "test.fails: secret host")) {
            assertEquals(true, grader.contains(shown), shown);
        }
        for (String hidden : List.of("secret reference", "secret model", "secret notes")) {
            assertFalse(grader.contains(hidden), hidden);
        }
    }

    @Test
    void aDeductionThatTakesNothingTellsLearnersNothing() throws InterruptedException {
        String question =
                """
                rubric:
                  combine: weighted-sum
                  parts:
                    - {check: test.has, with: {word: right}}
                    - {check: test.has, with: {word: wrong}, weight: -0.5}
                    - combine: all-or-nothing
                      weight: -0.5
                      parts:
                        - {check: test.has, with: {word: left}}
                        - {check: test.has, with: {word: gone}}
                """;
        QuestionGrade clean = grade(Fakes.standard(), question, Answer.of("left"));
        assertEquals("[none, none, none, none]", told(clean, Audience.LEARNER));
        assertEquals("[missing, none, span, none]", told(clean, Audience.GRADER));
        QuestionGrade wrong = grade(Fakes.standard(), question, Answer.of("wrong left gone"));
        assertEquals("[none, span, span, span]", told(wrong, Audience.LEARNER));
    }

    /** The kinds of evidence of each check, in order. */
    private static String told(QuestionGrade grade, Audience audience) {
        return Stream.of("0", "1", "2/parts/0", "2/parts/1")
                .map(path -> GradeJson.of(grade, audience).at("/criteria/" + path + "/evidence"))
                .map(evidence -> evidence.path(0).path("kind").asText("none"))
                .toList()
                .toString();
    }

    @Test
    void aLearnerReadsPlainReasons() throws InterruptedException {
        QuestionGrade failed = grade(secrets(), "rubric: {check: test.fails}\n", Answer.of("x"));
        assertEquals(
                "[\"this answer could not be graded yet; that is not your fault, and costs no"
                        + " points\"]",
                GradeJson.of(failed, Audience.LEARNER).get("reasons").toString());
        assertEquals(
                "[\"test.fails: secret host\"]",
                GradeJson.of(failed, Audience.GRADER).get("reasons").toString());
        assertFalse(GradeJson.of(failed, Audience.LEARNER).has("retryable"));
        assertEquals(true, GradeJson.of(failed, Audience.GRADER).get("retryable").booleanValue());
        QuestionGrade unsure = grade(secrets(), "rubric: {check: test.tells}\n", Answer.of("x"));
        assertEquals(
                "[\"a person will look at this answer\"]",
                GradeJson.of(unsure, Audience.LEARNER).get("reasons").toString());
        QuestionGrade cant = grade(secrets(), "rubric: {check: test.cant}\n", Answer.of("x"));
        ObjectNode json = GradeJson.of(cant, Audience.LEARNER);
        assertEquals("[\"this is no code\"]", json.get("reasons").toString());
        assertEquals("\"this is no code\"", json.get("criteria").get(0).get("reason").toString());
    }

    @Test
    void aThirdPartysVersionHasItsJarsDigest() throws InterruptedException {
        Fakes fakes =
                Fakes.standard()
                        .with(
                                new CheckerInfo("zz.third", 3, Cost.INSTANT, "For tests."),
                                Optional.of(new Jar("third.jar", "sha256:ab")),
                                Set.of(),
                                (settings, context) -> (answer, about) -> Outcome.clear());
        QuestionGrade grade =
                grade(
                        fakes,
                        """
                        rubric:
                          combine: weighted-sum
                          parts: [{check: zz.third}, {check: test.gives}]
                        """,
                        Answer.of("x"));
        assertEquals(
                "{\"test.gives\":1,\"zz.third\":\"3+sha256:ab\"}",
                GradeJson.of(grade, Audience.GRADER).at("/madeWith/checkers").toString());
    }

    @Test
    void severalFilesAreAList() throws InterruptedException {
        Answer files =
                new Answer(List.of(new AnswerFile("a.py", "x"), new AnswerFile("b.py", "y")));
        assertEquals(
                "[{\"path\":\"a.py\",\"text\":\"x\"},{\"path\":\"b.py\",\"text\":\"y\"}]",
                GradeJson.of(
                                grade(Fakes.standard(), "rubric: {check: test.gives}\n", files),
                                Audience.LEARNER)
                        .get("answer")
                        .toString());
    }

    @Test
    void everyGradeIsJsonThatReadsBack() throws Exception {
        QuestionGrade grade =
                grade(secrets(), "points: 100\nrubric: {check: test.gives}\n", Answer.of("😀\"\\"));
        ObjectNode json = GradeJson.of(grade, Audience.GRADER);
        byte[] bytes = new ObjectMapper().writeValueAsBytes(json);
        assertEquals("😀\"\\", new ObjectMapper().readTree(bytes).get("answer").textValue());
        assertEquals("100", json.get("points").toString());
    }
}
