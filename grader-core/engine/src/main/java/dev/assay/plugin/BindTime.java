package dev.assay.plugin;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long jars' checkers may take to bind. Settings for which one took longer are not tried again,
 * in any course: another version of the jar, or the same one taken into service anew, has classes
 * of its own and is asked.
 */
public final class BindTime {

    /** Ample: whoever loads a model does so in a service. Changes of courses wait for it. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    /** Each that does not end leaves a thread behind, and makes the course wait. */
    private static final int MOST_LATE = 2;

    private final Duration limit;

    /** By checkers' classes, which nobody keeps for this: the settings that took too long. */
    private final Map<Class<?>, Set<String>> late = new WeakHashMap<>();

    /** With a limit other than the usual ten seconds. */
    public BindTime(Duration limit) {
        this.limit = limit;
    }

    /** For one course: what takes too long for it leaves the others alone. */
    public Round round() {
        return new Round();
    }

    private synchronized Set<String> late(Plugin checker) {
        return late.computeIfAbsent(
                checker.type().getClass(), type -> ConcurrentHashMap.newKeySet());
    }

    /** The criteria of one course, bound one after the other or at once. */
    public final class Round {

        private final Map<String, AtomicInteger> lateHere = new ConcurrentHashMap<>();

        private Round() {}

        /**
         * Calls a checker's code.
         *
         * @param settings that it is bound with, as a hash
         * @throws ExecutionException what it throws is the cause
         * @throws TimeoutException when it does not end in time, now or before, or did not for
         *     others of the course; the message says so
         * @throws InterruptedException when the caller is interrupted; so is the call
         */
        public <T> T within(Plugin checker, String settings, Callable<T> work)
                throws ExecutionException, TimeoutException, InterruptedException {
            AtomicInteger count = lateHere.computeIfAbsent(checker.id(), id -> new AtomicInteger());
            if (late(checker).contains(settings)) {
                throw new TimeoutException(
                        "with these settings it did not end in time before, and is not asked"
                                + " again");
            }
            if (count.get() >= MOST_LATE) {
                throw new TimeoutException(
                        "it did not end in time for other criteria of this course, and is not asked"
                                + " again");
            }
            try {
                return BoundedCall.within(limit, "assay-bind-" + checker.id(), work);
            } catch (TimeoutException e) {
                count.incrementAndGet();
                late(checker).add(settings);
                throw e;
            }
        }
    }
}
