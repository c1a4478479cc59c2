package dev.assay.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {

    @Test
    void aPlaceInTheAnswerIsForTheLearnerUnlessSaid() {
        assertEquals(Audience.LEARNER, new Evidence.Span("answer", 0, 0, "nothing").audience());
    }

    @Test
    void whatCouldGiveTheAnswerAwayIsForGradersUnlessSaid() {
        var result = new RunResult(RunResult.Verdict.ACCEPTED, "", "");
        assertEquals(Audience.GRADER, new Evidence.Missing("torch.rand").audience());
        assertEquals(Audience.GRADER, new Evidence.Run("hidden case", result).audience());
        assertEquals(
                Audience.GRADER,
                new Evidence.Measure("distance", 0.5, OptionalDouble.empty()).audience());
    }

    @ParameterizedTest
    @CsvSource({"-1, 3", "2, 1"})
    void aSpanThatIsNoRangeIsRefused(int start, int end) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Evidence.Span("answer", start, end, "label"));
        assertThrows(IllegalArgumentException.class, () -> new Region.Piece(start, end));
    }

    @Test
    void aMeasureIsANumber() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Evidence.Measure("distance", Double.NaN, OptionalDouble.empty()));
    }

    @Test
    void feedbackSaysSomethingToSomebody() {
        assertEquals(new Feedback(Audience.LEARNER, "Well done."), Feedback.learner("Well done."));
        assertEquals(new Feedback(Audience.GRADER, "Odd."), Feedback.grader("Odd."));
        assertThrows(IllegalArgumentException.class, () -> Feedback.learner(" "));
    }

    @Test
    void shortFormsOfOutcomesSayWhatTheirNamesSay() {
        assertEquals(
                new Outcome.Graded(Score.ZERO, Confidence.CERTAIN, List.of(), List.of()),
                Outcome.graded(Score.ZERO, List.of()));
        assertEquals(
                new Outcome.Ungradable("empty", List.of(), List.of()), Outcome.ungradable("empty"));
        assertTrue(
                Outcome.clear() instanceof Outcome.Graded graded
                        && graded.score().equals(Score.ONE)
                        && graded.evidence().isEmpty());
    }

    @Test
    void theBoundsOfAConfidenceBelongToIt() {
        assertTrue(new Confidence(0).compareTo(new Confidence(1)) < 0);
        assertEquals(0, Confidence.CERTAIN.compareTo(new Confidence(1.0)));
    }

    @Test
    void aCourseFileKeepsItsContent() throws IOException {
        byte[] bytes = "é = 1".getBytes(StandardCharsets.UTF_8);
        CourseFile file = new CourseFile("files/a.py", bytes);
        bytes[0] = 0;
        assertEquals("é = 1", file.text());
        assertEquals("files/a.py", file.path());
        try (var in = file.open()) {
            assertEquals(file.text(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void anInvalidConfigurationKeepsItsParts() {
        var e = new InvalidConfigException("", "it is empty", "");
        assertEquals("it is empty", e.getMessage());
        assertEquals("", e.path());
        assertEquals("it is empty", e.problem());
        assertEquals("", e.mend());
    }

    @Test
    void aFindingThatIsFineNeedsNothing() {
        Finding finding = Finding.ok("gcc", "12.2");
        assertEquals(Finding.Level.OK, finding.level());
        assertTrue(finding.mend().isEmpty() && finding.debianPackages().isEmpty());
    }
}
