package dev.assay.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.assay.grading.CriterionGrade.Result;
import dev.assay.spi.Answer;
import dev.assay.spi.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heavy checks run in the file's order, and only where they can move the result. */
final class HeavyChecksTest {

    @TempDir Path folder;
    private final Grader grader = new Grader(GraderSettings.standard());
    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        grader.close();
    }

    private QuestionGrade grade(String question) throws InterruptedException {
        return grader.grade(course(question), "001-q", Answer.of("x"));
    }

    private BoundCourse course(String question) {
        Fakes fakes =
                Fakes.standard()
                        .heavy(
                                "heavy.notes",
                                (settings, answer, context) -> {
                                    ran.add(settings.get("name", ""));
                                    return Fakes.gives(settings, answer, context);
                                })
                        .instant(
                                "test.notes",
                                (settings, answer, context) -> {
                                    ran.add(settings.get("name", ""));
                                    return Fakes.gives(settings, answer, context);
                                })
                        .heavy(
                                "heavy.refers",
                                (settings, answer, context) -> {
                                    ran.add("guard");
                                    return new Outcome.Refer("odd", List.of(), List.of());
                                });
        return new TestCourse(folder).question(1, question).bind(fakes);
    }

    private static Submission.Given given(String answer, String... doubts) {
        return new Submission.Given("001-q", Answer.of(answer), List.of(doubts));
    }

    @Test
    void instantlyAHeavyCheckIsPendingAndTheOthersAreShown() throws InterruptedException {
        BoundCourse course =
                course(
                        """
                        rubric:
                          combine: weighted-sum
                          parts:
                            - {id: h, check: heavy.notes, with: {name: h, score: 1}}
                            - {id: i, check: test.notes, with: {name: i, score: 1}}
                        """);
        QuestionGrade first = grader.gradeInstantly(course, given("x"), AnswerOutcomes.none());
        assertEquals(List.of("i"), ran);
        assertEquals(QuestionGrade.Status.PENDING, first.status());
        assertEquals(Optional.empty(), first.points());
        assertEquals(
                List.of(Result.PENDING, Result.GRADED),
                first.criteria().stream().map(CriterionGrade::result).toList());

        assertEquals(QuestionGrade.Status.GRADED, grader.grade(course, given("x")).status());
        assertEquals(List.of("i", "h"), ran, "what was found instantly is not found again");
        assertEquals(
                QuestionGrade.Status.GRADED,
                grader.gradeInstantly(course, given("x"), AnswerOutcomes.none()).status(),
                "and what is known of a heavy check is taken at once");
    }

    @Test
    void instantlyAnAnswerThatNoHeavyCheckCanMoveIsGraded() throws InterruptedException {
        BoundCourse course =
                course(
                        """
                        rubric:
                          combine: gate-then-rest
                          parts:
                            - {check: test.notes, with: {name: gate, score: 0}}
                            - {check: heavy.notes, with: {name: behind}}
                        guards: [heavy.refers]
                        """);
        assertEquals(
                QuestionGrade.Status.GRADED,
                grader.gradeInstantly(course, given("x"), AnswerOutcomes.none()).status());
        assertEquals(List.of("gate"), ran);
    }

    @Test
    void instantlyAHeavyGuardIsWaitedFor() throws InterruptedException {
        BoundCourse course =
                course(
                        """
                        rubric: {check: test.notes, with: {name: i, score: 1}}
                        guards: [heavy.refers]
                        """);
        QuestionGrade grade = grader.gradeInstantly(course, given("x"), AnswerOutcomes.none());
        assertEquals(QuestionGrade.Status.PENDING, grade.status());
        assertEquals(Optional.empty(), grade.points());
        assertEquals(List.of("i"), ran);
    }

    @Test
    void whatManyGiveAtTheSameMomentIsRunOnce() throws Exception {
        BoundCourse course =
                new TestCourse(folder)
                        .question(1, "rubric: {check: heavy.slow}\n")
                        .bind(
                                Fakes.standard()
                                        .heavy(
                                                "heavy.slow",
                                                (settings, answer, context) -> {
                                                    ran.add(answer.text());
                                                    Thread.sleep(100);
                                                    return Outcome.clear();
                                                }));
        List<Callable<QuestionGrade>> tasks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            tasks.add(() -> grader.grade(course, given("same")));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var grade : threads.invokeAll(tasks)) {
                assertEquals(QuestionGrade.Status.GRADED, grade.get().status());
            }
        }
        assertEquals(List.of("same"), ran);
    }

    @Test
    void aGradesKeyIsOfAllThatItDependsOn() {
        String rubric = "rubric: {check: test.notes, with: {name: i, score: %s}}\n";
        BoundCourse course = course(rubric.formatted("1"));
        String key = course.gradeKey(given("x"));
        assertEquals(key, course(rubric.formatted("1")).gradeKey(given("x")));
        assertNotEquals(key, course.gradeKey(given("y")));
        assertNotEquals(key, course.gradeKey(given("x", "a doubt")));
        assertNotEquals(key, course(rubric.formatted("0.5")).gradeKey(given("x")));
    }

    @Test
    void instantChecksRunFirstThenHeavyOnesInTheFilesOrder() throws InterruptedException {
        grade(
                """
                rubric:
                  combine: weighted-sum
                  parts:
                    - {check: heavy.notes, with: {name: h1}}
                    - {check: test.notes, with: {name: i1}}
                    - {check: heavy.notes, with: {name: h2}}
                    - {check: test.notes, with: {name: i2}}
                """);
        assertEquals(List.of("i1", "i2", "h1", "h2"), ran);
    }

    @Test
    void oneThatCantMoveTheResultIsSkippedAndSilent() throws InterruptedException {
        QuestionGrade grade =
                grade(
                        """
                        rubric:
                          combine: best-of
                          parts:
                            - id: heavy
                              check: heavy.notes
                              feedback: {missing: No., earned: Yes.}
                            - {id: instant, check: test.gives}
                        """);
        assertEquals(List.of(), ran);
        CriterionGrade.Branch best = (CriterionGrade.Branch) grade.criteria().getFirst();
        assertEquals(Result.SKIPPED, best.parts().getFirst().result());
        assertEquals("instant", best.chosen().orElseThrow());
        assertEquals(List.of(), grade.feedback());
    }

    @Test
    void aGateThatFellShortSavesTheRest() throws InterruptedException {
        grade(
                """
                rubric:
                  combine: gate-then-rest
                  parts:
                    - {check: heavy.notes, with: {name: gate, score: "0.5"}}
                    - {check: heavy.notes, with: {name: rest}}
                """);
        assertEquals(List.of("gate"), ran);
    }

    @Test
    void alwaysMeansAlways() throws InterruptedException {
        QuestionGrade grade =
                grade(
                        """
                        rubric:
                          combine: all-or-nothing
                          parts:
                            - {check: test.gives, with: {score: "0"}}
                            - {check: heavy.notes, with: {name: kept}, always: true}
                            - {check: heavy.notes, with: {name: skipped}}
                        """);
        assertEquals(List.of("kept"), ran);
        CriterionGrade.Branch all = (CriterionGrade.Branch) grade.criteria().getFirst();
        assertEquals(
                List.of(Result.GRADED, Result.GRADED, Result.SKIPPED),
                all.parts().stream().map(CriterionGrade::result).toList());
    }

    @Test
    void aHeavyGuardRunsWhereThereIsSomethingToDoubt() throws InterruptedException {
        String guarded = "guards: [heavy.refers]\nrubric: {check: test.gives, with: {score: %s}}\n";
        assertEquals(QuestionGrade.Status.GRADED, grade(guarded.formatted("\"0\"")).status());
        assertEquals(List.of(), ran);
        assertEquals(
                QuestionGrade.Status.NEEDS_REVIEW, grade(guarded.formatted("\"0.1\"")).status());
        assertEquals(List.of("guard"), ran);
    }

    @Test
    void identicalChecksOfOneAnswerRunOnce() throws InterruptedException {
        grade(
                """
                rubric:
                  combine: weighted-sum
                  parts:
                    - {check: heavy.notes, with: {name: same}, weight: 2}
                    - {check: test.notes, with: {name: twin}}
                    - {check: heavy.notes, with: {name: same}}
                    - {check: test.notes, with: {name: twin}}
                """);
        assertEquals(List.of("twin", "same"), ran);
    }

    @Test
    void theLinterWarnsOfAHeavyCheckThatNeverRuns() {
        BoundCourse course =
                new TestCourse(folder)
                        .question(
                                1,
                                """
                                rubric:
                                  combine: weighted-sum
                                  parts:
                                    - {check: test.gives}
                                    - {id: idle, check: heavy.gives, weight: 0}
                                    - {check: heavy.gives, weight: 0, always: true}
                                    - combine: gate-then-rest
                                      parts:
                                        - {check: heavy.gives, weight: 0}
                                        - {check: test.gives}
                                """)
                        .bind(Fakes.standard());
        assertEquals(
                List.of(
                        "questions/001-q.yaml:8: idle is heavy and weighs nothing, so it never"
                            + " runs: write always: true to run it for its feedback, or give it a"
                            + " weight"),
                course.problems().stream().map(Object::toString).toList());
    }
}
