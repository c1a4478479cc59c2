package dev.assay.submissions.batch;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes things on all cores and hands them on in the order in which they were asked for; a few at
 * most are made ahead. For one thread.
 *
 * @param <T> what is made
 */
final class InOrder<T> implements AutoCloseable {

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int AHEAD = 2 * CORES;

    /** Who is given what was made. */
    interface Taker<T> {

        /** Takes one. */
        void take(T made) throws IOException;
    }

    private final Taker<T> taker;
    private final ExecutorService threads = Executors.newFixedThreadPool(CORES);
    private final Deque<Future<T>> asked = new ArrayDeque<>();

    InOrder(Taker<T> taker) {
        this.taker = taker;
    }

    /** Asks for one more; hands on the first that was asked for when many are. */
    void add(Callable<T> making) throws IOException {
        if (asked.size() >= AHEAD) {
            handOn();
        }
        asked.add(threads.submit(making));
    }

    /** Hands on the rest. */
    void finish() throws IOException {
        while (!asked.isEmpty()) {
            handOn();
        }
    }

    private void handOn() throws IOException {
        try {
            taker.take(asked.removeFirst().get());
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while the class's files were written", e);
        }
    }

    /** Lets what is under way end, and begins nothing more. */
    @Override
    public void close() {
        asked.forEach(one -> one.cancel(false));
        threads.close();
    }
}
