package dev.assay.submissions.queue;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Places for what is graded as it comes in, beside those for what has waited. Nobody is passed:
 * while others wait in the queue there is none.
 */
final class Places {

    private final Semaphore free;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean isCaughtUp;
    private boolean isClosed;

    /**
     * Places for so many at once. Nothing is known of the queue yet.
     *
     * @param most from 1
     */
    Places(int most) {
        // Whoever comes first goes first: else one who has waited may do so for long.
        this.free = new Semaphore(most, true);
    }

    /** Notes whether the queue has somebody who waits, and could not be taken. */
    void setCaughtUp(boolean caughtUp) {
        lock.lock();
        try {
            isCaughtUp = caughtUp && !isClosed;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** There are none any more, and nobody waits for one. */
    void close() {
        lock.lock();
        try {
            isClosed = true;
            isCaughtUp = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a place, to be given back by {@link #release}.
     *
     * @param patience how long to wait for one
     * @return false when there is none in that time
     */
    boolean take(Duration patience) throws InterruptedException {
        long left = awaitCaughtUp(patience.toNanos());
        return left >= 0 && free.tryAcquire(left, TimeUnit.NANOSECONDS);
    }

    /** How much of the patience is left, in nanoseconds; negative when the queue still has some. */
    private long awaitCaughtUp(long patience) throws InterruptedException {
        long left = patience;
        lock.lock();
        try {
            while (!isCaughtUp) {
                if (isClosed || left <= 0) {
                    return -1;
                }
                left = changed.awaitNanos(left);
            }
            return Math.max(0, left);
        } finally {
            lock.unlock();
        }
    }

    /** Gives a place back. */
    void release() {
        free.release();
    }
}
