package dev.assay.submissions.queue;

import dev.assay.submissions.store.Jobs.Next;
import java.time.Duration;
import java.util.List;

/**
 * What becomes of work that failed by our fault: it is tried again, later and later, and then
 * somebody must look.
 *
 * @param pauses before the second attempt, the third, and so on
 */
public record RetryPolicy(List<Duration> pauses) {

    public RetryPolicy {
        pauses = List.copyOf(pauses);
    }

    /** Five more attempts within some quarter of an hour. */
    public static RetryPolicy standard() {
        return new RetryPolicy(
                List.of(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(10)));
    }

    /** Two more attempts within seconds: somebody waits for the end of it, and can begin anew. */
    public static RetryPolicy attended() {
        return new RetryPolicy(List.of(Duration.ofSeconds(1), Duration.ofSeconds(5)));
    }

    /** Whether no attempt is left after so many. */
    boolean isSpent(int attempts) {
        return attempts > pauses.size();
    }

    /** What to do after so many attempts. */
    Next after(int attempts, String cause) {
        return isSpent(attempts)
                ? new Next.HandOver(cause)
                : new Next.Retry(pauses.get(attempts - 1), cause);
    }
}
