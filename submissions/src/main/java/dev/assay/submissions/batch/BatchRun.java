package dev.assay.submissions.batch;

import dev.assay.grading.BoundCourse;
import dev.assay.grading.Submission.Given;
import dev.assay.submissions.intake.RefusedException;
import dev.assay.submissions.queue.JobQueue;
import dev.assay.submissions.queue.WorkObserver;
import dev.assay.submissions.store.Draft;
import dev.assay.submissions.store.Grades.Made;
import dev.assay.submissions.store.Job.Stage;
import dev.assay.submissions.store.Jobs.Next;
import dev.assay.submissions.store.NewSubmission;
import dev.assay.submissions.store.NewSubmission.Lane;
import dev.assay.submissions.store.Store;
import dev.assay.submissions.store.StoredSubmission;
import dev.assay.submissions.store.Submissions;
import dev.assay.submissions.store.Submissions.KeyReusedException;
import dev.assay.submissions.store.Submissions.Receipt;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hands a class's submissions in as fast as they are graded, and never more at once than a few.
 * What was handed in by a run before, with the same content, is the same submission: so a run that
 * was stopped goes on where it was. One use each.
 */
public final class BatchRun implements WorkObserver {

    /** So many submissions may wait: the workers never idle, and memory stays flat. */
    private static final int AT_ONCE = 64;

    /** So many are kept in one transaction: bringing it to the disk costs as much for one. */
    private static final int TOGETHER = 16;

    /** Whoever hands in so much is kept with those before, and nobody after. */
    private static final int MANY_BYTES = 1 << 20;

    private static final Duration LOOK = Duration.ofMillis(200);

    private final Store store;
    private final BoundCourse course;
    private final JobQueue queue;
    private final String batch;
    private final Instant began;
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
     * @param began when what is in it was handed in
     * @param isAnew whether what was graded before is graded anew where the course has changed
     */
    public BatchRun(
            Store store,
            BoundCourse course,
            JobQueue queue,
            String batch,
            Instant began,
            boolean isAnew) {
        this.store = store;
        this.course = course;
        this.queue = queue;
        this.batch = batch;
        this.began = began;
        this.isAnew = isAnew;
    }

    /**
     * Hands some in; waits while too many wait to be graded.
     *
     * @return false when the run was stopped: then none was handed in
     */
    private boolean add(List<Collected> some) throws InterruptedException, KeyReusedException {
        while (!places.tryAcquire(some.size(), LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            if (isStopped.get()) {
                return false;
            }
            sweep();
        }
        if (isStopped.get()) {
            return false;
        }
        List<Draft> drafts = some.parallelStream().map(this::draft).toList();
        Map<String, String> known = new HashMap<>(store.submissions().before(drafts));
        known.putAll(keep(drafts.stream().filter(one -> !known.containsKey(one.id())).toList()));
        Map<String, Collected> before = new LinkedHashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            String draft = drafts.get(i).id();
            String id = known.getOrDefault(draft, draft);
            boolean isFirst = ids.add(id);
            if (!id.equals(draft)) {
                if (isFirst) {
                    waiting.add(id);
                    before.put(id, some.get(i));
                } else {
                    over();
                }
            }
        }
        if (!before.isEmpty()) {
            addAgain(before);
        }
        queue.wake(Stage.INSTANT);
        return true;
    }

    /** Keeps what is new; the ids of those that another process kept first, by the drafts'. */
    private Map<String, String> keep(List<Draft> drafts) throws KeyReusedException {
        if (drafts.isEmpty()) {
            return Map.of();
        }
        // Before they are kept: after it each may be graded at any moment.
        drafts.forEach(draft -> waiting.add(draft.id()));
        List<Receipt> receipts = store.submissions().receive(drafts);
        Map<String, String> first = new HashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            if (!receipts.get(i).isNew()) {
                waiting.remove(drafts.get(i).id());
                first.put(drafts.get(i).id(), receipts.get(i).id());
            }
        }
        return first;
    }

    private Draft draft(Collected collected) {
        return Draft.ofContent(
                Submissions.newId(),
                new NewSubmission(
                        course.course().id(),
                        collected.submission(),
                        collected.upload(),
                        Lane.BATCH,
                        Optional.of(batch),
                        Optional.empty()));
    }

    /** What a run before had handed in, by its submissions. */
    private void addAgain(Map<String, Collected> before) {
        repeated += before.size();
        store.batches().also(batch, began, before.keySet());
        if (isAnew) {
            store.jobs().again(stale(before));
        }
        Set<String> still = store.jobs().waiting(before.keySet());
        before.keySet().stream().filter(id -> !still.contains(id)).forEach(this::over);
    }

    /** Those that were graded before the course changed. */
    private List<String> stale(Map<String, Collected> before) {
        Map<String, Map<String, String>> keys = store.grades().questionKeys(before.keySet());
        // Each by one thread, and all at once: who is asked for a question first has to bind it.
        Map<String, String> now =
                before.values().stream()
                        .flatMap(BatchRun::questions)
                        .distinct()
                        .filter(question -> course.course().question(question).isPresent())
                        .toList()
                        .parallelStream()
                        .collect(Collectors.toMap(question -> question, course::questionKey));
        return before.entrySet().stream()
                .filter(
                        one ->
                                isStale(
                                        questions(one.getValue()),
                                        keys.getOrDefault(one.getKey(), Map.of()),
                                        now))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Stream<String> questions(Collected collected) {
        return collected.submission().answers().stream().map(Given::question);
    }

    private static boolean isStale(
            Stream<String> questions, Map<String, String> keys, Map<String, String> now) {
        return questions
                .filter(question -> keys.containsKey(question) && now.containsKey(question))
                .anyMatch(question -> !Objects.equals(keys.get(question), now.get(question)));
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
            over();
        }
    }

    private void over() {
        done.incrementAndGet();
        places.release();
    }

    /** What ended before it was noted as waiting, or was graded by another process. */
    private void sweep() {
        List<String> all = List.copyOf(waiting);
        Set<String> still = store.jobs().waiting(all);
        all.stream().filter(id -> !still.contains(id)).forEach(this::over);
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
            List<Collected> some = next(source, learners, problems);
            try {
                if (!some.isEmpty() && !add(some)) {
                    return false;
                }
            } catch (KeyReusedException e) {
                throw new IllegalStateException("the same content has another hash", e);
            }
        }
        return await();
    }

    /** The next ones, together no more than a transaction should hold. */
    private static List<Collected> next(
            ClassSource source, Set<String> learners, List<String> problems) throws IOException {
        List<Collected> some = new ArrayList<>();
        int bytes = 0;
        while (source.hasNext() && some.size() < TOGETHER && bytes < MANY_BYTES) {
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
            some.add(collected);
            bytes += collected.upload().size();
        }
        return some;
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
