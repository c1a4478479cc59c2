package dev.assay.submissions.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Writes what many threads hand in at the same time in one transaction: bringing a commit to the
 * disk costs more than what is written. Whoever comes alone is written at once, and nobody waits
 * for others to come. Only where several come at a time they wait for each other, so that a busy
 * server writes fewer and larger transactions: whoever comes soon after one that was shared, until
 * some more have come.
 *
 * @param <W> what is to be written
 * @param <R> what comes of it
 */
final class GroupCommit<W, R> {

    private static final int MOST = 64;

    /** So many wait for nobody. */
    private static final int ENOUGH = 4;

    /** From the beginning of a shared transaction to that of the next one with fewer. */
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** Writes all, and says in the same order what came of each; may be called again after it. */
    @FunctionalInterface
    interface Writer<W, R> {
        List<R> write(Handle handle, List<W> all);
    }

    private record Pending<W, R>(W what, CompletableFuture<R> result) {}

    /**
     * A transaction did not come to its end; whether its commit was begun says who may try again.
     */
    private static final class Undone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Undone(RuntimeException cause) {
            super(cause);
        }
    }

    private final Jdbi jdbi;
    private final Writer<W, R> writer;
    private final ConcurrentLinkedQueue<Pending<W, R>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isWriting = new AtomicBoolean();

    private final AtomicInteger waiting = new AtomicInteger();

    /** When the next transaction may begin; whoever writes has it. */
    private volatile long notBefore = System.nanoTime();

    /** Who waits for that. */
    private volatile @Nullable Thread pausing;

    GroupCommit(Jdbi jdbi, Writer<W, R> writer) {
        this.jdbi = jdbi;
        this.writer = writer;
    }

    /** Returns when it is on disk; all of it, or nothing. */
    R write(W what) {
        return write(List.of(what)).getFirst();
    }

    /**
     * Returns when all are on disk, or are known not to be: each all of it, or nothing. They come
     * there together, as far as they fit into one transaction.
     *
     * @return what came of each, in the same order
     */
    List<R> write(List<W> all) {
        List<Pending<W, R>> own =
                all.stream()
                        .map(what -> new Pending<W, R>(what, new CompletableFuture<>()))
                        .toList();
        queue.addAll(own);
        if (waiting.addAndGet(own.size()) >= ENOUGH) {
            LockSupport.unpark(pausing);
        }
        if (isWriting.compareAndSet(false, true)) {
            begin();
        }
        // Who is told that one can't be written must not find another one written after that.
        own.forEach(one -> one.result().handle((result, failure) -> true).join());
        return own.stream().map(one -> result(one.result())).toList();
    }

    private static <R> R result(CompletableFuture<R> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }

    /** On a thread of its own, since who comes first must not serve others for ever. */
    private void begin() {
        try {
            Thread.ofVirtual().name("group-commit").start(this::writeAll);
        } catch (Error e) {
            writeAll(); // there is no memory for a thread
        }
    }

    private void writeAll() {
        do {
            try {
                while (!queue.isEmpty()) {
                    pause();
                    List<Pending<W, R>> some = next();
                    notBefore = System.nanoTime() + (some.size() > 1 ? PACE_NANOS : 0);
                    bring(some);
                }
            } finally {
                isWriting.set(false);
            }
            // Somebody may have come between the last look and that.
        } while (!queue.isEmpty() && isWriting.compareAndSet(false, true));
    }

    private void pause() {
        pausing = Thread.currentThread();
        for (long left = notBefore - System.nanoTime();
                left > 0 && waiting.get() < ENOUGH;
                left = notBefore - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        pausing = null;
    }

    private List<Pending<W, R>> next() {
        List<Pending<W, R>> some = new ArrayList<>();
        while (some.size() < MOST) {
            Pending<W, R> one = queue.poll();
            if (one == null) {
                break;
            }
            some.add(one);
        }
        waiting.addAndGet(-some.size());
        return some;
    }

    private void bring(List<Pending<W, R>> some) {
        try {
            List<R> results = inTransaction(some);
            for (int i = 0; i < some.size(); i++) {
                some.get(i).result().complete(results.get(i));
            }
        } catch (Undone e) {
            if (some.size() > 1) {
                // One that can't be written must not cost the others.
                some.forEach(one -> bring(List.of(one)));
            } else {
                some.getFirst().result().completeExceptionally(e.getCause());
            }
        } catch (RuntimeException | Error e) {
            some.forEach(one -> one.result().completeExceptionally(e));
        }
    }

    private List<R> inTransaction(List<Pending<W, R>> some) {
        return jdbi.inTransaction(
                handle -> {
                    try {
                        return writer.write(handle, some.stream().map(Pending::what).toList());
                    } catch (RuntimeException e) {
                        throw new Undone(e);
                    }
                });
    }
}
