package dev.assay.submissions.web;

import dev.assay.submissions.batch.BatchRun;
import dev.assay.submissions.batch.ClassReport;
import dev.assay.submissions.batch.ClassSource;
import dev.assay.submissions.batch.Collector;
import dev.assay.submissions.batch.Roster;
import dev.assay.submissions.intake.RefusedException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

    private final Desk desk;
    private final CoursesInService courses;
    private final ClassUploads uploads;
    private final Map<String, BatchRun> running = new ConcurrentHashMap<>();
    private final ExecutorService one = Executors.newSingleThreadExecutor();

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
                one.execute(() -> run(batch));
            }
        }
    }

    void stop(@Observes @Priority(EARLY) ShutdownEvent event) {
        running.values().forEach(BatchRun::stop);
        one.shutdownNow();
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
            batches().is(batch.id(), State.WAITING, 0, List.of());
            one.execute(() -> run(batch));
            return batches().ofClass(batch.id()).orElseThrow();
        } finally {
            uploads.drop(spooled);
        }
    }

    private void run(ClassBatch batch) {
        List<String> problems = new ArrayList<>();
        try {
            run(batch, problems);
        } catch (RefusedException e) {
            problems.add(String.valueOf(e.getMessage()));
            batches().is(batch.id(), State.FAILED, 0, told(batch, problems));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // stopping: it goes on with the next start
        } catch (IOException | RuntimeException e) {
            if (!one.isShutdown()) {
                LOG.errorf(e, "the batch %s broke down", batch.id());
                problems.add("it broke down by our fault, the log says how; send it again");
                batches().is(batch.id(), State.FAILED, 0, told(batch, problems));
            }
        }
    }

    private void run(ClassBatch batch, List<String> problems)
            throws IOException, RefusedException, InterruptedException {
        ServedCourse course =
                Optional.ofNullable(courses.shelf().courses().get(batch.course()))
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                "the course "
                                                        + batch.course()
                                                        + " is not in service; send it again when"
                                                        + " it is"));
        Roster roster = roster(batch.course());
        BatchRun run = new BatchRun(desk.store(), course.bound(), desk.queue(), batch.id(), false);
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
        return Roster.of(
                desk.store().learners().roster(course).stream()
                        .map(
                                each ->
                                        new Roster.Learner(
                                                each.handle(), each.name(), each.email(), 0))
                        .toList());
    }

    /**
     * A batch's results, written anew when a grade has changed since.
     *
     * @return the folder
     */
    synchronized Path results(ClassBatch batch, ServedCourse course) throws IOException {
        Path folder = Files.createDirectories(uploads.results(batch));
        Path marker = folder.resolve(EVENT);
        String now = batches().lastEvent(batch.id()) + " " + course.course().revision();
        if (!Files.exists(marker) || !Files.readString(marker).equals(now)) {
            new ClassReport(desk.store(), course.course(), roster(batch.course()))
                    .write(batches().submissions(batch.id()), folder);
            Files.writeString(marker, now);
        }
        return folder;
    }
}
