package dev.assay.submissions.regrade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.grading.BoundCourse;
import dev.assay.grading.Grader;
import dev.assay.grading.QuestionGrade;
import dev.assay.grading.QuestionGrade.Status;
import dev.assay.spi.Audience;
import dev.assay.submissions.queue.Verdicts;
import dev.assay.submissions.regrade.Regrader.Anew;
import dev.assay.submissions.regrade.Regrader.Like;
import dev.assay.submissions.store.Grades;
import dev.assay.submissions.store.Grades.Made;
import dev.assay.submissions.store.HeldGrade;
import dev.assay.submissions.store.Regrade;
import dev.assay.submissions.store.Regrade.Change;
import dev.assay.submissions.store.Regrade.Counts;
import dev.assay.submissions.store.Regrade.Selection;
import dev.assay.submissions.store.Regrade.Side;
import dev.assay.submissions.store.Regrade.State;
import dev.assay.submissions.store.Regrades.At;
import dev.assay.submissions.store.Regrades.Moved;
import dev.assay.submissions.store.Store;
import dev.assay.submissions.store.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Computes what grading anew would change, lets it hold, and takes it back. */
public final class Regrades {

    /** So many submissions are looked at in one piece of work. */
    private static final int PIECE = 50;

    private static final int PAGE = 500;
    private static final Duration LOOK = Duration.ofMillis(20);

    /** However much is handed in, a regrade goes on now and then. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private static final String FAILED = "failed";
    private static final Set<String> OPEN = Set.of("pending", "unanswered");

    private final Store store;
    private final Grader grader;

    /** Over what a store keeps. */
    public Regrades(Store store, Grader grader) {
        this.store = store;
        this.grader = grader;
    }

    /**
     * Begins one that {@link #compute} then computes.
     *
     * @param against only grades that were made by this revision are compared; empty for all
     * @return its id
     */
    public String open(BoundCourse course, String against, String actor) {
        store.courses().see(course.course());
        return store.regrades()
                .open(course.course().id(), course.course().revision(), against, actor);
    }

    /**
     * Compares every grade that holds, and that no human gave, with what the course as it is now
     * would give. What is handed in meanwhile goes first.
     *
     * @return how it ended
     */
    public Regrade compute(String id, BoundCourse course) throws InterruptedException {
        Regrade regrade = find(id);
        int cores = Runtime.getRuntime().availableProcessors();
        Pieces pieces = new Pieces(course.course().id());
        Regrader regrader = new Regrader(store, grader, course);
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < cores; i++) {
            tasks.add(
                    () -> {
                        work(regrade, course, pieces, regrader);
                        return null;
                    });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
            for (Future<Void> task : threads.invokeAll(tasks)) {
                task.get();
            }
            store.regrades().ready(id);
        } catch (ExecutionException e) {
            store.regrades().failed(id, "it broke down: " + e.getCause());
            throw new IllegalStateException("the regrade broke down", e.getCause());
        } catch (InterruptedException e) {
            store.regrades().failed(id, "it was stopped before it was done");
            throw e;
        }
        return find(id);
    }

    private Regrade find(String id) {
        return store.regrades()
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("there is no regrade " + id));
    }

    /** Hands out the course's grades, some submissions at a time. */
    private final class Pieces {

        private final String course;
        private final AtomicBoolean isOver = new AtomicBoolean();
        private long after;

        Pieces(String course) {
            this.course = course;
        }

        synchronized Optional<Grades.Held> next() {
            if (isOver.get()) {
                return Optional.empty();
            }
            Optional<Grades.Held> next = store.grades().held(course, after, PIECE);
            next.ifPresent(held -> after = held.to());
            return next;
        }

        void stop() {
            isOver.set(true);
        }
    }

    private void work(Regrade regrade, BoundCourse course, Pieces pieces, Regrader regrader)
            throws InterruptedException {
        try {
            while (true) {
                pause();
                Optional<Grades.Held> piece = pieces.next();
                if (piece.isEmpty()) {
                    return;
                }
                compare(regrade, course, piece.get().grades(), regrader);
            }
        } finally {
            pieces.stop();
        }
    }

    /** While somebody waits for a grade, nothing is graded anew. */
    private void pause() throws InterruptedException {
        long until = System.nanoTime() + LONGEST_PAUSE.toNanos();
        while (store.jobs().isSomebodyWaiting() && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
    }

    private void compare(
            Regrade regrade, BoundCourse course, List<HeldGrade> held, Regrader regrader)
            throws InterruptedException {
        List<HeldGrade> toCompare = new ArrayList<>();
        List<HeldGrade> toGrade = new ArrayList<>();
        for (HeldGrade one : held) {
            boolean isMeant =
                    !one.isHuman()
                            && !OPEN.contains(one.grade().status())
                            && (regrade.against().isEmpty()
                                    || regrade.against().equals(one.revision()))
                            && course.course().question(one.question()).isPresent();
            if (isMeant) {
                toCompare.add(one);
                boolean isStale = !course.questionKey(one.question()).equals(one.questionKey());
                // What failed is our fault: it is tried again, whether the course changed or not.
                if (isStale || one.grade().status().equals(FAILED)) {
                    toGrade.add(one);
                }
            }
        }
        Map<Like, Anew> anew = regrader.grade(toGrade, this::pause);
        Map<HeldGrade, Anew> moved = new LinkedHashMap<>();
        long failed = 0;
        Set<Like> ran = new HashSet<>();
        for (HeldGrade one : toGrade) {
            Anew now = Objects.requireNonNull(anew.get(Like.of(one)));
            if (now.hasRun()) {
                ran.add(Like.of(one));
            }
            if (now.grade().status() == Status.FAILED) {
                // Our fault takes nothing away that was there.
                failed++;
            } else if (!side(now).isLike(one.grade())) {
                moved.put(one, now);
            }
        }
        store.regrades()
                .add(
                        regrade.id(),
                        moved(moved),
                        new Counts(toCompare.size(), ran.size(), moved.size(), failed));
    }

    private List<Moved> moved(Map<HeldGrade, Anew> moved) {
        Map<String, ObjectNode> bodies =
                store.grades()
                        .bodies(
                                moved.keySet().stream().map(HeldGrade::body).toList(),
                                Audience.GRADER);
        List<Moved> all = new ArrayList<>();
        moved.forEach(
                (held, now) -> {
                    JsonNode before =
                            Optional.ofNullable(bodies.get(held.body()))
                                    .<JsonNode>map(body -> body.path("criteria"))
                                    .orElse(MissingNode.getInstance());
                    String because = Because.of(before, now.grade().criteria()).toString();
                    all.add(new Moved(held, side(now), because));
                });
        return all;
    }

    private static Side side(Anew now) {
        QuestionGrade grade = now.grade();
        return new Side(
                now.key(),
                grade.status().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                grade.points(),
                grade.maxPoints());
    }

    /** A regrade can't be applied, and why. */
    public static final class NotApplicableException extends Exception {

        private static final long serialVersionUID = 1L;

        NotApplicableException(String message) {
            super(message);
        }
    }

    /**
     * What came of letting changes hold.
     *
     * @param applied how many hold now
     * @param left how many were left as they are, because something has happened to them since, or
     *     because they held already
     */
    public record Applied(long applied, long left) {}

    /**
     * Lets some changes hold: each an event, by whoever decided it. What a human has decided
     * meanwhile stays.
     *
     * @param actor who decided it
     * @throws NotApplicableException when it is not whole, or the course is another by now
     */
    public Applied apply(String id, BoundCourse course, Selection selection, String actor)
            throws NotApplicableException, InterruptedException {
        Regrade regrade = find(id);
        if (regrade.state() != State.READY) {
            throw new NotApplicableException(
                    "the regrade is " + name(regrade.state()) + "; " + regrade.cause());
        }
        if (!regrade.revision().equals(course.course().revision())) {
            throw new NotApplicableException(
                    "the course has changed since the regrade was computed; compute it anew");
        }
        Regrader regrader = new Regrader(store, grader, course);
        long applied = 0;
        long left = 0;
        long after = 0;
        String question = "";
        while (true) {
            List<At> page = store.regrades().changes(id, after, question, PAGE);
            if (page.isEmpty()) {
                return new Applied(applied, left);
            }
            List<At> meant =
                    page.stream()
                            .filter(
                                    at ->
                                            selection.has(
                                                    at.change().submission(),
                                                    at.change().question()))
                            .toList();
            long done = apply(regrade, course, meant, regrader, actor);
            applied += done;
            left += meant.size() - done;
            after = page.getLast().seq();
            question = page.getLast().change().question();
        }
    }

    private long apply(
            Regrade regrade, BoundCourse course, List<At> changes, Regrader regrader, String actor)
            throws InterruptedException {
        pause();
        Map<String, HeldGrade> held = held(changes);
        List<HeldGrade> toGrade = new ArrayList<>();
        for (At at : changes) {
            HeldGrade now = held.get(at.seq() + " " + at.change().question());
            if (now != null && !now.isHuman()) {
                toGrade.add(now);
            }
        }
        Map<Like, Anew> anew = regrader.grade(toGrade, this::pause);
        Map<Long, List<Change>> bySubmission = new LinkedHashMap<>();
        Map<Long, List<Made>> made = new LinkedHashMap<>();
        for (At at : changes) {
            HeldGrade now = held.get(at.seq() + " " + at.change().question());
            Anew grade = now == null ? null : anew.get(Like.of(now));
            if (grade != null && isAsShown(grade, at.change())) {
                bySubmission.computeIfAbsent(at.seq(), seq -> new ArrayList<>()).add(at.change());
                made.computeIfAbsent(at.seq(), seq -> new ArrayList<>())
                        .add(made(course, at.change().question(), grade));
            }
        }
        long applied = 0;
        for (Map.Entry<Long, List<Change>> one : bySubmission.entrySet()) {
            applied +=
                    store.regrades()
                            .apply(
                                    regrade,
                                    one.getKey(),
                                    one.getValue(),
                                    Objects.requireNonNull(made.get(one.getKey())),
                                    actor);
        }
        return applied;
    }

    /** Whether a grade is what the diff showed: our fault takes nothing away that was there. */
    private static boolean isAsShown(Anew grade, Change change) {
        return grade.grade().status() != Status.FAILED
                && grade.key().equals(change.after().key())
                && side(grade).isLike(change.after());
    }

    private Map<String, HeldGrade> held(List<At> changes) {
        Map<String, HeldGrade> held = new LinkedHashMap<>();
        store.grades()
                .held(changes.stream().map(At::seq).distinct().toList())
                .forEach(one -> held.put(one.seq() + " " + one.question(), one));
        return held;
    }

    private static Made made(BoundCourse course, String question, Anew anew) {
        Verdict verdict = Verdicts.of(anew.key(), anew.grade(), anew.outcomes());
        boolean isReusable = anew.grade().status() != Status.FAILED;
        return new Made(question, course.questionKey(question), verdict, isReusable, "");
    }

    /**
     * Brings back the grades that held before, where nothing has happened since.
     *
     * @return how many hold again
     */
    public long undo(String id, String actor) {
        return store.regrades().undo(find(id).id(), actor);
    }

    private static String name(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
