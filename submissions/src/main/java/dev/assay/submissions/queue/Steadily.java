package dev.assay.submissions.queue;

import dev.assay.submissions.store.Outage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a thread of ours does over and over, whatever goes wrong: a jar's check may take all memory
 * for a moment, and a thread that ended of it would be missed for as long as the server runs.
 */
public final class Steadily {

    private static final Logger LOG = System.getLogger(Steadily.class.getName());
    private static final long PAUSE_AFTER_TROUBLE = Duration.ofSeconds(1).toNanos();

    private Steadily() {}

    /** One round of it. */
    @FunctionalInterface
    public interface Round {

        /** Does it, and waits for the next. */
        void run() throws InterruptedException;
    }

    /**
     * Does it until it is over or the thread is interrupted.
     *
     * @param trouble what to say in the log when a round breaks off
     */
    public static void repeat(BooleanSupplier isOver, String trouble, Round round) {
        @Nullable Throwable broke = null;
        while (!isOver.getAsBoolean()) {
            try {
                if (broke != null && isTold(trouble, broke)) {
                    broke = null;
                }
                round.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) {
                // Nothing here may need memory: it is told when there is some again.
                broke = e;
                LockSupport.parkNanos(PAUSE_AFTER_TROUBLE);
            }
        }
    }

    /** A log that is broken itself holds up no work: it is told after the next round. */
    private static boolean isTold(String trouble, Throwable broke) {
        try {
            Optional<String> outage = Outage.of(broke);
            if (outage.isPresent()) {
                String line = trouble + ": " + outage.get() + ": " + Outage.line(broke);
                LOG.log(Level.ERROR, line);
            } else {
                LOG.log(Level.ERROR, trouble, broke);
            }
            return true;
        } catch (RuntimeException | Error e) {
            return false;
        }
    }
}
