package dev.assay.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.grading.QuestionGrade.Status;
import dev.assay.grading.Submission.Given;
import dev.assay.spi.Answer;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Derivation;
import dev.assay.spi.Feedback;
import dev.assay.spi.Outcome;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers become grades. */
final class GraderTest {

    private static final String HALVES =
            """
            points: 3
            rubric:
              combine: weighted-sum
              parts:
                - {id: a, check: test.has, with: {word: alpha}, feedback: {missing: Say alpha.}}
                - {id: b, check: test.has, with: {word: beta}, feedback: {earned: Beta is there.}}
            """;

    @TempDir Path folder;
    private final Grader grader = new Grader(GraderSettings.standard());

    @AfterEach
    void close() {
        grader.close();
    }

    @Test
    void anAnswerGetsPointsEvidenceAndTheAuthorsSentences() throws InterruptedException {
        QuestionGrade grade = grade(HALVES, "has beta");
        assertEquals(Status.GRADED, grade.status());
        assertEquals(Optional.of(new BigDecimal("1.50")), grade.points());
        assertEquals(
                List.of(Feedback.learner("Say alpha."), Feedback.learner("Beta is there.")),
                grade.feedback());
        assertEquals(List.of("a", "b"), grade.criteria().stream().map(c -> c.id()).toList());
    }

    @Test
    void aBlankAnswerIsUnansweredEvenWithoutARubric() throws InterruptedException {
        assertEquals(Status.UNANSWERED, grade(HALVES, " \n").status());
        assertEquals(Status.UNANSWERED, grade("points: 2\n", "").status());
    }

    @Test
    void aQuestionWithoutARubricIsFailedNotZero() throws InterruptedException {
        QuestionGrade grade = grade("points: 2\n", "something");
        assertEquals(Status.FAILED, grade.status());
        assertEquals(Optional.empty(), grade.points());
        assertEquals(List.of("no rubric yet"), grade.reasons());
    }

    @Test
    void aSubmissionCoversAllQuestionsOfTheCourse() throws InterruptedException {
        BoundCourse course =
                new TestCourse(folder)
                        .question(1, HALVES)
                        .question(2, "points: 2\n")
                        .question(3, HALVES)
                        .bind(Fakes.standard());
        SubmissionGrade grade =
                grader.grade(
                        course,
                        new Submission(
                                "ann",
                                List.of(given("001-q", "alpha beta"), given("002-q", "x")),
                                List.of()));
        assertEquals(3, grade.questions().size());
        assertEquals(0, new BigDecimal("3").compareTo(grade.points()));
        assertEquals(0, new BigDecimal("8").compareTo(grade.maxPoints()));
        assertEquals(2, grade.gradable());
        assertEquals(2, grade.answered());
        assertEquals(true, grade.isFinal());
    }

    @Test
    void aQuestionThatTheCourseDoesNotHaveIsRefused() {
        BoundCourse course = new TestCourse(folder).question(1, HALVES).bind(Fakes.standard());
        assertThrows(
                IllegalArgumentException.class, () -> grader.grade(course, "9", Answer.of("x")));
    }

    private record Tree(List<String> log) implements Derivation<String> {

        @Override
        public String key() {
            return "tree";
        }

        @Override
        public String derive(Answer answer, CheckContext context) {
            boolean isInTime = context.deadline().isAfter(Instant.now());
            log.add("made with " + context.locale() + " " + isInTime);
            return "tree";
        }

        @Override
        public void close(String value) {
            log.add("closed " + value);
        }
    }

    @Test
    void whatChecksDeriveIsSharedAndLetGoOfWithTheGrade() throws InterruptedException {
        List<String> log = Collections.synchronizedList(new ArrayList<>());
        Fakes fakes =
                Fakes.standard()
                        .instant(
                                "test.derives",
                                (settings, answer, context) -> {
                                    log.add("looks at " + context.derived(new Tree(log)));
                                    return Outcome.clear();
                                })
                        .heavy(
                                "heavy.derives",
                                (settings, answer, context) -> {
                                    log.add("heavily at " + context.derived(new Tree(log)));
                                    return Outcome.clear();
                                });
        BoundCourse course =
                new TestCourse(folder)
                        .question(
                                1,
                                """
                                rubric:
                                  combine: weighted-sum
                                  parts: [{check: heavy.derives}, {check: test.derives}]
                                """)
                        .bind(fakes);
        assertEquals(Status.GRADED, grader.grade(course, "001-q", Answer.of("x")).status());
        assertEquals(
                List.of("made with en true", "looks at tree", "heavily at tree", "closed tree"),
                log);
    }

    @Test
    void aMistakeOfTheEnginesFailsOneAnswerAndNotTheOthers() throws InterruptedException {
        BoundCourse good =
                new TestCourse(folder)
                        .question(1, HALVES)
                        .question(2, HALVES)
                        .bind(Fakes.standard());
        BoundQuestion first = good.question("001-q");
        BoundQuestion broken =
                new BoundQuestion(
                        first.question(),
                        new BoundQuestion.Ready(Rubrics.sum(Rubrics.leaf("no-check")), Map.of()),
                        List.of(),
                        0.8,
                        first.madeWith());
        BoundCourse course =
                new BoundCourse(
                        good.course(),
                        List.of(
                                new LazyQuestion(
                                        first.question(),
                                        () -> new LazyQuestion.Bound(broken, List.of())),
                                good.lazy("002-q")));
        SubmissionGrade grade =
                grader.grade(
                        course,
                        new Submission(
                                "ann",
                                List.of(given("001-q", "alpha"), given("002-q", "alpha")),
                                List.of()));
        QuestionGrade failed = grade.questions().getFirst();
        assertEquals(Status.FAILED, failed.status());
        assertEquals(true, failed.retryable());
        assertEquals(Optional.empty(), failed.points());
        assertEquals(
                "the engine failed: IllegalStateException: the criterion no-check has no check",
                failed.reasons().getFirst());
        assertEquals(Status.GRADED, grade.questions().getLast().status());
    }

    @Test
    void aQuestionIsAnsweredOnceInASubmission() {
        BoundCourse course = new TestCourse(folder).question(1, HALVES).bind(Fakes.standard());
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        grader.grade(
                                course,
                                new Submission(
                                        "ann",
                                        List.of(given("001-q", "a"), given("001-q", "b")),
                                        List.of())));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        grader.grade(
                                course,
                                new Submission("ann", List.of(given("9-q", "a")), List.of())));
    }

    private static Given given(String question, String answer) {
        return new Given(question, Answer.of(answer), List.of());
    }

    private QuestionGrade grade(String question, String answer) throws InterruptedException {
        BoundCourse course = new TestCourse(folder).question(1, question).bind(Fakes.standard());
        assertEquals(List.of(), course.problems());
        return grader.grade(course, "001-q", Answer.of(answer));
    }
}
