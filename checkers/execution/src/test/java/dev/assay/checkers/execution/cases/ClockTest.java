package dev.assay.checkers.execution.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The time of an answer, and what its runs may take of it. */
class ClockTest {

    private static final Duration ANSWER = Duration.ofSeconds(30);

    @Test
    void threeRunsOfTheLongestFitIntoAnAnswersTime() {
        for (double cpu : new double[] {0.1, 2, 4, 6, Clock.MOST_CPU}) {
            Duration own = Duration.ofMillis(Math.round(cpu * 1000));
            Duration wall = Clock.wall(own);
            assertTrue(wall.compareTo(own.plusSeconds(1)) >= 0, wall.toString());
            assertTrue(wall.multipliedBy(3).compareTo(ANSWER.minusSeconds(3)) <= 0, "" + wall);
        }
        assertEquals(Duration.ofSeconds(4), Clock.wall(Duration.ofSeconds(2)));
    }

    @Test
    void aRunThatOurTimeCutShortIsNoRunThatTookTooLong() throws Exception {
        Limits own = Limits.STANDARD;
        assertSame(own, new Clock(Instant.now().plus(Duration.ofHours(1))).within(own));
        Clock clock = new Clock(Instant.now().plus(own.wall()).minusMillis(1));
        Limits cut = clock.within(own);
        assertTrue(cut.wall().compareTo(own.wall()) < 0, cut.toString());
        clock.check(own, cut, End.EXITED);
        clock.check(own, own, End.TIME_LIMIT);
        assertThrows(Clock.OutOfTimeException.class, () -> clock.check(own, cut, End.TIME_LIMIT));
        assertThrows(Clock.OutOfTimeException.class, () -> new Clock(Instant.now()).within(own));
    }
}
