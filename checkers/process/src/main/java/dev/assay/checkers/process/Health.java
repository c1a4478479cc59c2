package dev.assay.checkers.process;

import dev.assay.spi.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a program did of late. After failures at some answers in a row it is let be for a while; then
 * one answer tries it again, and one more failure is enough. One answer that it fails at again and
 * again counts once: nobody can put it out of service with a single answer.
 */
final class Health {

    static final int MOST_FAILURES = 5;

    private final String name;
    private final Duration pause;
    private int failures;
    private @Nullable Instant until;
    private String last = "";
    private Optional<Answer> lastAnswer = Optional.empty();

    Health(String name, Duration pause) {
        this.name = name;
        this.pause = pause;
    }

    /** Why it is not asked now; empty when it may be. */
    synchronized Optional<String> outOfService(Instant now) {
        if (until == null) {
            return Optional.empty();
        }
        if (now.isBefore(until)) {
            return Optional.of(
                    name
                            + " is out of service until "
                            + until
                            + ": it failed "
                            + failures
                            + " times in a row; the last time "
                            + last);
        }
        until = now.plus(pause); // for whoever comes while this one tries
        return Optional.empty();
    }

    synchronized void worked() {
        failures = 0;
        until = null;
        lastAnswer = Optional.empty();
    }

    /** Counts a failure; what to tell the operator when it goes out of service. */
    synchronized Optional<String> failed(Answer answer, String why, Instant now) {
        if (lastAnswer.filter(answer::equals).isPresent()) {
            return Optional.empty();
        }
        lastAnswer = Optional.of(answer);
        failures++;
        last = why;
        if (failures < MOST_FAILURES) {
            return Optional.empty();
        }
        boolean isNew = failures == MOST_FAILURES;
        until = now.plus(pause);
        return isNew ? outOfService(now) : Optional.empty();
    }
}
