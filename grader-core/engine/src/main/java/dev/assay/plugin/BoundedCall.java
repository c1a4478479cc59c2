package dev.assay.plugin;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Calls a stranger's code on a thread of its own, so that what never ends holds up nobody. */
public final class BoundedCall {

    /** Room for parsers that recurse, as the threads of checks have it. */
    private static final long STACK_BYTES = 16L << 20;

    private BoundedCall() {}

    private record Ended<T>(@Nullable T value, @Nullable Throwable thrown) {}

    /**
     * Calls it. Its thread is interrupted when the time is over, and left to itself: there is no
     * other way to stop it.
     *
     * @param name of the thread
     * @throws ExecutionException whatever it throws, {@link Error}s too, is the cause
     * @throws TimeoutException when it does not end within the limit; the message says so
     * @throws InterruptedException when the caller is interrupted; so is the call
     */
    public static <T> T within(Duration limit, String name, Callable<T> work)
            throws ExecutionException, TimeoutException, InterruptedException {
        AtomicReference<Ended<T>> end = new AtomicReference<>();
        Runnable run =
                () -> {
                    try {
                        end.set(new Ended<>(work.call(), null));
                    } catch (Throwable e) { // whatever a stranger's code throws
                        end.set(new Ended<>(null, e));
                    }
                };
        Thread thread = new Thread(null, run, name, STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            if (!thread.join(limit)) {
                throw new TimeoutException("it did not end within " + limit.toSeconds() + " s");
            }
        } finally {
            thread.interrupt();
        }
        Ended<T> ended = end.get();
        if (ended == null) {
            throw new ExecutionException(new IllegalStateException("its thread came to no end"));
        }
        if (ended.thrown() != null) {
            // With a message of ours: without one it would ask what was thrown for its own.
            throw new ExecutionException(ended.thrown().getClass().getName(), ended.thrown());
        }
        return Objects.requireNonNull(ended.value());
    }
}
