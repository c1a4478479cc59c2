package dev.assay.submissions.queue;

import dev.assay.submissions.store.Job;
import dev.assay.submissions.store.Job.Stage;
import java.time.Duration;
import java.util.List;

/**
 * Says what to do next. This is the seam for a broker: whatever hands out jobs, one is done only
 * when {@code Grades.keep} says so, and that fails for whoever no longer has its lease. So a queue
 * may hand out a job twice, late or in another order, and may forget what it was told by {@link
 * #wake}; it may not hand out what is not in the store.
 */
public interface JobQueue {

    /** Takes up to so many jobs; none when there is nothing to do now. */
    List<Job> take(Stage stage, int most);

    /** Keeps jobs that take longer than a lease. */
    void renew(List<Job> jobs);

    /** Gives back a job that was not begun, or whose taker stops. */
    void release(Job job);

    /** Something may be to do in a stage. */
    void wake(Stage stage);

    /** Waits until there may be something to do; returns early rather than late. */
    void await(Stage stage, Duration most) throws InterruptedException;
}
