package dev.assay.grading.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grading.table.ExampleTable.Row;
import dev.assay.spi.Confidence;
import dev.assay.spi.Evidence;
import dev.assay.spi.Evidence.Missing;
import dev.assay.spi.Evidence.Span;
import dev.assay.spi.Feedback;
import dev.assay.spi.Outcome;
import dev.assay.spi.Score;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TableRunTest {

    private static final Span A = new Span("answer", 0, 1, "a");
    private static final Outcome HALF =
            new Outcome.Graded(
                    Score.of(0.5),
                    new Confidence(0.9),
                    List.of(A, new Missing("b")),
                    List.of(Feedback.learner("Say b.")));
    private static final Outcome THIRD = graded(1 / 3.0);

    private static Outcome graded(double score, Evidence... evidence) {
        return Outcome.graded(Score.of(score), List.of(evidence));
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                // as the table says
                Arguments.of("{answer: '⟦a⟧', score: 0.5}", HALF, ""),
                Arguments.of("{answer: '⟦a⟧', score: 0.5, missing: [b]}", HALF, ""),
                Arguments.of("{answer: '⟦a⟧', score: 0.5, confidence: 0.9}", HALF, ""),
                Arguments.of("{answer: '⟦a⟧', score: 0.5, feedback: [Say b]}", HALF, ""),
                Arguments.of("{answer: a, score: 0.33}", THIRD, ""),
                Arguments.of("{answer: a, score: 0.333333}", THIRD, ""),
                Arguments.of("{answer: '⟦a⟧', score: 1}", graded(1, A, A), ""),
                Arguments.of("{answer: '', ungradable: empty}", Outcome.ungradable("is empty"), ""),
                Arguments.of(
                        "{answer: a, refer: odd}",
                        new Outcome.Refer("odd words", List.of(), List.of()),
                        ""),
                // otherwise
                Arguments.of("{answer: '⟦a⟧', score: 0.6}", HALF, "score 0.6 but is score 0.5"),
                Arguments.of("{answer: a, score: 0.34}", THIRD, "score 0.34 but is"),
                Arguments.of("{answer: a, score: 0.3}", THIRD, "score 0.3 but is"),
                Arguments.of("{answer: a, score: 0.5}", HALF, "evidence should be"),
                Arguments.of("{answer: '⟦a⟧', score: 0}", graded(0), "evidence should be"),
                Arguments.of(
                        "{answer: '⟦a⟧b', score: 0.5, missing: []}", HALF, "missing should be"),
                Arguments.of(
                        "{answer: '⟦a⟧', score: 0.5, confidence: 0.8}", HALF, "confidence 0.8 but"),
                Arguments.of(
                        "{answer: '⟦a⟧', score: 0.5, feedback: [Say c]}", HALF, "feedback should"),
                Arguments.of("{answer: '', ungradable: empty}", graded(0), "ungradable: empty but"),
                Arguments.of("{answer: '', score: 0}", Outcome.ungradable("empty"), "score 0 but"),
                Arguments.of(
                        "{answer: a, score: 0}",
                        new Outcome.Failed("broken", false),
                        "is failed: broken"),
                Arguments.of("{answer: a, refer: odd}", Outcome.clear(), "refer: odd but"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("rows")
    void anOutcomeIsComparedWithItsRow(String yaml, Outcome outcome, String off) {
        Row row =
                ExampleTableReader.parse(
                                "x.y",
                                "t.yaml",
                                "[{rows: [" + yaml + "]}]",
                                problem -> {
                                    throw new AssertionError(problem);
                                })
                        .orElseThrow()
                        .entries()
                        .getFirst()
                        .rows()
                        .getFirst();
        List<String> found = TableRun.compare(row, outcome);
        if (off.isEmpty()) {
            assertEquals(List.of(), found);
        } else {
            assertEquals(1, found.size(), found.toString());
            assertTrue(found.getFirst().contains(off), found.toString());
        }
    }
}
