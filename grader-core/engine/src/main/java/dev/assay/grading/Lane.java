package dev.assay.grading;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs a bounded number of jobs at once, each for a bounded time.
 *
 * <p>Whoever waits may be a virtual thread. The jobs themselves run on the workers' platform
 * threads: a check that never ends and obeys no interrupt then costs a thread of its own, and not
 * one of the few carriers that all virtual threads share.
 */
final class Lane {

    /** How a job ended. */
    enum End {
        /** By itself, in time. */
        DONE,
        /** After it was interrupted. */
        STOPPED,
        /** Not at all: it is still running, and was left to itself. */
        STUCK,
        /** It never began: the lane was full for too long. */
        FULL
    }

    private final Semaphore places;
    private final Executor workers;
    private final Duration patience;
    private final Duration grace;

    /**
     * A lane.
     *
     * @param width how many jobs run at once
     * @param patience how long to wait for a place
     * @param grace how long a job that was interrupted may take to stop
     */
    Lane(int width, Executor workers, Duration patience, Duration grace) {
        this.places = new Semaphore(width, true);
        this.workers = workers;
        this.patience = patience;
        this.grace = grace;
    }

    /**
     * Waits for a place, runs a job and waits for its end.
     *
     * @param limit how long the job may run
     * @param onStop told right before the job is interrupted
     * @throws InterruptedException when the caller is interrupted; so is the job, then
     */
    End run(Duration limit, Runnable job, Runnable onStop) throws InterruptedException {
        if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return End.FULL;
        }
        try {
            Run run = new Run(job);
            try {
                workers.execute(run);
            } catch (RejectedExecutionException | OutOfMemoryError e) {
                return End.FULL; // closing down, or no room for one more thread
            }
            try {
                if (run.hasEnded(limit)) {
                    return End.DONE;
                }
                onStop.run();
                run.stop();
                return run.hasEnded(grace) ? End.STOPPED : End.STUCK;
            } catch (InterruptedException e) {
                onStop.run();
                run.stop();
                run.hasEndedUninterruptibly(grace);
                throw e;
            }
        } finally {
            places.release();
        }
    }

    private static final class Run implements Runnable {

        private final Runnable job;
        private final CountDownLatch end = new CountDownLatch(1);
        private @Nullable Thread runner;
        private boolean isStopped;

        Run(Runnable job) {
            this.job = job;
        }

        @Override
        public void run() {
            begin();
            try {
                job.run();
            } finally {
                leave();
                end.countDown();
            }
        }

        private synchronized void begin() {
            runner = Thread.currentThread();
            if (isStopped) {
                runner.interrupt();
            }
        }

        /** The worker takes no interrupt of this job along to its next one. */
        private synchronized void leave() {
            runner = null;
            Thread.interrupted();
        }

        synchronized void stop() {
            isStopped = true;
            if (runner != null) {
                runner.interrupt();
            }
        }

        boolean hasEnded(Duration limit) throws InterruptedException {
            return end.await(limit.toNanos(), TimeUnit.NANOSECONDS);
        }

        void hasEndedUninterruptibly(Duration limit) {
            long until = System.nanoTime() + limit.toNanos();
            boolean isInterrupted = false;
            boolean hasEnded = false;
            while (!hasEnded && System.nanoTime() - until < 0) {
                try {
                    hasEnded = end.await(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
            }
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
