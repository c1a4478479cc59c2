package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.course.Course;
import dev.assay.course.Question;
import dev.assay.grading.BoundCourse;
import dev.assay.grading.Grader;
import dev.assay.spi.Audience;
import dev.assay.submissions.gradebook.SubmissionView;
import dev.assay.submissions.queue.JobQueue;
import dev.assay.submissions.queue.Progress;
import dev.assay.submissions.queue.RetryPolicy;
import dev.assay.submissions.queue.StoredQueue;
import dev.assay.submissions.queue.WorkObserver;
import dev.assay.submissions.queue.Workers;
import dev.assay.submissions.store.Accounts;
import dev.assay.submissions.store.Grades.Kept;
import dev.assay.submissions.store.Grades.Made;
import dev.assay.submissions.store.Job.Stage;
import dev.assay.submissions.store.Jobs.Next;
import dev.assay.submissions.store.NewSubmission;
import dev.assay.submissions.store.Store;
import dev.assay.submissions.store.StoreException;
import dev.assay.submissions.store.StoreSettings;
import dev.assay.submissions.store.StoredSubmission;
import dev.assay.submissions.store.Submissions.KeyReusedException;
import dev.assay.submissions.store.Submissions.Receipt;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where submissions are handed in and asked for: the store, and the workers that grade from it. */
@ApplicationScoped
public class Desk {

    private static final Logger LOG = Logger.getLogger(Desk.class);

    /** After the courses are in service, and out of service before they are. */
    private static final int LATE = 4000;

    private final Settings settings;
    private final CoursesInService courses;
    private final Grader grader;
    private final MeterRegistry meters;
    private @Nullable Store store;
    private @Nullable Workers workers;
    private @Nullable JobQueue queue;
    private final Set<WorkObserver> others = ConcurrentHashMap.newKeySet();

    Desk(Settings settings, CoursesInService courses, Grader grader, MeterRegistry meters) {
        this.settings = settings;
        this.courses = courses;
        this.grader = grader;
        this.meters = meters;
    }

    void start(@Observes @Priority(LATE) StartupEvent event) throws StoreException {
        Store opened = Store.open(storeSettings());
        JobQueue jobs = new StoredQueue(opened.jobs());
        Workers started =
                new Workers(opened, jobs, grader, this::course, RetryPolicy.standard(), observer());
        store = opened;
        queue = jobs;
        workers = started;
        long waiting = opened.jobs().depth().all();
        if (waiting > 0) {
            LOG.infof("%d submissions wait to be graded", waiting);
        }
        for (Stage stage : Stage.values()) {
            Tags tags = Tags.of("stage", stage.name().toLowerCase(Locale.ROOT));
            meters.gauge("assay.jobs.under.way", tags, started, each -> each.underWay(stage));
            meters.gauge("assay.workers", tags, stage, Workers::most);
        }
        QueueGauges.register(meters, opened.jobs());
        started.start();
        whoMayComeIn(opened.accounts());
    }

    /** A server that others reach is never open: its first account is made at the first start. */
    private void whoMayComeIn(Accounts accounts) {
        if (settings.loopback()) {
            LOG.info(
                    accounts.isAny()
                            ? "requests need a token"
                            : "open to whoever uses this machine: nobody has an account yet");
            return;
        }
        accounts.first()
                .ifPresent(
                        made ->
                                LOG.warnf(
                                        "first start: the instructor's one-time token is %s ;"
                                                + " POST /api/v1/accounts/me/token with it gives"
                                                + " the lasting one",
                                        made.token()));
    }

    void stop(@Observes ShutdownEvent event) {
        if (workers != null) {
            workers.close();
        }
        if (store != null) {
            store.close();
        }
    }

    private StoreSettings storeSettings() {
        return new StoreSettings(
                settings.data(),
                settings.database()
                        .url()
                        .map(
                                url ->
                                        new StoreSettings.Postgres(
                                                url,
                                                settings.database().user().orElse(""),
                                                settings.database().password().orElse(""))));
    }

    private Optional<BoundCourse> course(String id) {
        return Optional.ofNullable(courses.shelf().courses().get(id)).map(ServedCourse::bound);
    }

    private WorkObserver observer() {
        return new WorkObserver() {
            @Override
            public void kept(StoredSubmission submission, List<Made> made, Next next) {
                others.forEach(other -> other.kept(submission, made, next));
                made.forEach(one -> count(submission, one));
                log(submission, next);
            }

            @Override
            public void failed(StoredSubmission submission, String cause) {
                meters.counter("assay.failures", "course", submission.course(), "cause", cause)
                        .increment();
            }
        };
    }

    private void count(StoredSubmission submission, Made made) {
        String status = made.verdict().status();
        meters.counter("assay.grades", "course", submission.course(), "status", status).increment();
    }

    private static void log(StoredSubmission submission, Next next) {
        switch (next) {
            case Next.Retry(var after, String cause) ->
                    LOG.warnf(
                            "submission %s is tried again in %d s: %s",
                            submission.id(), after.toSeconds(), cause);
            case Next.HandOver(String cause) ->
                    LOG.errorf("submission %s needs somebody: %s", submission.id(), cause);
            case Next.Done done -> {}
            case Next.Go go -> {}
        }
    }

    /** Whether whoever reaches the server may know and do everything: nobody has an account yet. */
    boolean isOpen() {
        return settings.loopback() && !store().accounts().isAny();
    }

    /** The same, and false while the store can't say. */
    boolean isSurelyOpen() {
        try {
            return isOpen();
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** What is kept. */
    Store store() {
        return Objects.requireNonNull(store, "the server has started");
    }

    /** Tells of changes. */
    Progress progress() {
        return Objects.requireNonNull(workers, "the server has started").progress();
    }

    /**
     * Keeps a submission, and has it graded.
     *
     * @param id from {@code Submissions.newId}
     * @param patience how long it may wait for a place, and is not acknowledged
     */
    Receipt receive(String id, NewSubmission submission, Duration patience)
            throws KeyReusedException {
        return Objects.requireNonNull(workers, "the server has started")
                .receive(id, submission, patience);
    }

    /** Something may be to do. */
    void wake() {
        Objects.requireNonNull(queue, "the server has started").wake(Stage.INSTANT);
    }

    /** Where work is taken from. */
    JobQueue queue() {
        return Objects.requireNonNull(queue, "the server has started");
    }

    /** Tells somebody of all work that is done from now on. */
    void tell(WorkObserver other) {
        others.add(other);
    }

    /** Tells them no more. */
    void tellNoMore(WorkObserver other) {
        others.remove(other);
    }

    /** A human has changed something about a submission. */
    void changed(String submission) {
        progress().changed(submission);
    }

    /** The id of a course's question by its id or number; empty when it is not in service. */
    Optional<String> question(String course, String idOrNumber) {
        return course(course)
                .flatMap(bound -> bound.course().question(idOrNumber))
                .map(Question::id);
    }

    /** A submission's grade as it is now. */
    ObjectNode grade(StoredSubmission submission, Audience audience) {
        Optional<Course> course = course(submission.course()).map(BoundCourse::course);
        return new SubmissionView(store()).of(submission, course, audience);
    }

    /** The grade of a submission that was just kept with it. */
    ObjectNode grade(StoredSubmission submission, Audience audience, Map<String, Kept> kept) {
        Optional<Course> course = course(submission.course()).map(BoundCourse::course);
        return new SubmissionView(store()).of(submission, course, audience, kept);
    }
}
