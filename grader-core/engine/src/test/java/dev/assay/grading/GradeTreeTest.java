package dev.assay.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.course.Criterion;
import dev.assay.course.FeedbackText;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said follows the scores. */
final class GradeTreeTest {

    @TempDir Path folder;
    private final Grader grader = new Grader(GraderSettings.standard());

    @AfterEach
    void close() {
        grader.close();
    }

    private QuestionGrade grade(String rubric) throws InterruptedException {
        Fakes fakes =
                Fakes.standard()
                        .instant("test.fails", (s, a, c) -> new Outcome.Failed("broken", true))
                        .instant(
                                "test.cant",
                                (s, a, c) ->
                                        new Outcome.Ungradable(
                                                "no code",
                                                List.of(),
                                                s.all().isEmpty()
                                                        ? List.of()
                                                        : List.of(
                                                                Feedback.learner(
                                                                        s.get("says", "")))));
        BoundCourse course = new TestCourse(folder).question(1, rubric).bind(fakes);
        assertEquals(List.of(), course.problems());
        return grader.grade(course, "001-q", Answer.of("x"));
    }

    private static List<String> said(QuestionGrade grade) {
        return grade.feedback().stream().map(Feedback::text).toList();
    }

    @ParameterizedTest
    @CsvSource({"0,missing", "0.000001,found partial", "0.5,found partial", "1,found earned"})
    void theAuthorsSentencesAreChosenByTheScore(String score, String expected)
            throws InterruptedException {
        QuestionGrade grade =
                grade(
                        """
                        rubric:
                          check: test.gives
                          with: {score: "%s", says: said}
                          feedback: {earned: earned, partial: partial, missing: missing, found: found}
                        """
                                .formatted(score));
        assertEquals(expected + " said", String.join(" ", said(grade)));
    }

    @Test
    void aGroupSpeaksBeforeItsPartsAndRepeatsAreDropped() throws InterruptedException {
        QuestionGrade grade =
                grade(
                        """
                        rubric:
                          combine: weighted-sum
                          feedback: {partial: whole}
                          parts:
                            - combine: all-or-nothing
                              feedback: {missing: group}
                              parts:
                                - {check: test.gives, with: {says: part}}
                                - {check: test.gives, with: {score: "0"}, feedback: {missing: part}}
                            - {check: test.gives, with: {says: last}}
                        """);
        assertEquals(List.of("whole", "group", "part", "last"), said(grade));
    }

    @Test
    void waysThatLostAreSilent() throws InterruptedException {
        QuestionGrade grade =
                grade(
                        """
                        rubric:
                          combine: best-of
                          parts:
                            - {check: test.gives, with: {score: "0.5", says: lost}, feedback: {partial: no}}
                            - combine: weighted-sum
                              feedback: {earned: won}
                              parts: [{check: test.gives, with: {says: inner}}]
                            - combine: weighted-sum
                              feedback: {partial: no}
                              parts:
                                - {check: test.gives, with: {says: inner lost}}
                                - {check: test.gives, with: {score: "0"}}
                            - {check: test.gives, weight: 0, with: {says: beside}}
                        """);
        assertEquals(List.of("won", "inner", "beside"), said(grade));
    }

    @Test
    void aWayThatLostIsSilentWhateverItSaid() throws InterruptedException {
        QuestionGrade grade =
                grade(
                        """
                        rubric:
                          combine: best-of
                          parts:
                            - {check: test.gives, with: {score: "0.1"}}
                            - {check: test.cant, with: {says: no}, feedback: {missing: no}}
                        """);
        assertEquals(List.of(), said(grade));
    }

    @Test
    void aBlankSentenceIsNone() {
        FeedbackText text =
                new FeedbackText(
                        Optional.of("Good."), Optional.empty(), Optional.of(" "), Optional.empty());
        Criterion plain = Rubrics.leaf("a");
        Criterion node =
                new Criterion(
                        "a",
                        BigDecimal.ONE,
                        text,
                        plain.source(),
                        "test.any",
                        plain.config(),
                        false,
                        false);
        assertEquals(List.of(), GradeTree.sentences(node, BigDecimal.ZERO));
        assertEquals(List.of(Feedback.learner("Good.")), GradeTree.sentences(node, BigDecimal.ONE));
    }

    @Test
    void aBestOfThatIsOpenIsSilent() throws InterruptedException {
        QuestionGrade grade =
                grade(
                        """
                        rubric:
                          combine: best-of
                          feedback: {partial: no}
                          parts:
                            - {check: test.gives, with: {score: "0.5", says: maybe}}
                            - {check: test.fails, feedback: {missing: no}}
                        """);
        assertEquals(QuestionGrade.Status.FAILED, grade.status());
        assertEquals(List.of(), said(grade));
    }

    @Test
    void anUngradableCheckMissesTheCriterion() throws InterruptedException {
        QuestionGrade grade =
                grade(
                        "rubric: {check: test.cant, with: {says: Not prose.}, feedback: {missing:"
                                + " Write code.}}\n");
        assertEquals(List.of("Write code.", "Not prose."), said(grade));
    }

    @Test
    void theWeightedSumOfWhatIsListedIsTheScore() throws InterruptedException {
        List<String> parts =
                grade(
                                """
                                rubric:
                                  combine: weighted-sum
                                  parts: [{id: a, check: test.gives}, {id: b, check: test.gives}]
                                """)
                        .criteria()
                        .stream()
                        .map(CriterionGrade::id)
                        .toList();
        assertEquals(List.of("a", "b"), parts);
        List<CriterionGrade> whole =
                grade(
                                """
                                rubric:
                                  id: best
                                  combine: best-of
                                  parts: [{check: test.gives}, {check: test.gives}]
                                """)
                        .criteria();
        assertEquals(List.of("best"), whole.stream().map(CriterionGrade::id).toList());
        assertEquals(
                List.of("only"),
                grade("rubric: {id: only, check: test.gives}\n").criteria().stream()
                        .map(CriterionGrade::id)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.333333, 0.33",
        "1, 0.335, 0.34",
        "1, 0.345, 0.35",
        "3, 0.333333, 1.00",
        "10, 0.0005, 0.01",
        "10, 0.0004, 0.00",
        "0.5, 0.25, 0.13"
    })
    void pointsAreRoundedHalfUpOnce(String points, String score, String expected)
            throws InterruptedException {
        QuestionGrade grade =
                grade(
                        "points: %s\nrubric: {check: test.gives, with: {score: \"%s\"}}\n"
                                .formatted(points, score));
        assertEquals(expected, grade.points().orElseThrow().toPlainString());
        assertEquals(grade.points(), grade.rawPoints());
    }
}
