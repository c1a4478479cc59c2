package dev.assay.submissions.web;

import dev.assay.grading.BoundCourse;
import dev.assay.grading.Grader;
import dev.assay.submissions.regrade.Regrades;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Computes regrades in the background, one after the other. */
@ApplicationScoped
public class RegradeDesk {

    private static final Logger LOG = Logger.getLogger(RegradeDesk.class);

    /** Before the store closes. */
    private static final int EARLY = 1000;

    private final Desk desk;
    private final Grader grader;
    private final ExecutorService one = Executors.newSingleThreadExecutor();

    RegradeDesk(Desk desk, Grader grader) {
        this.desk = desk;
        this.grader = grader;
    }

    void stop(@Observes @Priority(EARLY) ShutdownEvent event) {
        one.shutdownNow();
    }

    /** What they are done by. */
    Regrades regrades() {
        return new Regrades(desk.store(), grader);
    }

    /** Begins one; its id. */
    String begin(BoundCourse course, String against, String actor) {
        String id = regrades().open(course, against, actor);
        one.execute(
                () -> {
                    try {
                        regrades().compute(id, course);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (RuntimeException e) {
                        LOG.errorf(e, "the regrade %s broke down", id);
                    }
                });
        return id;
    }
}
