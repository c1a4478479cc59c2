package dev.assay.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.spi.Answer;
import dev.assay.spi.Audience;
import dev.assay.spi.Confidence;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.Outcome;
import dev.assay.spi.RunResult;
import dev.assay.spi.RunResult.Verdict;
import dev.assay.spi.Score;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What breaks the contract is failed and names the checker; what is too much is cut. */
final class OutcomeRulesTest {

    private static final Answer ANSWER = Answer.of("four");

    private static Outcome graded(Evidence... evidence) {
        return Outcome.graded(Score.ONE, List.of(evidence));
    }

    static Stream<Arguments> broken() {
        RunResult noDetail = new RunResult(Verdict.ACCEPTED, null, "");
        RunResult noOutput = new RunResult(Verdict.ACCEPTED, "", null);
        RunResult noVerdict = new RunResult(null, "", "");
        Evidence outside = new Evidence.Span("answer", 2, 5, "x");
        Feedback noAudience = new Feedback(null, "x");
        String holdsNull = "its evidence holds a null";
        String isOutside = "its evidence at 2..5 is outside answer, which has 4 characters";
        return Stream.of(
                Arguments.of(null, "it said nothing (null)"),
                Arguments.of(
                        new Outcome.Graded(null, Confidence.CERTAIN, List.of(), List.of()),
                        "its score or confidence is null"),
                Arguments.of(
                        new Outcome.Graded(Score.ONE, null, List.of(), List.of()),
                        "its score or confidence is null"),
                Arguments.of(graded(outside), isOutside),
                Arguments.of(new Outcome.Ungradable("x", List.of(outside), List.of()), isOutside),
                Arguments.of(new Outcome.Refer("x", List.of(outside), List.of()), isOutside),
                Arguments.of(
                        graded(new Evidence.Span("other.py", 0, 1, "x")),
                        "its evidence is in other.py, which the answer lacks"),
                Arguments.of(graded(new Evidence.Span("answer", 0, 1, null)), holdsNull),
                Arguments.of(graded(new Evidence.Span(null, 0, 1, "x")), holdsNull),
                Arguments.of(graded(new Evidence.Span(null, "answer", 0, 1, "x")), holdsNull),
                Arguments.of(graded(new Evidence.Missing(null)), holdsNull),
                Arguments.of(
                        graded(new Evidence.Measure(null, 1, OptionalDouble.empty())), holdsNull),
                Arguments.of(graded(new Evidence.Measure("m", 1, null)), holdsNull),
                Arguments.of(graded(new Evidence.Run(null, noDetail)), holdsNull),
                Arguments.of(graded(new Evidence.Run("t", null)), holdsNull),
                Arguments.of(graded(new Evidence.Run("t", noDetail)), holdsNull),
                Arguments.of(graded(new Evidence.Run("t", noOutput)), holdsNull),
                Arguments.of(graded(new Evidence.Run("t", noVerdict)), holdsNull),
                Arguments.of(
                        new Outcome.Graded(
                                Score.ONE, Confidence.CERTAIN, List.of(), List.of(noAudience)),
                        "its feedback holds a null"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void anOutcomeThatBreaksTheContractIsFailed(Outcome outcome, String reason) {
        assertEquals(
                new Outcome.Failed("a.b: " + reason, false),
                OutcomeRules.hold("a.b", outcome, ANSWER));
    }

    @Test
    void anOutcomeWithinTheContractIsLeftAsItIs() {
        List<Evidence> evidence =
                List.of(
                        new Evidence.Span("answer", 0, 4, "all"),
                        new Evidence.Span("answer", 4, 4, "end"),
                        new Evidence.Missing("five"),
                        new Evidence.Measure("length", 4, OptionalDouble.of(5)),
                        new Evidence.Run("t", new RunResult(Verdict.ACCEPTED, "ok", "out")));
        List<Feedback> feedback = List.of(Feedback.learner("Good."), Feedback.grader("Hm."));
        for (Outcome outcome :
                List.of(
                        new Outcome.Graded(Score.ONE, new Confidence(0.5), evidence, feedback),
                        new Outcome.Ungradable("no", evidence, feedback),
                        new Outcome.Refer("odd", evidence, feedback))) {
            assertEquals(outcome, OutcomeRules.hold("a.b", outcome, ANSWER));
        }
    }

    @Test
    void aFailureIsNamedAfterItsChecker() {
        assertEquals(
                new Outcome.Failed("a.b: no runtime", true),
                OutcomeRules.hold("a.b", new Outcome.Failed("no runtime", true), ANSWER));
        assertEquals(
                new Outcome.Failed("a.b: no runtime", true),
                OutcomeRules.hold("a.b", new Outcome.Failed("a.b: no runtime", true), ANSWER),
                "it is named once");
        assertEquals(
                new Outcome.Failed("a.b: ", false),
                OutcomeRules.hold("a.b", new Outcome.Failed(null, false), ANSWER));
    }

    @Test
    void aFloodIsCutWithANote() {
        List<Evidence> spans = Collections.nCopies(100_000, new Evidence.Span("answer", 0, 1, "x"));
        List<Feedback> said = Collections.nCopies(60, Feedback.learner("x".repeat(20_000)));
        Outcome.Graded held =
                (Outcome.Graded)
                        OutcomeRules.hold(
                                "a.b",
                                new Outcome.Graded(Score.ONE, Confidence.CERTAIN, spans, said),
                                ANSWER);
        assertEquals(OutcomeRules.MOST_EVIDENCE, held.evidence().size());
        assertEquals(OutcomeRules.MOST_FEEDBACK + 2, held.feedback().size());
        assertEquals(OutcomeRules.LONGEST_TEXT, held.feedback().getFirst().text().length());
        assertEquals(
                List.of(
                        new Feedback(
                                Audience.GRADER, "99500 more pieces of evidence were left out."),
                        new Feedback(
                                Audience.GRADER, "10 more sentences of feedback were left out.")),
                held.feedback().subList(50, 52));
        assertEquals(Score.ONE, held.score());
    }

    @Test
    void aLabelThatEndsAmidAPairCanStillBeWritten() {
        Outcome.Graded held =
                (Outcome.Graded)
                        OutcomeRules.hold(
                                "a.b", graded(new Evidence.Missing("smile \ud83d")), ANSWER);
        assertEquals(List.of(new Evidence.Missing("smile \ufffd")), held.evidence());
    }

    @Test
    void aTextIsNotCutAmidAPair() {
        assertEquals("ab…", Texts.cut("abcdef", 3));
        assertEquals("abc", Texts.cut("abc", 3));
        assertEquals("a…", Texts.cut("a\ud83d\ude00b", 3));
    }

    @Test
    void aLongFailureKeepsWhoSaysItAndWhatIsWrong() {
        String traceback =
                "f.py: it wrote: " + "\tat somewhere\n".repeat(5_000) + "NameError: name 'x'";
        Outcome.Failed held =
                (Outcome.Failed)
                        OutcomeRules.hold("a.b", new Outcome.Failed(traceback, true), ANSWER);
        assertTrue(held.reason().startsWith("a.b: f.py: it wrote: "), held.reason());
        assertTrue(held.reason().endsWith("NameError: name 'x'"), held.reason());
        assertEquals("a.b: ".length() + 800, held.reason().length());
    }

    @Test
    void whatIsCutAmidHasWholePairs() {
        assertEquals("abcdef", Texts.cutAmid("abcdef", 6));
        assertEquals("a…fghi", Texts.cutAmid("abcdefghi", 6));
        assertEquals("a…ghi", Texts.cutAmid("abcd\ud83d\ude00ghi", 6));
    }
}
