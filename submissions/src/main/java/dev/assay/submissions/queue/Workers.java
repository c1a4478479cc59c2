package dev.assay.submissions.queue;

import dev.assay.grading.Grader;
import dev.assay.submissions.store.Draft;
import dev.assay.submissions.store.Job;
import dev.assay.submissions.store.Job.Stage;
import dev.assay.submissions.store.Jobs.Claim;
import dev.assay.submissions.store.Jobs.Next;
import dev.assay.submissions.store.NewSubmission;
import dev.assay.submissions.store.NewSubmission.Lane;
import dev.assay.submissions.store.Plan;
import dev.assay.submissions.store.Store;
import dev.assay.submissions.store.StoredSubmission;
import dev.assay.submissions.store.Submissions;
import dev.assay.submissions.store.Submissions.KeyReusedException;
import dev.assay.submissions.store.Submissions.Receipt;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Takes jobs off a queue and does them, so many at once in each stage: what is graded instantly
 * never waits for what takes long. Jobs that are under way when the process dies are taken again by
 * the next one.
 */
public final class Workers implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Workers.class.getName());

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** Three times within a lease, so that one that comes late costs nothing. */
    private static final Duration RENEW = StoredQueue.LEASE.dividedBy(3);

    /** So long a submission waits at most for its grade before it is kept without it. */
    private static final Duration AHEAD = Duration.ofMillis(100);

    /** How long work that is under way may take to end when all stops. */
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final Submissions submissions;
    private final JobQueue queue;
    private final GradeWork work;
    private final Progress progress = new Progress();
    private final List<Thread> dispatchers = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Job> underWay = new ConcurrentHashMap<>();

    private final Places atOnce = new Places(most(Stage.INSTANT));
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean isStopping;

    /** Workers for a store's jobs; nothing is done before {@link #start}. */
    public Workers(
            Store store,
            JobQueue queue,
            Grader grader,
            CourseSource courses,
            RetryPolicy retries,
            WorkObserver observer) {
        this.submissions = store.submissions();
        this.queue = queue;
        this.work = new GradeWork(store, grader, courses, retries, observer, progress);
    }

    /** How many jobs of a stage may be under way at once. */
    public static int most(Stage stage) {
        int cores = Runtime.getRuntime().availableProcessors();
        return switch (stage) {
            // While some wait for the disk others compute, and what ends together is kept together.
            case INSTANT -> 4 * cores;
            case HEAVY -> cores;
        };
    }

    /** Begins to work. */
    public void start() {
        dispatchers.add(
                Thread.ofPlatform()
                        .daemon()
                        .name("jobs-instant")
                        .start(() -> dispatch(Stage.INSTANT, most(Stage.INSTANT))));
        dispatchers.add(
                Thread.ofPlatform()
                        .daemon()
                        .name("jobs-heavy")
                        .start(() -> dispatch(Stage.HEAVY, most(Stage.HEAVY))));
        dispatchers.add(Thread.ofPlatform().daemon().name("jobs-leases").start(this::renew));
    }

    /** Tells who waits for a submission. */
    public Progress progress() {
        return progress;
    }

    private void dispatch(Stage stage, int width) {
        Semaphore free = new Semaphore(width);
        Steadily.repeat(
                () -> isStopping, "no jobs can be taken now", () -> dispatchOnce(stage, free));
    }

    private void dispatchOnce(Stage stage, Semaphore free) throws InterruptedException {
        if (!free.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        int places = 1 + free.drainPermits();
        int begun = 0;
        try {
            List<Job> jobs = isStopping ? List.of() : queue.take(stage, places);
            if (stage == Stage.INSTANT) {
                atOnce.setCaughtUp(isCaughtUp(jobs, places));
            }
            Map<Long, GradeWork.Known> known = jobs.isEmpty() ? Map.of() : work.look(jobs);
            for (Job job : jobs) {
                begin(job, known.get(job.submission()), free::release);
                begun++;
            }
        } finally {
            // What was taken and not begun is taken anew when its lease ends.
            free.release(places - begun);
        }
        if (begun == 0) {
            queue.await(stage, LOOK_AGAIN);
        }
    }

    /** Whether nobody waits but classes, which anybody may pass; those are taken last. */
    private static boolean isCaughtUp(List<Job> taken, int places) {
        return taken.size() < places || taken.getLast().lane() == Lane.BATCH;
    }

    /**
     * Keeps a submission, and has it graded. Where this process has a place and nothing else waits
     * it is graded without asking the queue: what takes but a moment before it is kept, so that
     * both are on disk in one transaction; the rest at once after it. Else it is graded in its
     * turn.
     *
     * <p>Whoever waits for the grade may wait for a place: the way through the queue costs the
     * database twice as much, and where that is the bottleneck it would never be caught up with.
     *
     * @param id from {@link Submissions#newId}
     * @param patience how long the submission may wait for a place, and is not acknowledged
     */
    public Receipt receive(String id, NewSubmission given, Duration patience)
            throws KeyReusedException {
        Draft draft = Draft.of(id, given);
        if (!hasPlace(patience)) {
            Receipt receipt = submissions.receive(draft, new Plan.Queued());
            queue.wake(Stage.INSTANT);
            return receipt;
        }
        boolean hasPlace = true;
        try {
            Plan plan = plan(draft);
            if (!(plan instanceof Plan.Claimed)) {
                // Who waits for the disk needs none: the more do, the less each costs there.
                hasPlace = false;
                atOnce.release();
            }
            Receipt receipt = submissions.receive(draft, plan);
            switch (plan) {
                case Plan.Graded graded -> tell(receipt, graded);
                case Plan.Claimed claimed -> {
                    hasPlace = !isBegun(receipt);
                    if (hasPlace) {
                        queue.wake(Stage.INSTANT);
                    }
                }
                case Plan.Queued queued -> queue.wake(Stage.INSTANT);
            }
            return receipt;
        } finally {
            if (hasPlace) {
                atOnce.release();
            }
        }
    }

    private boolean hasPlace(Duration patience) {
        try {
            return atOnce.take(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** With its grade, where that is there in a moment; whatever hinders it costs no submission. */
    private Plan plan(Draft draft) {
        StoredSubmission submission =
                draft.stored(draft.given().submission().learner(), Instant.now());
        Future<Optional<Plan.Graded>> grading;
        try {
            grading = threads.submit(() -> work.ahead(submission));
        } catch (RejectedExecutionException e) {
            return new Plan.Queued(); // stopping: the next process grades it
        }
        try {
            Optional<Plan.Graded> graded = grading.get(AHEAD.toMillis(), TimeUnit.MILLISECONDS);
            if (graded.isPresent()) {
                return graded.get();
            }
        } catch (TimeoutException | ExecutionException e) {
            // Its job comes to the same end, and says what went wrong. What goes on is left alone:
            // it may be binding a question for all.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Plan.Claimed(Claim.of(StoredQueue.LEASE));
    }

    /** It is kept by now: whatever happens, it has been received. */
    private void tell(Receipt receipt, Plan.Graded graded) {
        receipt.kept()
                .ifPresent(
                        submission -> {
                            try {
                                work.kept(submission, graded);
                            } catch (RuntimeException | Error e) {
                                trouble("nobody could be told of a grade that is kept", e);
                            }
                        });
    }

    /** Begins what was claimed. It is kept by now: whatever happens, it has been received. */
    private boolean isBegun(Receipt receipt) {
        if (receipt.job().isEmpty() || receipt.kept().isEmpty()) {
            return false;
        }
        Job job = receipt.job().get();
        try {
            begin(job, new GradeWork.Known(receipt.kept().get(), Map.of()), atOnce::release);
            return true;
        } catch (RuntimeException | Error e) {
            try {
                queue.release(job);
            } catch (RuntimeException | Error again) {
                trouble("what came in can't be begun: it is when its lease ends", again);
            }
            return false;
        }
    }

    private void begin(Job job, GradeWork.@Nullable Known known, Runnable release) {
        underWay.put(job.lease(), job);
        boolean isBegun = false;
        try {
            threads.execute(() -> run(job, known, release));
            isBegun = true;
        } finally {
            if (!isBegun) {
                underWay.remove(job.lease());
            }
        }
    }

    private void run(Job job, GradeWork.@Nullable Known known, Runnable release) {
        try {
            Next next = work.work(job, known);
            if (next instanceof Next.Go(Stage stage)) {
                queue.wake(stage);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // stopping; the job stays as it was
        } catch (RuntimeException | Error e) {
            if (!isStopping) {
                trouble("a job broke down", e);
                broke(job, e);
            }
        } finally {
            underWay.remove(job.lease());
            release.run();
        }
    }

    private void broke(Job job, Throwable cause) {
        try {
            work.broke(job, "the work broke down: " + cause);
        } catch (RuntimeException | Error e) {
            trouble("and could not be put back: its lease will end", e);
        }
    }

    private void renew() {
        Steadily.repeat(
                () -> isStopping,
                "leases could not be renewed",
                () -> {
                    if (!stopped.await(RENEW.toMillis(), TimeUnit.MILLISECONDS)) {
                        queue.renew(List.copyOf(underWay.values()));
                    }
                });
    }

    /** Where memory is short, telling of it may fail as well: the thread that tells goes on. */
    private static void trouble(String what, Throwable cause) {
        try {
            LOG.log(Level.ERROR, what, cause);
        } catch (RuntimeException | Error e) {
            // It shows in what is not done, and is told again if it stays so.
        }
    }

    /** How many jobs are under way. */
    public int underWay() {
        return underWay.size();
    }

    /** How many jobs of a stage are under way. */
    public long underWay(Stage stage) {
        return underWay.values().stream().filter(job -> job.stage() == stage).count();
    }

    /** Lets work that is under way end, gives back the rest, and takes no more. */
    @Override
    public void close() {
        isStopping = true;
        atOnce.close();
        stopped.countDown();
        for (Stage stage : Stage.values()) {
            queue.wake(stage);
        }
        try {
            for (Thread dispatcher : dispatchers) {
                dispatcher.join(GRACE);
            }
            threads.shutdown();
            if (!threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                List<Job> left = List.copyOf(underWay.values());
                threads.shutdownNow();
                threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
                left.forEach(queue::release);
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
