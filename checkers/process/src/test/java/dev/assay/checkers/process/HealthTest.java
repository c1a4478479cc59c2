package dev.assay.checkers.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.spi.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Out of service, and back. */
class HealthTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Health health = new Health("files/check.py", PAUSE);

    @BeforeEach
    void failsOnceTooOften() {
        for (int i = 1; i < Health.MOST_FAILURES; i++) {
            assertEquals(Optional.empty(), fail("answer " + i, START));
        }
        assertTrue(fail("the last", START).orElse("").contains("5 times in a row"));
    }

    private Optional<String> fail(String answer, Instant now) {
        return health.failed(Answer.of(answer), "it printed no JSON", now);
    }

    @Test
    void itIsOutForAsLongAsItsPause() {
        String why = health.outOfService(START.plus(PAUSE).minusMillis(1)).orElse("");
        assertTrue(why.startsWith("files/check.py is out of service until 2026-01-01T00:01"), why);
        assertTrue(why.endsWith("it printed no JSON"), why);
    }

    @Test
    void oneAnswerTriesItAgainAndTheOthersWaitForThat() {
        Instant later = START.plus(PAUSE);
        assertEquals(Optional.empty(), health.outOfService(later));
        assertTrue(health.outOfService(later).isPresent(), "one tries, not all");
    }

    @Test
    void whatWorksAgainIsBackInServiceAndHasAllItsFailuresAhead() {
        Instant later = START.plus(PAUSE);
        assertEquals(Optional.empty(), health.outOfService(later));
        health.worked();
        assertEquals(Optional.empty(), health.outOfService(later));
        assertEquals(Optional.empty(), fail("another", later));
        assertEquals(Optional.empty(), health.outOfService(later));
    }

    @Test
    void whatFailsAgainIsOutForAnotherPauseAndThatIsNoNews() {
        Instant later = START.plus(PAUSE);
        assertEquals(Optional.empty(), health.outOfService(later));
        assertEquals(Optional.empty(), fail("another", later));
        assertTrue(health.outOfService(later.plus(PAUSE).minusMillis(1)).isPresent());
        assertEquals(Optional.empty(), health.outOfService(later.plus(PAUSE)));
    }
}
