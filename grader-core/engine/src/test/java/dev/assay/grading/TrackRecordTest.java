package dev.assay.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grading.QuestionGrade.Status;
import dev.assay.grading.TrackRecord.Case;
import dev.assay.spi.Answer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules earn their confidence by the answers that humans have graded. */
final class TrackRecordTest {

    private static final BigDecimal ALL = BigDecimal.ONE;
    private static final BigDecimal NOTHING = BigDecimal.ZERO;
    private static final String RUBRIC =
            "rubric: {check: test.has, with: {word: stack, confidence: \"0.9\"}}\n";

    @TempDir Path folder;

    private static List<Case> cases(int hits, int misses, BigDecimal got) {
        List<Case> cases = new ArrayList<>(Collections.nCopies(hits, new Case(got, true)));
        cases.addAll(Collections.nCopies(misses, new Case(got, false)));
        return cases;
    }

    @Test
    void withoutARecordWhatIsStatedHolds() {
        assertEquals(0.9, TrackRecord.NONE.earned(0.9, ALL));
    }

    @Test
    void manyHitsRaiseAndManyMissesLowerIt() {
        assertTrue(new TrackRecord(cases(60, 0, ALL)).earned(0.9, ALL) > 0.98);
        assertEquals(0.5, new TrackRecord(cases(100, 100, ALL)).earned(0.9, ALL), 0.03);
    }

    @Test
    void whatIsGivenNothingWronglyCastsDoubtOnNothingsMoreThanOnFullMarks() {
        List<Case> cases = cases(10, 0, ALL);
        cases.addAll(cases(4, 6, NOTHING));
        TrackRecord record = new TrackRecord(cases);
        assertTrue(record.earned(0.95, NOTHING) < 0.7);
        assertTrue(record.earned(0.95, ALL) > 0.85);
    }

    @Test
    void whatIsProvedStaysSo() {
        assertEquals(1, new TrackRecord(cases(0, 50, ALL)).earned(1, ALL));
    }

    @Test
    void aScoreWithinAQuarterIsAHit() {
        assertTrue(Case.of(ALL, new BigDecimal("0.75")).isHit());
        assertEquals(new Case(ALL, false), Case.of(ALL, new BigDecimal("0.7")));
    }

    @Test
    void gradedAnswersThatDisagreeSendLikeAnswersToAHuman() throws InterruptedException {
        StringBuilder wrong = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            wrong.append("{\"answer\": \"stack of kind ").append(i).append("\", \"score\": 0}\n");
        }
        TestCourse files = new TestCourse(folder).question(1, RUBRIC);
        try (Grader grader = new Grader(GraderSettings.standard())) {
            BoundCourse before = files.bind(Fakes.standard());
            QuestionGrade sure = grader.grade(before, "001-q", Answer.of("a stack"));
            assertEquals(Status.GRADED, sure.status());
            assertEquals(0.9, sure.confidence());
            BoundCourse after =
                    files.file("graded/001-q.jsonl", wrong.toString()).bind(Fakes.standard());
            QuestionGrade doubted = grader.grade(after, "001-q", Answer.of("a stack"));
            assertEquals(Status.NEEDS_REVIEW, doubted.status());
            assertEquals(sure.points(), doubted.points());
            assertTrue(doubted.confidence() < 0.5, "it is " + doubted.confidence());
        }
    }

    @Test
    void aKnownMissOfTheExamplesCounts() throws InterruptedException {
        String examples =
                "examples: [{answer: a stack of plates, score: 0, known: false-positive}]\n";
        BoundCourse course =
                new TestCourse(folder).question(1, RUBRIC + examples).bind(Fakes.standard());
        try (Grader grader = new Grader(GraderSettings.standard())) {
            assertTrue(grader.grade(course, "001-q", Answer.of("a stack")).confidence() < 0.85);
        }
    }
}
