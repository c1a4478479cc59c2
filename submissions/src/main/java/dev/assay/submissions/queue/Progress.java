package dev.assay.submissions.queue;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells those who wait for a submission that something has changed. Only they take memory. */
public final class Progress {

    private final ConcurrentMap<String, Set<Watch>> waiting = new ConcurrentHashMap<>();

    /** Somebody's wait for one submission. */
    public final class Watch implements AutoCloseable {

        private final String submission;
        private final Semaphore nudge = new Semaphore(0);
        private volatile boolean isOver;

        private Watch(String submission) {
            this.submission = submission;
        }

        /**
         * Waits for the next change, from when this watch was opened or last returned.
         *
         * @return whether there was one in time
         */
        public boolean await(Duration most) throws InterruptedException {
            boolean changed = nudge.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
            nudge.drainPermits();
            return changed;
        }

        /** Whether a machine's work at it has ended since the watch was opened. */
        public boolean isOver() {
            return isOver;
        }

        @Override
        public void close() {
            waiting.computeIfPresent(
                    submission,
                    (id, all) -> {
                        all.remove(this);
                        return all.isEmpty() ? null : all;
                    });
        }
    }

    /** Watches a submission; open it before looking at the store, so that no change is missed. */
    public Watch watch(String submission) {
        Watch watch = new Watch(submission);
        waiting.compute(
                submission,
                (id, all) -> {
                    Set<Watch> some = all == null ? ConcurrentHashMap.newKeySet() : all;
                    some.add(watch);
                    return some;
                });
        return watch;
    }

    /** Something about a submission has changed. */
    public void changed(String submission) {
        waiting.getOrDefault(submission, Set.of()).forEach(watch -> watch.nudge.release());
    }

    /** A machine has no more to do for a submission: its grade is there, or a human's to give. */
    public void ended(String submission) {
        waiting.getOrDefault(submission, Set.of())
                .forEach(
                        watch -> {
                            watch.isOver = true;
                            watch.nudge.release();
                        });
    }
}
