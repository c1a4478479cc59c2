package dev.assay.submissions.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.grading.Submission;
import dev.assay.grading.Submission.Given;
import dev.assay.spi.Answer;
import dev.assay.submissions.store.Grades.Made;
import dev.assay.submissions.store.Job.Stage;
import dev.assay.submissions.store.NewSubmission.Lane;
import dev.assay.submissions.store.Upload.Kind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store that is open, on some database, with a clock that is set by hand. */
abstract class OpenStore {

    static final Duration LEASE = Duration.ofMinutes(2);

    @TempDir private Path folder;
    final Hand clock = new Hand();
    StoreSettings settings;
    Store store;

    /** A clock that is set by hand. */
    static final class Hand extends Clock {

        Instant now = Instant.parse("2026-03-01T10:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    abstract StoreSettings settings(Path data) throws Exception;

    @BeforeEach
    void open() throws Exception {
        settings = settings(folder);
        store = Store.open(settings, clock);
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }

    static NewSubmission from(String learner, String answer) {
        return from(learner, answer, Lane.INTERACTIVE, null);
    }

    static NewSubmission from(String learner, String answer, Lane lane, String key) {
        return new NewSubmission(
                "c",
                new Submission(
                        learner, List.of(new Given("q1", Answer.of(answer), List.of())), List.of()),
                new Upload(Kind.ANSWERS, answer.getBytes(StandardCharsets.UTF_8)),
                lane,
                Optional.empty(),
                Optional.ofNullable(key));
    }

    static Made made(String question, String key, String status, String grade) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("status", status).put("says", grade);
        ObjectNode learner = JsonNodeFactory.instance.objectNode().put("status", status);
        boolean isFinal = status.equals("graded");
        return new Made(
                question,
                "question key",
                new Verdict(
                        key,
                        status,
                        isFinal ? Optional.of(new BigDecimal("0.50")) : Optional.empty(),
                        BigDecimal.ONE,
                        new Verdict.Rendered(body, learner)),
                isFinal,
                "");
    }

    final Job takeOne() {
        List<Job> jobs = store.jobs().take(Stage.INSTANT, Optional.empty(), 1, LEASE);
        assertThat(jobs).hasSize(1);
        return jobs.getFirst();
    }
}
