package dev.assay.submissions.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SteadilyTest {

    @Test
    void whatBreaksOffBeginsAnew() {
        AtomicInteger rounds = new AtomicInteger();
        Steadily.repeat(
                () -> rounds.get() == 4,
                "for a test",
                () -> {
                    switch (rounds.incrementAndGet()) {
                        case 1 -> throw new OutOfMemoryError("for a test");
                        case 2 -> throw new IllegalStateException("for a test");
                        default -> {}
                    }
                });
        assertThat(rounds).hasValue(4);
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();
        Steadily.repeat(() -> false, "for a test", () -> Thread.sleep(60_000));
        assertThat(Thread.interrupted()).isTrue();
    }

    /** The log needs memory as well, and its handlers may throw anything. */
    @Test
    void tellingOfItMayFailToo() {
        AtomicInteger rounds = new AtomicInteger();
        OutOfMemoryError untold =
                new OutOfMemoryError("for a test") {
                    private static final long serialVersionUID = 1;

                    @Override
                    public String getMessage() {
                        throw this;
                    }
                };
        Steadily.repeat(
                () -> rounds.get() == 2,
                "for a test",
                () -> {
                    if (rounds.incrementAndGet() == 1) {
                        throw untold;
                    }
                });
        assertThat(rounds).hasValue(2);
    }
}
