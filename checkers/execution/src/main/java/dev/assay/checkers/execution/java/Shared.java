package dev.assay.checkers.execution.java;

import dev.assay.spi.Sandbox.SandboxException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * What takes long to make and then serves many, one at a time. Whoever finds none free waits for
 * the first that is: for one that another gives back, or for a new one, which is made meanwhile.
 */
final class Shared<T> implements AutoCloseable {

    /** Makes one; it may take seconds. */
    @FunctionalInterface
    interface Maker<T> {
        T make() throws SandboxException, LostWorkerException, InterruptedException;
    }

    private final int most;
    private final Maker<T> maker;
    private final Consumer<T> end;
    private final Deque<T> idle = new ArrayDeque<>();
    private int there; // free, taken or being made
    private boolean isMaking;
    private boolean isClosed;

    Shared(int most, Maker<T> maker, Consumer<T> end) {
        this.most = most;
        this.maker = maker;
        this.end = end;
    }

    /**
     * One for the caller, who gives it back or discards it.
     *
     * @throws SandboxException when there is none by then, or the first can't be made
     */
    T take(Instant until) throws SandboxException, LostWorkerException, InterruptedException {
        synchronized (this) {
            for (T found = idle.poll(); ; found = idle.poll()) {
                if (found != null) {
                    return found;
                }
                if (isClosed) {
                    throw new SandboxException("it has been closed");
                }
                if (there == 0) {
                    there++;
                    break;
                }
                prepare();
                long left = Duration.between(Instant.now(), until).toMillis();
                if (left <= 0) {
                    throw new SandboxException("none is free");
                }
                wait(left);
            }
        }
        boolean isMade = false;
        try {
            T made = maker.make();
            isMade = true;
            return made;
        } finally {
            if (!isMade) {
                lose();
            }
        }
    }

    /** It serves others. */
    void giveBack(T used) {
        synchronized (this) {
            if (!isClosed) {
                idle.push(used);
                notifyAll();
                return;
            }
        }
        end.accept(used);
    }

    /** It serves nobody any more; another is made before somebody waits for it. */
    void discard(T used) {
        end.accept(used);
        lose();
        synchronized (this) {
            prepare();
        }
    }

    private synchronized void lose() {
        there--;
        notifyAll();
    }

    private synchronized void prepare() {
        if (!isMaking && !isClosed && there < most) {
            isMaking = true;
            there++;
            Thread.ofPlatform().daemon().name("assay-java-next").start(this::makeNext);
        }
    }

    private void makeNext() {
        boolean isMade = false;
        try {
            giveBack(maker.make());
            isMade = true;
        } catch (SandboxException | LostWorkerException e) {
            // Whoever needs one makes it, and hears why it can't be made.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                isMaking = false;
            }
            if (!isMade) {
                lose();
            }
        }
    }

    @Override
    public void close() {
        Deque<T> left;
        synchronized (this) {
            isClosed = true;
            left = new ArrayDeque<>(idle);
            idle.clear();
            notifyAll();
        }
        left.forEach(end);
    }
}
