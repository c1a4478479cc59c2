package dev.assay.checkers.execution.java;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Interrupts a thread when its time is up, unless it was quicker. */
final class Alarm implements AutoCloseable {

    private static final ScheduledExecutorService CLOCK =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "assay-java-alarm");
                        thread.setDaemon(true);
                        return thread;
                    });

    private final Thread thread = Thread.currentThread();
    private final ScheduledFuture<?> call;
    private boolean isOver;
    private boolean hasRung;

    private Alarm(Duration left) {
        call = CLOCK.schedule(this::ring, Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
    }

    /** For the thread that asks. */
    static Alarm at(Instant time) {
        return new Alarm(Duration.between(Instant.now(), time));
    }

    private synchronized void ring() {
        if (!isOver) {
            hasRung = true;
            thread.interrupt();
        }
    }

    /** Whether it was this that interrupted the thread; then nobody is interrupted any more. */
    synchronized boolean hasRung() {
        isOver = true;
        if (hasRung && Thread.interrupted()) {
            hasRung = true; // the interrupt was seen to
        }
        return hasRung;
    }

    @Override
    public void close() {
        hasRung();
        call.cancel(false);
    }
}
