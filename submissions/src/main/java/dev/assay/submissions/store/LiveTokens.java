package dev.assay.submissions.store;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The hashes of the tokens that may be good for something, so that wrong ones hardly reach the
 * database: however many come, all that came meanwhile are looked up by one query, and each waits
 * for it. A right one always gets in, also where another server made it a moment ago.
 */
final class LiveTokens {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Supplier<Set<String>> all;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Set<String> known = Set.of();
    private boolean hasTried;
    private long tried;
    private boolean hasLooked;
    private long looked;

    /** Over a query for all of them. */
    LiveTokens(Supplier<Set<String>> all) {
        this.all = all;
    }

    /** Whether a token may be good. */
    boolean has(String hash) {
        if (known.contains(hash)) {
            return true;
        }
        long asked = System.nanoTime();
        lock.lock();
        try {
            boolean isSeen = hasLooked && looked - asked > 0;
            if (!isSeen) {
                pause();
                hasTried = true;
                tried = System.nanoTime();
                // Whoever waited for a query that failed asks anew: it said nothing of their token.
                known = Set.copyOf(all.get());
                looked = tried;
                hasLooked = true;
            }
            return known.contains(hash);
        } finally {
            lock.unlock();
        }
    }

    private void pause() {
        long left = hasTried ? tried + PAUSE_NANOS - System.nanoTime() : 0;
        try {
            TimeUnit.NANOSECONDS.sleep(left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
