package dev.assay.submissions.batch;

import dev.assay.grading.BoundCourse;
import dev.assay.grading.Submission.Given;
import dev.assay.submissions.intake.RefusedException;
import dev.assay.submissions.queue.JobQueue;
import dev.assay.submissions.queue.WorkObserver;
import dev.assay.submissions.store.GradeEvent;
import dev.assay.submissions.store.Grades.Made;
import dev.assay.submissions.store.Job.Stage;
import dev.assay.submissions.store.Jobs.Next;
import dev.assay.submissions.store.NewSubmission;
import dev.assay.submissions.store.NewSubmission.Lane;
import dev.assay.submissions.store.Store;
import dev.assay.submissions.store.StoredSubmission;
import dev.assay.submissions.store.Submissions.KeyReusedException;
import dev.assay.submissions.store.Submissions.Receipt;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands a class's submissions in as fast as they are graded, and never more at once than a few.
 * What was handed in by a run before, with the same content, is the same submission: so a run that
 * was stopped goes on where it was. One use each.
 */
public final class BatchRun implements WorkObserver {

    /** So many submissions may wait: the workers never idle, and memory stays flat. */
    private static final int AT_ONCE = 64;

    private static final Duration LOOK = Duration.ofMillis(200);

    private final Store store;
    private final BoundCourse course;
    private final JobQueue queue;
    private final String batch;
    private final boolean isAnew;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isStopped = new AtomicBoolean();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final Set<String> ids = new LinkedHashSet<>();
    private long repeated;

    /**
     * A run of a batch.
     *
     * @param batch its id
     * @param isAnew whether what was graded before is graded anew where the course has changed
     */
    public BatchRun(Store store, BoundCourse course, JobQueue queue, String batch, boolean isAnew) {
        this.store = store;
        this.course = course;
        this.queue = queue;
        this.batch = batch;
        this.isAnew = isAnew;
    }

    /**
     * Hands one in; waits while too many wait to be graded.
     *
     * @return false when the run was stopped: then it was not handed in
     */
    public boolean add(Collected collected) throws InterruptedException, KeyReusedException {
        while (!places.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            if (isStopped.get()) {
                return false;
            }
            sweep();
        }
        if (isStopped.get()) {
            return false;
        }
        Receipt receipt =
                store.submissions()
                        .receive(
                                new NewSubmission(
                                        course.course().id(),
                                        collected.submission(),
                                        collected.upload(),
                                        Lane.BATCH,
                                        Optional.of(batch),
                                        Optional.of(key(collected))));
        boolean isFirst = ids.add(receipt.id());
        if (!receipt.isNew() && isFirst) {
            repeated++;
            store.batches().also(batch, receipt.id());
            if (isAnew && isStale(receipt.id(), collected)) {
                store.jobs().again(receipt.id());
            }
        }
        waiting.add(receipt.id());
        if (!isFirst || !store.jobs().isWaiting(receipt.id())) {
            over(receipt.id());
        }
        queue.wake(Stage.INSTANT);
        return true;
    }

    /** A line break stands in no header: so nobody can take the key before, for something else. */
    private static String key(Collected collected) {
        return "batch\n" + collected.upload().hash(collected.submission().answers());
    }

    /** Whether the course has changed since it was graded. */
    private boolean isStale(String id, Collected collected) {
        Map<String, GradeEvent> current = store.grades().current(id);
        for (Given given : collected.submission().answers()) {
            GradeEvent event = current.get(given.question());
            if (event != null
                    && !event.isHuman()
                    && course.course().question(given.question()).isPresent()
                    && !event.key().equals(course.gradeKey(given))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void kept(StoredSubmission submission, List<Made> made, Next next) {
        answers.addAndGet(
                made.stream().filter(one -> !one.verdict().status().equals("pending")).count());
        switch (next) {
            case Next.Done over -> over(submission.id());
            case Next.HandOver over -> over(submission.id());
            case Next.Go go -> {}
            case Next.Retry retry -> {}
        }
    }

    private void over(String id) {
        if (waiting.remove(id)) {
            done.incrementAndGet();
            places.release();
        }
    }

    /** What ended before it was noted as waiting, or was graded by another process. */
    private void sweep() {
        waiting.stream().filter(id -> !store.jobs().isWaiting(id)).toList().forEach(this::over);
    }

    /**
     * Hands in all that a class has, and waits until it is graded.
     *
     * @param problems is given what can't be used; the rest is graded
     * @return false when the run was stopped before
     */
    public boolean addAll(ClassSource source, List<String> problems)
            throws IOException, InterruptedException {
        Set<String> learners = new HashSet<>();
        while (source.hasNext()) {
            Collected collected;
            try {
                collected = source.next();
            } catch (RefusedException e) {
                problems.add(String.valueOf(e.getMessage()));
                continue;
            }
            String learner = collected.submission().learner();
            if (!learners.add(learner)) {
                problems.add(
                        "%s: there is something of %s already; the first is graded"
                                .formatted(collected.where(), learner));
                continue;
            }
            try {
                if (!add(collected)) {
                    return false;
                }
            } catch (KeyReusedException e) {
                throw new IllegalStateException("the same content has another hash", e);
            }
        }
        return await();
    }

    /**
     * Waits until all that was handed in is graded.
     *
     * @return false when the run was stopped before
     */
    public boolean await() throws InterruptedException {
        while (!waiting.isEmpty()) {
            if (isStopped.get()) {
                return false;
            }
            sweep();
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
        return true;
    }

    /** Lets nothing more in, and nobody wait. */
    public void stop() {
        isStopped.set(true);
    }

    /** How many submissions are graded. */
    public long done() {
        return done.get();
    }

    /** How many answers this run has graded. */
    public long answers() {
        return answers.get();
    }

    /** How many submissions a run before had handed in already. */
    public long repeated() {
        return repeated;
    }

    /** The submissions of this run, in the order in which they were handed in. */
    public List<String> submissions() {
        return List.copyOf(ids);
    }
}
