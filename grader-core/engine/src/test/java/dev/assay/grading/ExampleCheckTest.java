package dev.assay.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grading.ExampleCheck.Kind;
import dev.assay.grading.ExampleCheck.Report;
import dev.assay.grading.ExampleCheck.Row;
import dev.assay.grading.ExampleCheck.Verdict;
import dev.assay.spi.Outcome;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rubric's examples are its own tests. */
final class ExampleCheckTest {

    private static final String TWO_WORDS =
            """
            points: 3
            rubric:
              combine: weighted-sum
              parts:
                - {id: a, check: test.has, with: {word: alpha}}
                - {id: b, check: test.has, with: {word: beta}, weight: 2}
            """;

    @TempDir Path folder;

    private Report check(String... questions) throws InterruptedException {
        TestCourse course = new TestCourse(folder);
        for (int i = 0; i < questions.length; i++) {
            course.question(i + 1, questions[i]);
        }
        Fakes fakes =
                Fakes.standard()
                        .instant("test.fails", (s, a, c) -> new Outcome.Failed("broken", true));
        try (Grader grader = new Grader(GraderSettings.standard())) {
            return ExampleCheck.run(course.bind(fakes), grader);
        }
    }

    @Test
    void examplesAndModelAnswersAreGradedInTheCoursesOrder() throws InterruptedException {
        Report report =
                check(
                        TWO_WORDS
                                + """
                                examples:
                                  - {answer: alpha beta, score: 1}
                                  - {answer: alpha, score: 0.33}
                                  - {answer: beta, score: 0.667}
                                  - {answer: "", score: 0, status: unanswered}
                                model-answer: alpha and beta
                                """,
                        "rubric: {check: test.gives}\nexamples: [{answer: x, score: 1}]\n");
        assertEquals(
                List.of("001-q", "001-q", "001-q", "001-q", "001-q", "002-q"),
                report.rows().stream().map(Row::question).toList());
        assertEquals(Kind.MODEL_ANSWER, report.rows().get(4).kind());
        assertEquals(6, report.count(Verdict.RIGHT), report.rows()::toString);
        assertEquals(true, report.isRight());
        assertEquals(
                "1.50",
                report.rows()
                        .get(1)
                        .got()
                        .orElseThrow()
                        .multiply(new BigDecimal("4.50"))
                        .setScale(2, java.math.RoundingMode.HALF_UP)
                        .toString());
        assertEquals(0, report.referred());
    }

    @Test
    void oneThatIsOffSaysWhatIsWantedWhatCameAndWhy() throws InterruptedException {
        Report report =
                check(
                        TWO_WORDS
                                + """
                                examples:
                                  - answer: |
                                      just
                                      alpha
                                    score: 0.5
                                    status: needs-review
                                model-answer: alpha
                                """);
        assertEquals(false, report.isRight());
        assertEquals(2, report.count(Verdict.OFF));
        assertEquals(
                """
                questions/001-q.yaml:11: 001-q, example
                  | just
                  | alpha
                  the score should be 0.5, but is 0.3333
                  the status should be needs-review, but is graded
                    1  a (test.has): found alpha
                    0  b (test.has): missing beta
                """,
                report.rows().getFirst().diff());
        assertTrue(
                report.rows().getLast().diff().contains("model answer\n  | alpha\n"),
                report.rows().getLast()::diff);
    }

    @ParameterizedTest
    @CsvSource({
        "0.33, 0, RIGHT",
        "0.3333, 0, RIGHT",
        "0.3334, 0, OFF",
        "0.34, 0, OFF",
        "0.34, 0.01, RIGHT",
        "0.5, 0.1, OFF",
        "0.25, 0.1, RIGHT",
        "0.3, 0, OFF"
    })
    void aScoreMayBeOffByAsMuchAsTheAuthorAllows(String score, String within, Verdict verdict)
            throws InterruptedException {
        Report report =
                check(
                        TWO_WORDS
                                + "examples: [{answer: alpha, score: %s, within: %s}]\n"
                                        .formatted(score, within));
        assertEquals(verdict, report.rows().getFirst().verdict());
    }

    @Test
    void knownMissesAreReportedAndDontFail() throws InterruptedException {
        Report report =
                check(
                        TWO_WORDS
                                + """
                                examples:
                                  - {answer: Alpha, score: 0.33, known: capitals}
                                  - {answer: alpha, score: 0.33, known: capitals}
                                """);
        assertEquals(true, report.isRight());
        assertEquals(List.of(report.rows().getFirst()), report.rows(Verdict.KNOWN_MISS));
        assertTrue(report.rows(Verdict.KNOWN_MISS).getFirst().diff().contains("known: capitals"));
        assertEquals(1, report.rows(Verdict.KNOWN_BUT_RIGHT).size());
    }

    @Test
    void theDiffShowsGroupsWithTheirParts() throws InterruptedException {
        Row row =
                check(
                                """
                                rubric:
                                  id: best
                                  combine: best-of
                                  parts:
                                    - {id: a, check: test.has, with: {word: alpha}}
                                    - {id: f, check: test.fails}
                                examples: [{answer: beta, score: 1}]
                                """)
                        .rows()
                        .getFirst();
        assertEquals(java.util.Optional.empty(), row.got());
        assertEquals(
                """
                questions/001-q.yaml:10: 001-q, example
                  | beta
                  it could not be graded: test.fails: broken
                    -  best (best-of)
                      0  a (test.has): missing alpha
                      -  f (test.fails): test.fails: broken
                """,
                row.diff());
    }

    @Test
    void oneThatCouldNotBeGradedIsOff() throws InterruptedException {
        Report report =
                check(
                        "rubric: {check: test.fails}\nexamples: [{answer: x, score: 0}]\n",
                        "rubric: {check: no.such}\nexamples: [{answer: x, score: 0}]\n");
        assertEquals(2, report.count(Verdict.OFF));
        assertEquals(
                List.of("it could not be graded: test.fails: broken"),
                report.rows().getFirst().differences());
    }

    @Test
    void aQuestionWithoutARubricHasNothingToCheck() throws InterruptedException {
        Report report = check("examples: [{answer: x, score: 1}]\nmodel-answer: x\n");
        assertEquals(2, report.count(Verdict.NO_RUBRIC));
        assertEquals(true, report.isRight());
    }

    @Test
    void howManyNeedALookIsCounted() throws InterruptedException {
        Report report =
                check(
                        """
                        rubric: {check: test.gives, with: {confidence: "0.5"}}
                        examples: [{answer: x, score: 1}, {answer: y, score: 1}]
                        """);
        assertEquals(2, report.referred());
    }
}
