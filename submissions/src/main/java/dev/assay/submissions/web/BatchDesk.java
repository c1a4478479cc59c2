package dev.assay.submissions.web;

import dev.assay.submissions.batch.BatchRun;
import dev.assay.submissions.batch.ClassReport;
import dev.assay.submissions.batch.ClassSource;
import dev.assay.submissions.batch.Collector;
import dev.assay.submissions.batch.Roster;
import dev.assay.submissions.intake.RefusedException;
import dev.assay.submissions.queue.RetryPolicy;
import dev.assay.submissions.store.Batches;
import dev.assay.submissions.store.ClassBatch;
import dev.assay.submissions.store.ClassBatch.State;
import dev.assay.submissions.web.ClassUploads.Kind;
import dev.assay.submissions.web.ClassUploads.Spooled;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Where classes' work is handed in as a whole. What was acknowledged is on disk and goes on after a
 * stop; one batch after another is handed in, learner by learner, and never more of it at once than
 * is graded soon, so that whoever hands in by themselves goes first.
 */
@ApplicationScoped
public class BatchDesk {

    private static final Logger LOG = Logger.getLogger(BatchDesk.class);

    /** After the store is open, and before it closes. */
    private static final int AFTER_THE_DESK = 4500;

    private static final int EARLY = 1000;
    private static final String EVENT = ".event";
    private static final List<Duration> PAUSES = RetryPolicy.standard().pauses();

    private final Desk desk;
    private final CoursesInService courses;
    private final ClassUploads uploads;
    private final Map<String, BatchRun> running = new ConcurrentHashMap<>();
    private final Map<String, ScheduledExecutorService> lines = new ConcurrentHashMap<>();
    private final Map<String, Object> reports = new ConcurrentHashMap<>();
    private volatile boolean isStopping;

    BatchDesk(Desk desk, CoursesInService courses, ClassUploads uploads) {
        this.desk = desk;
        this.courses = courses;
        this.uploads = uploads;
    }

    void start(@Observes @Priority(AFTER_THE_DESK) StartupEvent event) throws IOException {
        uploads.sweep();
        for (ClassBatch batch : batches().unfinished()) {
            // Another server's is on another disk, and its own to go on with.
            if (Files.exists(uploads.file(batch))) {
                go(batch);
            }
        }
    }

    void stop(@Observes @Priority(EARLY) ShutdownEvent event) {
        isStopping = true;
        running.values().forEach(BatchRun::stop);
        lines.values().forEach(ExecutorService::shutdownNow);
    }

    private Batches batches() {
        return desk.store().batches();
    }

    /**
     * Keeps a class's work, and has it graded.
     *
     * @return the batch; the same work under the same name is the same batch
     */
    ClassBatch receive(ServedCourse course, Kind kind, String name, InputStream body, String actor)
            throws IOException, RefusedException {
        Spooled spooled = uploads.spool(body);
        try {
            String called = ClassUploads.name(name, kind);
            ClassBatch batch =
                    batches()
                            .arrive(
                                    course.course().id(),
                                    "upload " + called + " " + spooled.hash(),
                                    called,
                                    actor);
            if (batch.state() != State.ARRIVING) {
                return batch;
            }
            uploads.keep(spooled, batch);
            if (batches().isKept(batch.id())) {
                go(batch);
            }
            return batches().ofClass(batch.id()).orElseThrow();
        } finally {
            uploads.drop(spooled);
        }
    }

    /** One after another of a course; a course waits for no other one's. */
    private ScheduledExecutorService line(String course) {
        return lines.computeIfAbsent(
                course,
                each ->
                        Executors.newSingleThreadScheduledExecutor(
                                Thread.ofVirtual().name("batches of " + each).factory()));
    }

    private void go(ClassBatch batch) {
        line(batch.course()).execute(() -> run(batch, 1));
    }

    private void run(ClassBatch batch, int attempt) {
        try {
            Optional<ServedCourse> course =
                    Optional.ofNullable(courses.shelf().courses().get(batch.course()));
            if (course.isPresent()) {
                run(batch, course.get());
            } else {
                LOG.warnf("the batch %s waits for the course %s", batch.id(), batch.course());
                later(batch, attempt);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // stopping: it goes on with the next start
        } catch (IOException | RuntimeException | Error e) {
            if (!isStopping) {
                LOG.errorf(e, "the batch %s broke down; it goes on in a while", batch.id());
                later(batch, attempt);
            }
        }
    }

    /** What was acknowledged is not given up through our fault. */
    private void later(ClassBatch batch, int attempt) {
        Duration pause = PAUSES.get(Math.min(attempt, PAUSES.size()) - 1);
        Future<?> _ =
                line(batch.course())
                        .schedule(
                                () -> run(batch, attempt + 1),
                                pause.toMillis(),
                                TimeUnit.MILLISECONDS);
    }

    /** Hands it in; one that can't be read has failed. */
    private void run(ClassBatch batch, ServedCourse course)
            throws IOException, InterruptedException {
        List<String> problems = new ArrayList<>();
        try {
            run(batch, course, problems);
        } catch (RefusedException e) {
            problems.add(String.valueOf(e.getMessage()));
            batches().is(batch.id(), State.FAILED, 0, told(batch, problems));
        }
    }

    private void run(ClassBatch batch, ServedCourse course, List<String> problems)
            throws IOException, RefusedException, InterruptedException {
        Roster roster = roster(batch.course());
        BatchRun run =
                new BatchRun(
                        desk.store(),
                        course.bound(),
                        desk.queue(),
                        batch.id(),
                        batch.madeAt(),
                        false);
        desk.store().courses().see(course.course());
        running.put(batch.id(), run);
        desk.tell(run);
        try (ClassSource source =
                ClassSource.open(
                        uploads.file(batch), new Collector(course.course(), roster), problems)) {
            batches().is(batch.id(), State.RUNNING, source.size(), told(batch, problems));
            if (run.addAll(source, problems)) {
                batches().is(batch.id(), State.DONE, source.size(), told(batch, problems));
            }
        } finally {
            desk.tellNoMore(run);
            running.remove(batch.id());
        }
    }

    private List<String> told(ClassBatch batch, List<String> problems) {
        return problems.stream()
                .map(problem -> problem.replace(uploads.prefix(batch), ""))
                .toList();
    }

    private Roster roster(String course) {
        return Rosters.roster(desk.store().learners().roster(course));
    }

    /**
     * A batch's results, written anew when something has changed since that they tell.
     *
     * @return the folder
     */
    Path results(ClassBatch batch, ServedCourse course) throws IOException {
        Path folder = Files.createDirectories(uploads.results(batch));
        Path marker = folder.resolve(EVENT);
        synchronized (reports.computeIfAbsent(batch.id(), id -> new Object())) {
            String now = told(batch, course);
            if (!Files.exists(marker) || !Files.readString(marker).equals(now)) {
                new ClassReport(desk.store(), course.course(), roster(batch.course()))
                        .write(batches().submissions(batch.id()), folder);
                Files.writeString(marker, now);
            }
        }
        return folder;
    }

    /**
     * All that its results depend on: grades, questions, the policy, who is in the class, what is
     * withheld.
     */
    private String told(ClassBatch batch, ServedCourse course) {
        return String.join(
                "\n",
                String.valueOf(batches().lastEvent(batch.id())),
                course.course().revision(),
                course.course().policy().toString(),
                new TreeSet<>(
                                desk.store().releases().withheld(batch.course()).stream()
                                        .map(Object::toString)
                                        .toList())
                        .toString(),
                desk.store().learners().roster(batch.course()).toString());
    }
}
