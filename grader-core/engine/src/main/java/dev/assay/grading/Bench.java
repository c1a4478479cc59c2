package dev.assay.grading;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** What all answers of one grader share: workers, lanes, kept outcomes, and who is stuck. */
final class Bench implements AutoCloseable {

    /** Answers nest as deep as a learner likes: parsers that recurse need room. */
    private static final long STACK_BYTES = 16L << 20;

    private static final long IDLE_SECONDS = 5;

    /** Instant checks end by their deadline, and so does waiting for them. */
    private static final Duration NEVER_MIND = Duration.ofDays(365);

    /** A checker with so many calls that never end is not called again until one ends. */
    private static final int MOST_STUCK = 4;

    /** So many that different answers seldom wait for each other. */
    private static final int TURNS = 1024;

    final GraderSettings settings;
    final OutcomeCache cache;
    final Lane instant;
    final Lane heavy;
    private final ExecutorService workers;
    private final ReentrantLock[] turns = new ReentrantLock[TURNS];
    private final ConcurrentMap<String, AtomicInteger> stuck = new ConcurrentHashMap<>();

    Bench(GraderSettings settings) {
        this.settings = settings;
        this.cache = new OutcomeCache(settings.cacheBytes());
        Arrays.setAll(turns, i -> new ReentrantLock());
        // The lanes bound how many work at once; threads that got stuck come on top.
        this.workers =
                new ThreadPoolExecutor(
                        0,
                        Integer.MAX_VALUE,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        named());
        this.instant = new Lane(settings.concurrency(), workers, NEVER_MIND, settings.grace());
        this.heavy = new Lane(settings.lanes(), workers, settings.patience(), settings.grace());
    }

    private static ThreadFactory named() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread =
                    new Thread(null, task, "assay-check-" + count.incrementAndGet(), STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Who holds it has a heavy check called on an answer; the others that ask for the same wait,
     * and find its outcome in the cache.
     */
    ReentrantLock turn(OutcomeCache.Key key) {
        return turns[Math.floorMod(key.hashCode(), TURNS)];
    }

    /** A call of a checker is left to itself. */
    void gotStuck(String checker) {
        stuck.computeIfAbsent(checker, id -> new AtomicInteger()).incrementAndGet();
    }

    /** A call that was left to itself has ended after all. */
    void cameLoose(String checker) {
        stuck.computeIfAbsent(checker, id -> new AtomicInteger()).decrementAndGet();
    }

    boolean isStuck(String checker) {
        AtomicInteger calls = stuck.get(checker);
        return calls != null && calls.get() >= MOST_STUCK;
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
