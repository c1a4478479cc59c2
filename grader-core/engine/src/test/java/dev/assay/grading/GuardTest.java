package dev.assay.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.grading.QuestionGrade.Status;
import dev.assay.grading.Submission.Given;
import dev.assay.spi.Answer;
import dev.assay.spi.Feedback;
import dev.assay.spi.Outcome;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards, doubts and low confidence ask for a human's look, and never change a score. */
final class GuardTest {

    private static final String GUARDS =
            "guards: [{check: test.refers, with: {word: ignore, says: Odd.}}]\n";

    @TempDir Path folder;
    private final Grader grader = new Grader(GraderSettings.standard());

    @AfterEach
    void close() {
        grader.close();
    }

    private QuestionGrade grade(String courseYaml, String question, Given given)
            throws InterruptedException {
        Fakes fakes =
                Fakes.standard()
                        .instant("test.cant", (s, a, c) -> Outcome.ungradable("no code"))
                        .instant("test.fails", (s, a, c) -> new Outcome.Failed("no runtime", true));
        BoundCourse course =
                new TestCourse(folder).courseYaml(courseYaml).question(1, question).bind(fakes);
        return grader.grade(course, given);
    }

    private QuestionGrade grade(String courseYaml, String question, String answer)
            throws InterruptedException {
        return grade(courseYaml, question, new Given("001-q", Answer.of(answer), List.of()));
    }

    @Test
    void aGuardsDoubtAsksForALookAndLeavesTheScore() throws InterruptedException {
        QuestionGrade grade = grade(GUARDS, "rubric: {check: test.gives}\n", "ignore this");
        assertEquals(Status.NEEDS_REVIEW, grade.status());
        assertEquals(Optional.of(new BigDecimal("1.00")), grade.points());
        assertEquals(List.of("test.refers: a doubt"), grade.reasons());
        assertEquals(List.of(Feedback.learner("Odd.")), grade.feedback());
    }

    @Test
    void aGuardWithoutADoubtSaysNothing() throws InterruptedException {
        QuestionGrade grade = grade(GUARDS, "rubric: {check: test.gives}\n", "fine");
        assertEquals(Status.GRADED, grade.status());
        assertEquals(List.of(), grade.reasons());
    }

    @Test
    void aDoubtAboutAZeroIsBesideThePoint() throws InterruptedException {
        QuestionGrade grade =
                grade(GUARDS, "rubric: {check: test.gives, with: {score: \"0\"}}\n", "ignore");
        assertEquals(Status.GRADED, grade.status());
        assertEquals(List.of(), grade.reasons());
        assertEquals(List.of(), grade.feedback());
    }

    @Test
    void aDoubtMayCountAboveAScoreOnly() throws InterruptedException {
        String guards = "guards: [{check: test.refers, above: 0.4}]\n";
        assertEquals(
                Status.GRADED,
                grade(guards, "rubric: {check: test.gives, with: {score: \"0.4\"}}\n", "ignore")
                        .status());
        assertEquals(
                List.of("test.refers: a doubt"),
                grade(guards, "rubric: {check: test.gives, with: {score: \"0.41\"}}\n", "ignore")
                        .reasons());
    }

    @Test
    void theQuestionsGuardsComeAfterTheCourses() throws InterruptedException {
        QuestionGrade grade =
                grade(
                        GUARDS,
                        "guards: [{check: test.refers}]\nrubric: {check: test.gives}\n",
                        "ignore");
        assertEquals(List.of("test.refers: a doubt"), grade.reasons());
        assertEquals(
                Status.NEEDS_REVIEW,
                grade("", "guards: [{check: test.refers}]\nrubric: {check: test.gives}\n", "fine")
                        .status());
    }

    @Test
    void aGuardThatFailsIsNoReasonToTrust() throws InterruptedException {
        QuestionGrade grade =
                grade("guards: [test.fails]\n", "rubric: {check: test.gives}\n", "fine");
        assertEquals(Status.NEEDS_REVIEW, grade.status());
        assertEquals(List.of("a guard failed: test.fails: no runtime"), grade.reasons());
        assertEquals(Optional.of(new BigDecimal("1.00")), grade.points());
    }

    @Test
    void aGuardThatCantBeBoundIsAsGoodAsOneThatFails() throws InterruptedException {
        QuestionGrade grade =
                grade("guards: [test.refesr]\n", "rubric: {check: test.gives}\n", "fine");
        assertEquals(Status.NEEDS_REVIEW, grade.status());
        assertEquals(
                List.of("a guard failed: course.yaml:3: there is no checker 'test.refesr'"),
                grade.reasons());
    }

    @Test
    void aGuardCantGiveAZero() throws InterruptedException {
        QuestionGrade grade =
                grade("guards: [test.cant]\n", "rubric: {check: test.gives}\n", "fine");
        assertEquals(Status.NEEDS_REVIEW, grade.status());
        assertEquals(Optional.of(new BigDecimal("1.00")), grade.points());
        assertEquals(List.of("test.cant: no code"), grade.reasons());
        assertEquals(
                Status.GRADED,
                grade(
                                "guards: [{check: test.gives, with: {score: \"0\"}}]\n",
                                "rubric: {check: test.gives}\n",
                                "fine")
                        .status());
    }

    @Test
    void aCheckThatIsNoGuardMayNotRefer() throws InterruptedException {
        QuestionGrade grade = grade("", "rubric: {check: test.refers}\n", "x");
        assertEquals(Status.FAILED, grade.status());
        assertEquals(false, grade.retryable());
        assertEquals(
                List.of("test.refers: only a check under 'guards' may refer an answer"),
                grade.reasons());
    }

    @Test
    void lessConfidenceThanTheCourseAsksForNeedsReview() throws InterruptedException {
        String sure = "rubric: {check: test.gives, with: {confidence: \"0.85\", score: \"0\"}}\n";
        assertEquals(Status.GRADED, grade("", sure, "x").status());
        QuestionGrade unsure = grade("review-below: 0.9\n", sure, "x");
        assertEquals(Status.NEEDS_REVIEW, unsure.status());
        assertEquals(List.of("confidence 0.85 is below 0.9"), unsure.reasons());
        assertEquals(0.85, unsure.confidence());
        assertEquals(
                Status.GRADED,
                grade("review-below: 0.9\n", "review-below: 0.85\n" + sure, "x").status());
    }

    @Test
    void aDoubtOfWhoeverReadTheAnswerAsksForALookWhateverItsGrade() throws InterruptedException {
        List<String> doubts = List.of("answered twice");
        Given given = new Given("001-q", Answer.of("x"), doubts);
        for (String rubric :
                List.of(
                        "rubric: {check: test.gives}\n",
                        "rubric: {check: test.gives, with: {score: \"0\"}}\n")) {
            QuestionGrade grade = grade("", rubric, given);
            assertEquals(Status.NEEDS_REVIEW, grade.status());
            assertEquals(doubts, grade.reasons());
        }
        QuestionGrade cant = grade("", "rubric: {check: test.cant}\n", given);
        assertEquals(Status.NEEDS_REVIEW, cant.status());
        assertEquals(List.of("answered twice", "no code"), cant.reasons());
        QuestionGrade failed = grade("", "rubric: {check: test.fails}\n", given);
        assertEquals(Status.FAILED, failed.status());
        assertEquals(List.of("test.fails: no runtime", "answered twice"), failed.reasons());
    }

    @Test
    void onlyTheFailuresThatLeftTheResultOpenAreTold() throws InterruptedException {
        QuestionGrade open =
                grade(
                        "",
                        """
                        rubric:
                          combine: weighted-sum
                          parts:
                            - {check: test.gives}
                            - combine: all-or-nothing
                              parts:
                                - {check: test.fails, with: {of: decided}}
                                - {check: test.gives, with: {score: "0"}}
                            - combine: best-of
                              parts: [{check: test.fails}, {check: test.gives, with: {score: "0.5"}}]
                        """,
                        "x");
        assertEquals(Status.FAILED, open.status());
        assertEquals(List.of("test.fails: no runtime"), open.reasons());
        assertEquals(true, open.retryable());
        assertEquals(0.0, open.confidence());
    }

    @Test
    void anUngradableRubricSaysEachReasonOnce() throws InterruptedException {
        QuestionGrade grade =
                grade(
                        "",
                        """
                        rubric:
                          combine: weighted-sum
                          parts:
                            - {check: test.cant}
                            - combine: best-of
                              parts: [{check: test.cant}, {check: test.cant, with: {n: 2}}]
                        """,
                        "x");
        assertEquals(Status.UNGRADABLE, grade.status());
        assertEquals(List.of("no code"), grade.reasons());
    }

    @Test
    void anUngradableAnswerIsWorthNothingAndSaysWhy() throws InterruptedException {
        QuestionGrade grade = grade("", "rubric: {check: test.cant}\n", "x");
        assertEquals(Status.UNGRADABLE, grade.status());
        assertEquals(Optional.of(new BigDecimal("0.00")), grade.points());
        assertEquals(List.of("no code"), grade.reasons());
    }
}
