package dev.assay.grading;

import dev.assay.plugin.BoundedCall;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * How long third-party checkers may take to bind. One that took longer is not asked again by who
 * binds the same course: a hundred questions would be a hundred times as long.
 */
final class BindTime {

    /** Ample, for whoever loads a model. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Duration limit;
    private final Set<String> late = ConcurrentHashMap.newKeySet();

    BindTime() {
        this(LONGEST);
    }

    BindTime(Duration limit) {
        this.limit = limit;
    }

    /**
     * Calls a checker's code.
     *
     * @param checker its id
     * @throws ExecutionException what it throws is the cause
     * @throws TimeoutException when it does not end in time, now or before
     */
    <T> T within(String checker, Callable<T> work)
            throws ExecutionException, TimeoutException, InterruptedException {
        if (late.contains(checker)) {
            throw new TimeoutException("it did not end in time for another criterion");
        }
        try {
            return BoundedCall.within(limit, "assay-bind-" + checker, work);
        } catch (TimeoutException e) {
            late.add(checker);
            throw e;
        }
    }
}
