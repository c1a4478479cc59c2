package dev.assay.plugin;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * How long jars' checkers may take to bind. One that took longer is not asked again for any other
 * criterion or course: a hundred of them would be a hundred times as long. Another version of the
 * jar, or the same one taken into service anew, has classes of its own and is asked.
 */
public final class BindTime {

    /** Ample: whoever loads a model does so in a service. Changes of courses wait for it. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private final Duration limit;
    private final Set<Class<?>> late =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** With a limit other than the usual ten seconds. */
    public BindTime(Duration limit) {
        this.limit = limit;
    }

    /**
     * Calls a checker's code.
     *
     * @throws ExecutionException what it throws is the cause
     * @throws TimeoutException when it does not end in time, now or before; the message says so
     * @throws InterruptedException when the caller is interrupted; so is the call
     */
    public <T> T within(Plugin checker, Callable<T> work)
            throws ExecutionException, TimeoutException, InterruptedException {
        Class<?> type = checker.type().getClass();
        if (late.contains(type)) {
            throw new TimeoutException(
                    "it did not end in time for another criterion, and is not asked again");
        }
        try {
            return BoundedCall.within(limit, "assay-bind-" + checker.id(), work);
        } catch (TimeoutException e) {
            late.add(type);
            throw e;
        }
    }
}
