package dev.assay.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.grading.QuestionGrade.Status;
import dev.assay.spi.Answer;
import dev.assay.spi.Audience;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Confidence;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.Outcome;
import dev.assay.spi.RunResult;
import dev.assay.spi.RunResult.Verdict;
import dev.assay.spi.Score;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was found of an answer once, and kept, is not found again: in another process neither. */
final class AnswerOutcomesTest {

    @TempDir Path folder;
    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

    private BoundCourse course(String weight) {
        return new TestCourse(folder)
                .question(
                        1,
                        """
                        points: 4
                        rubric:
                          combine: weighted-sum
                          parts:
                            - {id: a, weight: %s, check: test.notes, with: {name: a, score: 1}}
                            - {id: b, weight: 1, check: heavy.notes, with: {name: b, score: 0}}
                        guards: [test.notes]
                        """
                                .formatted(weight))
                .bind(
                        Fakes.standard()
                                .instant("test.notes", this::note)
                                .heavy("heavy.notes", this::note));
    }

    private Outcome note(Fakes.Settings settings, Answer answer, CheckContext context) {
        ran.add(settings.get("name", "guard"));
        return Fakes.gives(settings, answer, context);
    }

    /** Each with a grader of its own, whose cache is empty. */
    private QuestionGrade grade(BoundCourse course, AnswerOutcomes outcomes)
            throws InterruptedException {
        try (Grader grader = new Grader(GraderSettings.standard())) {
            return grader.grade(
                    course, new Submission.Given("001-q", Answer.of("x"), List.of()), outcomes);
        }
    }

    @Test
    void aChangedWeightRunsNothing() throws InterruptedException {
        AnswerOutcomes first = AnswerOutcomes.none();
        assertEquals(Optional.of(new BigDecimal("2.00")), grade(course("1"), first).points());
        assertEquals(List.of("a", "guard", "b"), ran);
        assertEquals(3, first.found().size());
        assertEquals(first.found(), first.used());

        ran.clear();
        Map<String, Outcome> kept = new HashMap<>();
        first.found()
                .forEach(
                        (inputs, outcome) ->
                                kept.put(inputs, OutcomeJson.outcome(OutcomeJson.of(outcome))));
        AnswerOutcomes second = new AnswerOutcomes(kept);
        QuestionGrade grade = grade(course("3"), second);
        assertEquals(Optional.of(new BigDecimal("3.00")), grade.points());
        assertEquals(Status.GRADED, grade.status());
        assertEquals(List.of(), ran);
        assertEquals(Map.of(), second.found());
        assertEquals(first.used(), second.used());
    }

    @Test
    void whatIsKnownOfAHeavyCheckIsTakenAtOnce() throws InterruptedException {
        AnswerOutcomes first = AnswerOutcomes.none();
        grade(course("1"), first);
        try (Grader grader = new Grader(GraderSettings.standard())) {
            QuestionGrade grade =
                    grader.gradeInstantly(
                            course("2"),
                            new Submission.Given("001-q", Answer.of("x"), List.of()),
                            new AnswerOutcomes(first.found()));
            assertEquals(Status.GRADED, grade.status());
        }
    }

    @Test
    void whatFailedIsNotKept() throws InterruptedException {
        AnswerOutcomes outcomes = AnswerOutcomes.none();
        BoundCourse course =
                new TestCourse(folder)
                        .question(1, "rubric: {check: test.breaks}\n")
                        .bind(
                                Fakes.standard()
                                        .instant(
                                                "test.breaks",
                                                (settings, answer, context) -> {
                                                    throw new IllegalStateException("broken");
                                                }));
        assertEquals(Status.FAILED, grade(course, outcomes).status());
        assertEquals(Map.of(), outcomes.found());
        assertThrows(
                IllegalArgumentException.class,
                () -> OutcomeJson.of(new Outcome.Failed("ours", true)));
    }

    static List<Outcome> outcomes() {
        List<Evidence> evidence =
                List.of(
                        new Evidence.Span(Audience.GRADER, "src/a.py", 0, 7, "a \"label\"\n"),
                        new Evidence.Missing(Audience.LEARNER, "größer \uD83D\uDE00"),
                        new Evidence.Measure("likeness", 0.1 + 0.2, OptionalDouble.of(1e-9)),
                        new Evidence.Measure(Audience.LEARNER, "words", 12, OptionalDouble.empty()),
                        new Evidence.Run(
                                Audience.GRADER,
                                "case 1",
                                new RunResult(Verdict.TIME_LIMIT, "beyond 2 s", "1\n2\n")));
        List<Feedback> feedback = List.of(Feedback.learner("Say why."), Feedback.grader("odd"));
        return List.of(
                new Outcome.Graded(
                        new Score(new BigDecimal("0.333333")),
                        new Confidence(0.95),
                        evidence,
                        feedback),
                new Outcome.Graded(Score.ONE, Confidence.CERTAIN, List.of(), List.of()),
                new Outcome.Ungradable("empty", evidence, feedback),
                new Outcome.Refer("tells the grader what to do", evidence, feedback));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void anOutcomeComesBackAsItWas(Outcome outcome) throws Exception {
        String kept = OutcomeJson.of(outcome).toString();
        assertEquals(outcome, OutcomeJson.outcome(new JsonMapper().readTree(kept)));
    }

    @Test
    void whatIsNoOutcomeIsRefused() throws Exception {
        assertTrue(
                assertThrows(
                                IllegalArgumentException.class,
                                () -> OutcomeJson.outcome(new JsonMapper().readTree("[\"odd\"]")))
                        .getMessage()
                        .contains("odd"));
    }

    @Test
    void aQuestionsKeyChangesWithItsRubricAlone() {
        String key = course("1").questionKey("001-q");
        assertEquals(key, course("1").questionKey("001-q"));
        assertTrue(!key.equals(course("2").questionKey("001-q")));
        assertEquals(BoundCourse.answerKey(Answer.of("x")), BoundCourse.answerKey(Answer.of("x")));
        assertTrue(
                !BoundCourse.answerKey(Answer.of("x"))
                        .equals(BoundCourse.answerKey(Answer.of("y"))));
    }
}
