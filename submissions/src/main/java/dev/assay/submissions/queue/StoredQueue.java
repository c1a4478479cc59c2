package dev.assay.submissions.queue;

import dev.assay.submissions.store.Job;
import dev.assay.submissions.store.Job.Stage;
import dev.assay.submissions.store.Jobs;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The queue that needs nothing but the store: its rows, and a nudge within this process. */
public final class StoredQueue implements JobQueue {

    /**
     * What a process that was killed had taken is taken up again after so long: somebody waits for
     * it. One that merely stood still for longer keeps nothing of what another has taken.
     */
    static final Duration LEASE = Duration.ofSeconds(10);

    private final Jobs jobs;
    private final Optional<String> course;
    private final Map<Stage, Semaphore> nudges = new EnumMap<>(Stage.class);

    /** A queue over all of a store's jobs. */
    public StoredQueue(Jobs jobs) {
        this(jobs, Optional.empty());
    }

    /** A queue over the jobs of one course. */
    public StoredQueue(Jobs jobs, String course) {
        this(jobs, Optional.of(course));
    }

    private StoredQueue(Jobs jobs, Optional<String> course) {
        this.jobs = jobs;
        this.course = course;
        for (Stage stage : Stage.values()) {
            nudges.put(stage, new Semaphore(0));
        }
    }

    @Override
    public List<Job> take(Stage stage, int most) {
        return jobs.take(stage, course, most, LEASE);
    }

    @Override
    public void renew(List<Job> taken) {
        jobs.renew(taken, LEASE);
    }

    @Override
    public void release(Job job) {
        jobs.release(job);
    }

    @Override
    public void wake(Stage stage) {
        Semaphore nudge = nudge(stage);
        if (nudge.availablePermits() == 0) {
            nudge.release();
        }
    }

    @Override
    public void await(Stage stage, Duration most) throws InterruptedException {
        Semaphore nudge = nudge(stage);
        if (nudge.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
            nudge.drainPermits();
        }
    }

    private Semaphore nudge(Stage stage) {
        return Objects.requireNonNull(nudges.get(stage));
    }
}
