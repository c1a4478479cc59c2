package dev.assay.submissions.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.grading.Submission;
import dev.assay.grading.Submission.Given;
import dev.assay.grading.Submission.Remark;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.Audience;
import dev.assay.spi.Confidence;
import dev.assay.spi.Evidence;
import dev.assay.spi.Outcome;
import dev.assay.spi.Score;
import dev.assay.submissions.store.Grades.Made;
import dev.assay.submissions.store.Job.Stage;
import dev.assay.submissions.store.Jobs.Next;
import dev.assay.submissions.store.NewSubmission.Lane;
import dev.assay.submissions.store.Submissions.KeyReusedException;
import dev.assay.submissions.store.Submissions.Receipt;
import dev.assay.submissions.store.Upload.Kind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store promises, on whatever database: each is a class that extends this one. */
abstract class StoreContract {

    private static final Duration LEASE = Duration.ofMinutes(2);

    @TempDir Path folder;
    private final Hand clock = new Hand();
    private StoreSettings settings;
    private Store store;

    /** A clock that is set by hand. */
    private static final class Hand extends Clock {

        private Instant now = Instant.parse("2026-03-01T10:00:00Z");

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

    /** A connection past the store. */
    abstract Connection connect(StoreSettings settings) throws Exception;

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

    private static NewSubmission from(String learner, String answer) {
        return from(learner, answer, Lane.INTERACTIVE, null);
    }

    private static NewSubmission from(String learner, String answer, Lane lane, String key) {
        return new NewSubmission(
                "c",
                new Submission(
                        learner, List.of(new Given("q1", Answer.of(answer), List.of())), List.of()),
                new Upload(Kind.ANSWERS, answer.getBytes(StandardCharsets.UTF_8)),
                lane,
                Optional.empty(),
                Optional.ofNullable(key));
    }

    private static Made made(String question, String key, String status, String grade) {
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

    private Job takeOne() {
        List<Job> jobs = store.jobs().take(Stage.INSTANT, Optional.empty(), 1, LEASE);
        assertThat(jobs).hasSize(1);
        return jobs.getFirst();
    }

    @Test
    void whatWasAcknowledgedIsThereAfterTheStoreIsOpenedAnew() throws Exception {
        String large = "ä😀\n".repeat(400_000);
        NewSubmission given =
                new NewSubmission(
                        "c",
                        new Submission(
                                "ada",
                                List.of(
                                        new Given(
                                                "q2",
                                                new Answer(
                                                        List.of(
                                                                new AnswerFile("a.py", "x = 1\n"),
                                                                new AnswerFile("b/c.py", large))),
                                                List.of("a doubt")),
                                        new Given("q1", Answer.of("an answer"), List.of())),
                                List.of(new Remark(3, "text", "message"))),
                        new Upload(Kind.ZIP, new byte[] {0, 1, 2, -1}),
                        Lane.INTERACTIVE,
                        Optional.empty(),
                        Optional.empty());
        String id = store.submissions().receive(given).id();
        store.close();
        store = Store.open(settings, clock);

        StoredSubmission kept = store.submissions().find(id).orElseThrow();
        assertThat(kept.course()).isEqualTo("c");
        assertThat(kept.name()).isEqualTo("ada");
        assertThat(kept.receivedAt()).isEqualTo(clock.instant());
        assertThat(kept.submission().problems()).isEqualTo(given.submission().problems());
        assertThat(kept.submission().answers())
                .containsExactlyInAnyOrderElementsOf(given.submission().answers());
        assertThat(store.submissions().of(takeOne()).id()).isEqualTo(id);
        assertThat(store.submissions().raw(id)).hasValue(new byte[] {0, 1, 2, -1});
        assertThat(store.submissions().find("no-such")).isEmpty();
    }

    /** Cuts all connections of a store, as a full disk or somebody who stops the database does. */
    abstract void cut(StoreSettings settings) throws Exception;

    @Test
    void aDatabaseThatWentAwayIsThereAgainWithoutANewStart() throws Exception {
        String kept = store.submissions().receive(from("ada", "before")).id();
        cut(settings);
        String next = null;
        for (int i = 0; next == null; i++) {
            try {
                next = store.submissions().receive(from("ada", "after")).id();
            } catch (RuntimeException e) {
                assertThat(Outage.of(e)).as("%s", e).isPresent();
                assertThat(i).as("each connection fails once at most").isLessThan(40);
            }
        }
        assertThat(store.submissions().find(kept)).isPresent();
        assertThat(store.submissions().find(next)).isPresent();
        assertThat(store.jobs().depth().all()).isEqualTo(2);
    }

    @Test
    void theSameRequestTwiceIsOneSubmission() throws Exception {
        Receipt first = store.submissions().receive(from("ada", "x", Lane.INTERACTIVE, "k"));
        Receipt again = store.submissions().receive(from("ada", "x", Lane.INTERACTIVE, "k"));
        assertThat(first.isNew()).isTrue();
        assertThat(again)
                .isEqualTo(new Receipt(first.id(), false, Optional.empty(), Optional.empty()));
        assertThatThrownBy(
                        () -> store.submissions().receive(from("ada", "y", Lane.INTERACTIVE, "k")))
                .isInstanceOf(KeyReusedException.class);
        // Another's key is another key.
        assertThat(store.submissions().receive(from("ben", "x", Lane.INTERACTIVE, "k")).isNew())
                .isTrue();
        assertThat(store.jobs().depth().all()).isEqualTo(2);
    }

    @Test
    void theSameRequestAtTheSameMomentIsOneSubmission() throws Exception {
        List<Callable<Receipt>> requests = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String key = "k" + i % 3;
            requests.add(
                    () -> store.submissions().receive(from("ada", "x", Lane.INTERACTIVE, key)));
        }
        List<Receipt> receipts = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Receipt> receipt : threads.invokeAll(requests)) {
                receipts.add(receipt.get());
            }
        }
        assertThat(receipts.stream().filter(Receipt::isNew)).hasSize(3);
        assertThat(receipts.stream().map(Receipt::id).distinct()).hasSize(3);
        assertThat(store.jobs().depth().all()).isEqualTo(3);
    }

    @Test
    void manyHandInTheSameAnswerAtTheSameMoment() throws Exception {
        for (int round = 0; round < 5; round++) {
            List<Callable<Receipt>> requests = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                NewSubmission same = from("learner " + i, "the same answer " + round);
                requests.add(() -> store.submissions().receive(same));
            }
            // As the server does: whoever waits for the disk must find a carrier again.
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Receipt> receipt : threads.invokeAll(requests)) {
                    assertThat(receipt.get().isNew()).isTrue();
                }
            }
        }
        assertThat(store.jobs().depth().all()).isEqualTo(200);
    }

    @Test
    void aGradeAndTheEndOfItsJobAreOne() throws Exception {
        String id = store.submissions().receive(from("ada", "x")).id();
        Job job = takeOne();
        assertThat(store.jobs().take(Stage.INSTANT, Optional.empty(), 9, LEASE)).isEmpty();
        assertThat(store.grades().current(id)).isEmpty();

        Made grade = made("q1", "key", "graded", "for graders");
        assertThat(store.grades().keep(job, "rev", List.of(grade), List.of(), new Next.Done()))
                .isTrue();
        assertThat(store.jobs().isWaiting(id)).isFalse();
        GradeEvent event = store.grades().current(id).get("q1");
        assertThat(event.points()).hasValue(new BigDecimal("0.50"));
        assertThat(event.revision()).isEqualTo("rev");
        assertThat(event.actor()).isEqualTo(GradeEvent.MACHINE);
        assertThat(event.madeAt()).isEqualTo(clock.instant());
        assertThat(store.grades().read(id, Audience.GRADER).get("q1").grade().path("says").asText())
                .isEqualTo("for graders");
        assertThat(store.grades().read(id, Audience.LEARNER).get("q1").grade().has("says"))
                .isFalse();
    }

    @Test
    void whoLostTheLeaseKeepsNothing() throws Exception {
        String id = store.submissions().receive(from("ada", "x")).id();
        Job late = takeOne();
        clock.now = clock.now.plus(LEASE).plusSeconds(1);
        Job next = takeOne();
        assertThat(next.attempts()).isEqualTo(2);

        Made grade = made("q1", "key", "graded", "late");
        assertThat(store.grades().keep(late, "rev", List.of(grade), List.of(), new Next.Done()))
                .isFalse();
        assertThat(store.grades().history(id)).isEmpty();
        assertThat(store.grades().verdicts(List.of("key"))).isEmpty();

        assertThat(store.grades().keep(next, "rev", List.of(grade), List.of(), new Next.Done()))
                .isTrue();
        assertThat(store.grades().keep(next, "rev", List.of(grade), List.of(), new Next.Done()))
                .isFalse();
        assertThat(store.grades().history(id)).hasSize(1);
    }

    @Test
    void aClockThatIsSetBackStopsNothing() throws Exception {
        String dead = store.submissions().receive(from("ada", "x")).id();
        takeOne();
        clock.now = clock.now.minus(Duration.ofHours(1));
        Job again = takeOne();
        assertThat(again.attempts()).isEqualTo(2);
        Next later = new Next.Retry(Duration.ofMinutes(10), "a test");
        store.grades().keep(again, "rev", List.of(), List.of(), later);
        assertThat(store.jobs().take(Stage.INSTANT, Optional.empty(), 9, LEASE)).isEmpty();
        clock.now = clock.now.minus(Duration.ofHours(1));
        store.grades()
                .keep(
                        takeOne(),
                        "rev",
                        List.of(made("q1", "key", "graded", "")),
                        List.of(),
                        new Next.Done());
        assertThat(store.jobs().isWaiting(dead)).isFalse();
        assertThat(store.grades().history(dead)).hasSize(1);
    }

    @Test
    void whatIsClaimedAsItComesInIsItsReceiversUntilTheLeaseEnds() throws Exception {
        NewSubmission given =
                new NewSubmission(
                        "c",
                        new Submission(
                                "ada",
                                List.of(
                                        new Given("q2", Answer.of("ä😀\n"), List.of("a doubt")),
                                        new Given("q1", Answer.of("an answer"), List.of())),
                                List.of(new Remark(3, "text", "message"))),
                        new Upload(Kind.ZIP, new byte[] {0, 1, 2, -1}),
                        Lane.INTERACTIVE,
                        Optional.empty(),
                        Optional.of("k"));
        String id = Submissions.newId();
        Plan claim = new Plan.Claimed(Jobs.Claim.of(LEASE));
        Receipt receipt = store.submissions().receive(Draft.of(id, given), claim);
        assertThat(receipt.isNew()).isTrue();
        assertThat(receipt.kept()).isEqualTo(store.submissions().find(id));
        Job claimed = receipt.job().orElseThrow();
        assertThat(claimed.attempts()).isEqualTo(1);
        assertThat(store.submissions().of(claimed).id()).isEqualTo(id);
        assertThat(store.jobs().take(Stage.INSTANT, Optional.empty(), 9, LEASE)).isEmpty();

        Receipt again = store.submissions().receive(Draft.of(Submissions.newId(), given), claim);
        assertThat(again).isEqualTo(new Receipt(id, false, Optional.empty(), Optional.empty()));

        clock.now = clock.now.plus(LEASE).plusMillis(1);
        Job taken = takeOne();
        assertThat(taken.attempts()).isEqualTo(2);
        List<Made> grades = List.of(made("q1", "key", "graded", ""));
        assertThat(store.grades().keep(claimed, "rev", grades, List.of(), new Next.Done()))
                .isFalse();
        assertThat(store.grades().history(id)).isEmpty();
        assertThat(store.grades().keep(taken, "rev", grades, List.of(), new Next.Done())).isTrue();
        assertThat(store.grades().history(id)).hasSize(1);
    }

    @Test
    void whatComesInTogetherIsEachItsOwn() throws Exception {
        List<Callable<Receipt>> requests = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            NewSubmission each =
                    from(
                            "learner " + i % 7,
                            "answer " + i,
                            Lane.INTERACTIVE,
                            i % 3 == 0 ? "" + i : null);
            Plan plan =
                    switch (i % 4) {
                        case 0, 2 -> new Plan.Claimed(Jobs.Claim.of(LEASE));
                        case 1 -> new Plan.Queued();
                        default ->
                                new Plan.Graded(
                                        "rev " + i,
                                        List.of(made("q1", "key " + i % 9, "graded", "")));
                    };
            requests.add(
                    () -> store.submissions().receive(Draft.of(Submissions.newId(), each), plan));
        }
        List<Receipt> receipts = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Receipt> each : threads.invokeAll(requests)) {
                receipts.add(each.get());
            }
        }
        for (int i = 0; i < 60; i++) {
            Receipt receipt = receipts.get(i);
            StoredSubmission kept = store.submissions().find(receipt.id()).orElseThrow();
            assertThat(receipt.kept()).contains(kept);
            assertThat(kept.submission().learner()).isEqualTo("learner " + i % 7);
            assertThat(kept.submission().answers().getFirst().answer())
                    .isEqualTo(Answer.of("answer " + i));
            assertThat(receipt.job().isPresent()).isEqualTo(i % 2 == 0);
            receipt.job()
                    .ifPresent(
                            job ->
                                    assertThat(store.submissions().of(job).id())
                                            .isEqualTo(receipt.id()));
            boolean isGraded = i % 4 == 3;
            assertThat(store.jobs().isWaiting(receipt.id())).isNotEqualTo(isGraded);
            assertThat(store.grades().history(receipt.id()))
                    .extracting(GradeEvent::revision)
                    .isEqualTo(isGraded ? List.of("rev " + i) : List.of());
        }
        assertThat(store.jobs().take(Stage.INSTANT, Optional.empty(), 99, LEASE)).hasSize(15);
    }

    @Test
    void whatIsGradedAlreadyIsKeptWithItsGradeAndLeavesNothingToDo() throws Exception {
        Plan graded =
                new Plan.Graded("rev", List.of(made("q1", "key", "graded", "{\"points\":3}")));
        Draft draft =
                Draft.of(Submissions.newId(), from("ada", "an answer", Lane.INTERACTIVE, "k"));
        Receipt receipt = store.submissions().receive(draft, graded);
        assertThat(receipt.isNew()).isTrue();
        assertThat(receipt.job()).isEmpty();
        assertThat(receipt.kept()).isEqualTo(store.submissions().find(draft.id()));
        assertThat(store.jobs().depth().all()).isZero();
        GradeEvent event = store.grades().current(draft.id()).get("q1");
        assertThat(event.status()).isEqualTo("graded");
        assertThat(event.isHuman()).isFalse();
        assertThat(store.grades().read(draft.id(), Audience.LEARNER)).containsKey("q1");
        assertThat(store.grades().verdicts(List.of("key"))).containsKey("key");

        Draft same = Draft.of(Submissions.newId(), draft.given());
        assertThat(store.submissions().receive(same, graded))
                .isEqualTo(new Receipt(draft.id(), false, Optional.empty(), Optional.empty()));
        assertThat(store.grades().history(draft.id())).hasSize(1);
    }

    @Test
    void jobsThatEndTogetherEachEndTheirWay() throws Exception {
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            store.submissions().receive(from("learner " + i, "x"));
        }
        jobs.addAll(store.jobs().take(Stage.INSTANT, Optional.empty(), 8, LEASE));
        clock.now = clock.now.plus(LEASE).plusMillis(1);
        // The last two are somebody else's by now.
        List<Job> others =
                new ArrayList<>(store.jobs().take(Stage.INSTANT, Optional.empty(), 8, LEASE));
        others.subList(0, 6).forEach(store.jobs()::release);
        for (int i = 0; i < 6; i++) {
            jobs.set(i, takeOne());
        }
        List<Callable<Boolean>> ends = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Job job = jobs.get(i);
            Next next = i % 3 == 1 ? new Next.HandOver("a test") : new Next.Done();
            List<Made> grades = List.of(made("q1", "key " + i, "graded", ""));
            ends.add(() -> store.grades().keep(job, "rev", grades, List.of(), next));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> kept = threads.invokeAll(ends);
            for (int i = 0; i < 8; i++) {
                assertThat(kept.get(i).get()).as("job %d", i).isEqualTo(i < 6);
            }
        }
        for (int i = 0; i < 8; i++) {
            String id = store.submissions().of(jobs.get(i)).id();
            assertThat(store.grades().history(id)).hasSize(i < 6 ? 1 : 0);
            assertThat(store.jobs().isHandedOver(id)).isEqualTo(i < 6 && i % 3 == 1);
        }
    }

    @Test
    void aLeaseThatIsRenewedHolds() throws Exception {
        store.submissions().receive(from("ada", "x"));
        Job job = takeOne();
        clock.now = clock.now.plus(LEASE).minusSeconds(1);
        store.jobs().renew(List.of(job), LEASE);
        clock.now = clock.now.plusSeconds(2);
        assertThat(store.jobs().take(Stage.INSTANT, Optional.empty(), 1, LEASE)).isEmpty();
        store.jobs().release(job);
        assertThat(takeOne().attempts()).isEqualTo(1);
    }

    @Test
    void whoRenewsLeasesAndWhoEndsJobsNeverWaitCrosswise() throws Exception {
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 24; i++) {
                store.submissions().receive(from("learner " + i, "x"));
            }
            List<Job> jobs = store.jobs().take(Stage.INSTANT, Optional.empty(), 24, LEASE);
            CountDownLatch ended = new CountDownLatch(jobs.size());
            List<Callable<Boolean>> ends = new ArrayList<>();
            for (Job job : jobs) {
                ends.add(
                        () -> {
                            try {
                                return store.grades()
                                        .keep(job, "rev", List.of(), List.of(), new Next.Done());
                            } finally {
                                ended.countDown();
                            }
                        });
            }
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<?> renewing =
                        threads.submit(
                                () -> {
                                    while (ended.getCount() > 0) {
                                        store.jobs().renew(jobs.reversed(), LEASE);
                                    }
                                });
                for (Future<Boolean> each : threads.invokeAll(ends)) {
                    assertThat(each.get()).isTrue();
                }
                renewing.get();
            }
        }
    }

    @Test
    void aClockThatJumpsLosesNothingAndDelaysNoNewWork() throws Exception {
        store.submissions().receive(from("ada", "x"));
        clock.now = clock.now.minus(Duration.ofDays(400));
        Job job = takeOne();
        store.submissions().receive(from("ben", "y"));
        clock.now = clock.now.plus(Duration.ofDays(800));
        Made grade = made("q1", "key", "graded", "");
        assertThat(store.grades().keep(job, "rev", List.of(grade), List.of(), new Next.Done()))
                .isTrue();
        takeOne();
    }

    @Test
    void aVerdictIsThereForEveryAnswerLikeIt() throws Exception {
        store.submissions().receive(from("ada", "x"));
        Made grade = made("q1", "key", "graded", "once");
        store.grades().keep(takeOne(), "rev", List.of(grade), List.of(), new Next.Done());
        Verdict known = store.grades().verdicts(List.of("other", "key", "key")).get("key");
        assertThat(known.status()).isEqualTo("graded");
        assertThat(known.points()).hasValue(new BigDecimal("0.50"));
        assertThat(known.body().as(Audience.GRADER))
                .isEqualTo(grade.verdict().body().as(Audience.GRADER));
        assertThat(known.body().as(Audience.LEARNER))
                .isEqualTo(grade.verdict().body().as(Audience.LEARNER));

        // What failed or is pending is no verdict.
        store.submissions().receive(from("ada", "y"));
        Made failed = made("q1", "bad", "failed", "");
        store.grades().keep(takeOne(), "rev", List.of(failed), List.of(), new Next.Done());
        assertThat(store.grades().verdicts(List.of("bad"))).isEmpty();
    }

    @Test
    void halfASurrogatePairCostsNoGrade() throws Exception {
        String id = store.submissions().receive(from("ada", "x")).id();
        Made grade = made("q1", "key", "graded", "half \ud83d a pair, größer γ \ud83d\ude00");
        store.grades().keep(takeOne(), "rev", List.of(grade), List.of(), new Next.Done());
        assertThat(store.grades().read(id, Audience.GRADER).get("q1").grade().path("says").asText())
                .isEqualTo("half ? a pair, größer γ \ud83d\ude00");
    }

    @Test
    void aKnownVerdictIsKeptAsItIsStored() throws Exception {
        store.submissions().receive(from("ada", "x"));
        Made grade = made("q1", "key", "graded", "once");
        store.grades().keep(takeOne(), "rev", List.of(grade), List.of(), new Next.Done());
        Verdict known = store.grades().verdicts(List.of("key")).get("key");
        String ben = store.submissions().receive(from("ben", "x")).id();
        Made again = new Made("q1", "question key", known, false, "");
        store.grades().keep(takeOne(), "rev", List.of(again), List.of(), new Next.Done());
        assertThat(store.grades().read(ben, Audience.GRADER).get("q1").grade())
                .isEqualTo(grade.verdict().body().as(Audience.GRADER));
        assertThat(store.grades().read(ben, Audience.LEARNER).get("q1").grade())
                .isEqualTo(grade.verdict().body().as(Audience.LEARNER));
        assertThat(((StoredBody) known.body()).hash())
                .isEqualTo(StoredBody.of(grade.verdict().body()).hash());
    }

    private static Outcome says(String what) {
        return new Outcome.Graded(
                Score.ONE,
                Confidence.CERTAIN,
                List.of(new Evidence.Span("answer", 0, 1, what)),
                List.of());
    }

    private static Outcomes.Found found(String answer, Map<String, Outcome> outcomes) {
        return new Outcomes.Found(answer, new TreeMap<>(outcomes));
    }

    @Test
    void whatChecksSaidIsThereForWhoeverAsksForThem() throws Exception {
        store.submissions().receive(from("ada", "x"));
        Job lost = takeOne();
        List<Outcomes.Found> instant =
                List.of(
                        found("answer b", Map.of("c1", says("b1"), "c2", says("b2"))),
                        found("answer a", Map.of("c1", says("a1"), "c2", says("a2"))));
        store.grades().keep(lost, "r", List.of(), instant, new Next.Go(Stage.HEAVY));
        assertThat(store.grades().keep(lost, "r", List.of(), instant, new Next.Done()))
                .as("the lease is over")
                .isFalse();
        Job heavy = store.jobs().take(Stage.HEAVY, Optional.empty(), 1, LEASE).getFirst();
        List<Outcomes.Found> more =
                List.of(
                        found("answer a", Map.of("c3", says("a3"))),
                        // Found again by somebody else: the first stands.
                        found("answer b", Map.of("c1", says("again"), "c2", says("again"))));
        store.grades().keep(heavy, "r", List.of(), more, new Next.Done());
        store.close();
        store = Store.open(settings, clock);

        assertThat(store.outcomes().find(List.of("answer a", "answer b"), Set.of("c1", "c3")))
                .isEqualTo(
                        Map.of(
                                "answer a",
                                Map.of("c1", says("a1"), "c3", says("a3")),
                                "answer b",
                                Map.of("c1", says("b1"))));
        assertThat(store.outcomes().find(List.of("answer c"), Set.of("c1"))).isEmpty();
        assertThat(store.outcomes().find(List.of("answer a"), Set.of("c9"))).isEmpty();
        assertThat(store.outcomes().find(List.of(), Set.of("c1"))).isEmpty();
    }

    @Test
    void whatAGradeRestsOnIsKeptWithIt() throws Exception {
        String id = store.submissions().receive(from("ada", "x")).id();
        Made bare = made("q1", "key", "graded", "for graders");
        Map<String, Outcome> said = Map.of("c1", says("a1"), "c2", says("a2"));
        Made full =
                new Made(
                        "q1",
                        "question key",
                        new Verdict(
                                "key",
                                "graded",
                                bare.verdict().points(),
                                BigDecimal.ONE,
                                new Verdict.Rendered(
                                        bare.verdict().body().as(Audience.GRADER),
                                        bare.verdict().body().as(Audience.LEARNER),
                                        Outcomes.Packed.of(new TreeMap<>(said)))),
                        true,
                        "");
        store.grades().keep(takeOne(), "r", List.of(full), List.of(), new Next.Done());
        store.close();
        store = Store.open(settings, clock);
        assertThat(store.grades().outcomes(id)).isEqualTo(Map.of("q1", said));
        assertThat(store.grades().read(id, Audience.GRADER).get("q1").grade().path("says").asText())
                .isEqualTo("for graders");
        // Whoever gets the verdict as well gets what it rests on.
        Verdict known = store.grades().verdicts(List.of("key")).get("key");
        String other = store.submissions().receive(from("ben", "x")).id();
        Made again = new Made("q1", "question key", known, false, "");
        store.grades().keep(takeOne(), "r", List.of(again), List.of(), new Next.Done());
        assertThat(store.grades().outcomes(other)).isEqualTo(Map.of("q1", said));
    }

    @Test
    void jobsThatKeepTheSameListsNeverWaitCrosswise() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 30; i++) {
                String one = "one " + i;
                String two = "two " + i;
                List<Callable<Boolean>> both = new ArrayList<>();
                for (List<String> lists : List.of(List.of(one, two), List.of(two, one))) {
                    store.submissions().receive(from("ada", "x"));
                    Job job = takeOne();
                    Made rests = restsOn("key " + job.id(), lists.getFirst());
                    List<Outcomes.Found> found =
                            List.of(
                                    found(
                                            "answer " + job.id(),
                                            Map.of(lists.getLast(), says("found"))));
                    both.add(
                            () ->
                                    store.grades()
                                            .keep(
                                                    job,
                                                    "r",
                                                    List.of(rests),
                                                    found,
                                                    new Next.Done()));
                }
                for (Future<Boolean> kept : threads.invokeAll(both)) {
                    assertThat(kept.get()).isTrue();
                }
            }
        }
    }

    private static Made restsOn(String key, String check) {
        Made bare = made("q1", key, "graded", "for graders");
        Verdict verdict = bare.verdict();
        return new Made(
                "q1",
                "question key",
                new Verdict(
                        key,
                        "graded",
                        verdict.points(),
                        BigDecimal.ONE,
                        new Verdict.Rendered(
                                verdict.body().as(Audience.GRADER),
                                verdict.body().as(Audience.LEARNER),
                                Outcomes.Packed.of(new TreeMap<>(Map.of(check, says(check)))))),
                true,
                "");
    }

    @Test
    void whoLostTheLeaseKeepsNoOutcomesEither() throws Exception {
        store.submissions().receive(from("ada", "x"));
        Job late = takeOne();
        clock.now = clock.now.plus(LEASE).plusSeconds(1);
        takeOne();
        List<Outcomes.Found> found = List.of(found("answer a", Map.of("c1", says("late"))));
        store.grades().keep(late, "r", List.of(), found, new Next.Done());
        assertThat(store.outcomes().find(List.of("answer a"), Set.of("c1"))).isEmpty();
    }

    @Test
    void eventsAreAppendedAndTheLastOneHolds() throws Exception {
        String id = store.submissions().receive(from("ada", "x")).id();
        Made pending = made("q1", "", "pending", "");
        store.grades().keep(takeOne(), "r1", List.of(pending), List.of(), new Next.Go(Stage.HEAVY));
        assertThat(store.grades().current(id).get("q1").isPending()).isTrue();
        assertThat(store.jobs().take(Stage.INSTANT, Optional.empty(), 1, LEASE)).isEmpty();
        Job heavy = store.jobs().take(Stage.HEAVY, Optional.empty(), 1, LEASE).getFirst();
        assertThat(heavy.attempts()).isEqualTo(1);
        Made graded = made("q1", "key", "graded", "");
        store.grades().keep(heavy, "r2", List.of(graded), List.of(), new Next.Done());
        assertThat(store.grades().history(id))
                .extracting(GradeEvent::status)
                .containsExactly("pending", "graded");
        assertThat(store.grades().current(id).get("q1").revision()).isEqualTo("r2");
    }

    @Test
    void aLearnerWithManySubmissionsTakesTurnsWithTheOthers() throws Exception {
        for (String learner : List.of("ada", "ada", "ada", "ada", "ben", "cy", "ben")) {
            store.submissions().receive(from(learner, "x", Lane.BATCH, null));
        }
        store.submissions().receive(from("dan", "waits for it", Lane.INTERACTIVE, null));
        List<String> order = new ArrayList<>();
        for (Job job : store.jobs().take(Stage.INSTANT, Optional.empty(), 99, LEASE)) {
            order.add(store.submissions().of(job).submission().learner());
        }
        assertThat(order).containsExactly("dan", "ada", "ben", "cy", "ada", "ben", "ada", "ada");
    }

    @Test
    void whoComesLateTakesTurnsFromNowOn() throws Exception {
        for (int i = 0; i < 3; i++) {
            store.submissions().receive(from("ada", "x", Lane.BATCH, null));
        }
        for (int i = 0; i < 2; i++) {
            store.grades().keep(takeOne(), "r", List.of(), List.of(), new Next.Done());
        }
        store.submissions().receive(from("ada", "y", Lane.BATCH, null));
        store.submissions().receive(from("ben", "x", Lane.BATCH, null));
        store.submissions().receive(from("ben", "y", Lane.BATCH, null));
        List<String> order = new ArrayList<>();
        for (Job job : store.jobs().take(Stage.INSTANT, Optional.empty(), 99, LEASE)) {
            order.add(store.submissions().of(job).submission().learner());
        }
        assertThat(order).containsExactly("ada", "ben", "ada", "ben");
    }

    @Test
    void whatFailsIsTriedLaterAndThenHandedToAHuman() throws Exception {
        String id = store.submissions().receive(from("ada", "x")).id();
        Next retry = new Next.Retry(Duration.ofSeconds(5), "a sandbox died");
        store.grades().keep(takeOne(), "r", List.of(), List.of(), retry);
        assertThat(store.jobs().take(Stage.INSTANT, Optional.empty(), 1, LEASE)).isEmpty();
        assertThat(store.jobs().isWaiting(id)).isTrue();
        clock.now = clock.now.plusSeconds(6);
        Job again = takeOne();
        assertThat(again.attempts()).isEqualTo(2);
        store.grades().keep(again, "r", List.of(), List.of(), new Next.HandOver("a sandbox died"));
        assertThat(store.jobs().handedOver(9))
                .containsExactly(new Jobs.HandedOver(id, "c", 2, "a sandbox died"));
        assertThat(store.jobs().depth())
                .isEqualTo(
                        new Jobs.Depth(
                                Map.of(Stage.INSTANT, 0L, Stage.HEAVY, 0L), 1, Optional.empty()));
        assertThat(store.jobs().isWaiting(id)).isFalse();
        clock.now = clock.now.plus(Duration.ofDays(9));
        assertThat(store.jobs().take(Stage.INSTANT, Optional.empty(), 1, LEASE)).isEmpty();
        assertThat(store.jobs().retry(id)).isTrue();
        assertThat(store.jobs().retry(id)).isFalse();
        assertThat(takeOne().attempts()).isEqualTo(1);
    }

    @Test
    void theJobsOfOneCourseAreTakenAlone() throws Exception {
        store.submissions().receive(from("ada", "x"));
        assertThat(store.jobs().take(Stage.INSTANT, Optional.of("d"), 9, LEASE)).isEmpty();
        assertThat(store.jobs().take(Stage.INSTANT, Optional.of("c"), 9, LEASE)).hasSize(1);
    }

    @Test
    void whatIsGradedCanBeGradedAgain() throws Exception {
        String id = store.submissions().receive(from("ada", "x")).id();
        store.jobs().again(List.of(id));
        assertThat(store.jobs().depth().all()).as("it waits already").isEqualTo(1);
        store.grades().keep(takeOne(), "r", List.of(), List.of(), new Next.Done());
        store.jobs().again(List.of(id));
        assertThat(store.submissions().of(takeOne()).id()).isEqualTo(id);
    }

    @Test
    void manyThatOneHandsInAreEachKeptOnceAndInOrder() throws Exception {
        Receipt before = store.submissions().receive(from("ben", "y", Lane.BATCH, "k"));
        List<Draft> drafts = new ArrayList<>();
        for (String learner : List.of("ada", "ben", "cleo")) {
            NewSubmission given = from(learner, learner.equals("ben") ? "y" : "x", Lane.BATCH, "k");
            drafts.add(Draft.of(Submissions.newId(), given));
        }
        List<Receipt> receipts = store.submissions().receive(drafts);
        assertThat(receipts.stream().map(Receipt::isNew)).containsExactly(true, false, true);
        assertThat(receipts.stream().map(Receipt::id))
                .containsExactly(drafts.get(0).id(), before.id(), drafts.get(2).id());
        assertThat(store.jobs().depth().all()).isEqualTo(3);
        assertThatThrownBy(
                        () ->
                                store.submissions()
                                        .receive(
                                                List.of(
                                                        Draft.of(
                                                                Submissions.newId(),
                                                                from(
                                                                        "ben",
                                                                        "other",
                                                                        Lane.BATCH,
                                                                        "k")))))
                .isInstanceOf(KeyReusedException.class);
    }

    @Test
    void whoGradesAtOnceGetsWhatIsAtHandAndItIsWhatWouldBeRead() throws Exception {
        List<Draft> drafts = new ArrayList<>();
        for (String learner : List.of("ada", "ben")) {
            NewSubmission given = from(learner, "größer γ", Lane.BATCH, learner);
            drafts.add(Draft.of(Submissions.newId(), given));
        }
        List<Receipt> receipts = store.submissions().receive(drafts);
        List<Job> jobs = store.jobs().take(Stage.INSTANT, Optional.empty(), 2, LEASE);
        Map<Long, StoredSubmission> atHand = store.submissions().of(jobs);
        assertThat(atHand).hasSize(2);
        for (Receipt receipt : receipts) {
            StoredSubmission kept = receipt.kept().orElseThrow();
            assertThat(atHand.values()).satisfiesOnlyOnce(one -> assertThat(one).isSameAs(kept));
        }
        Map<Long, StoredSubmission> read = store.submissions().of(jobs);
        assertThat(read).isEqualTo(atHand);
        for (Map.Entry<Long, StoredSubmission> one : read.entrySet()) {
            assertThat(one.getValue()).as("taken once").isNotSameAs(atHand.get(one.getKey()));
        }
    }

    @Test
    void whatIsKnownByItsContentIsFoundAgainForItsLearnerAlone() throws Exception {
        Draft first = Draft.ofContent(Submissions.newId(), from("ada", "a stack"));
        assertThat(store.submissions().before(List.of(first))).as("nobody's yet").isEmpty();
        String id = store.submissions().receive(List.of(first)).getFirst().id();
        Draft again = Draft.ofContent(Submissions.newId(), from("ada", "a stack"));
        Draft other = Draft.ofContent(Submissions.newId(), from("ada", "a queue"));
        Draft bens = Draft.ofContent(Submissions.newId(), from("ben", "a stack"));
        Draft unnamed = Draft.of(Submissions.newId(), from("ada", "a stack"));
        assertThat(store.submissions().before(List.of(other, again, bens, unnamed)))
                .isEqualTo(Map.of(again.id(), id));
        assertThat(store.submissions().receive(List.of(again)))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.id()).isEqualTo(id);
                            assertThat(one.isNew()).isFalse();
                        });
    }

    /** The same bytes answer other questions when what a file is called has changed. */
    @Test
    void theSameBytesThatAnswerSomethingElseAreNotKnown() throws Exception {
        NewSubmission given = from("ada", "a stack");
        Draft first = Draft.ofContent(Submissions.newId(), given);
        store.submissions().receive(List.of(first));
        NewSubmission moved =
                new NewSubmission(
                        given.course(),
                        new Submission(
                                "ada",
                                List.of(new Given("q2", Answer.of("a stack"), List.of())),
                                List.of()),
                        given.upload(),
                        given.lane(),
                        given.batch(),
                        given.idempotencyKey());
        Draft other = Draft.ofContent(Submissions.newId(), moved);
        assertThat(store.submissions().before(List.of(other))).isEmpty();
        assertThat(store.submissions().receive(List.of(other)).getFirst().isNew()).isTrue();
    }

    @Test
    void ofManyThoseAreToldThatWaitAndWhatTheOthersCameTo() throws Exception {
        String ada = store.submissions().receive(from("ada", "x")).id();
        String ben = store.submissions().receive(from("ben", "x")).id();
        assertThat(store.jobs().waiting(List.of(ada, ben, "nobody's")))
                .containsExactlyInAnyOrder(ada, ben);
        assertThat(store.grades().questionKeys(List.of(ada, ben))).isEmpty();
        store.grades()
                .keep(
                        takeOne(),
                        "r",
                        List.of(made("q1", "key", "graded", "good")),
                        List.of(),
                        new Next.Done());
        assertThat(store.jobs().waiting(List.of(ada, ben, "nobody's"))).containsExactly(ben);
        assertThat(store.grades().questionKeys(List.of(ada, ben)))
                .isEqualTo(Map.of(ada, Map.of("q1", "question key")));
        assertThat(store.jobs().waiting(List.of())).isEmpty();
        store.jobs().again(List.of(ada, ben));
        assertThat(store.jobs().waiting(List.of(ada, ben))).containsExactlyInAnyOrder(ada, ben);
    }

    @Test
    void theRosterNamesALearner() throws Exception {
        String id = store.submissions().receive(from("a1", "x")).id();
        store.learners().enrol("c", "a1", "Ada Lovelace", "ada@example.org");
        store.learners().enrol("c", "b2", "Ben", "");
        assertThat(store.submissions().find(id).orElseThrow().name()).isEqualTo("Ada Lovelace");
        assertThat(store.submissions().receive(from("b2", "y")).isNew()).isTrue();
    }

    @Test
    void depthTellsHowOldTheOldestIs() throws Exception {
        Instant first = clock.now;
        store.submissions().receive(from("ada", "x"));
        clock.now = clock.now.plusSeconds(60);
        store.submissions().receive(from("ben", "x"));
        assertThat(store.jobs().depth().oldest()).hasValue(first);
    }

    @Test
    void whatALaterBatchHasOnceMoreIsWhatCameLast() throws Exception {
        String first = store.submissions().receive(from("ada", "a stack")).id();
        clock.now = clock.now.minus(Duration.ofDays(1)); // a clock may be set back
        String second = store.submissions().receive(from("ada", "a queue")).id();
        store.submissions().receive(from("ben", "a heap"));
        assertThat(store.attempts().ofLearner("c", "ada")).containsExactly(first, second);
        clock.now = clock.now.plus(Duration.ofDays(2));
        store.batches().also(store.batches().open("c", "/third").id(), clock.now, List.of(first));
        assertThat(store.attempts().ofLearner("c", "ada")).containsExactly(second, first);
        clock.now = clock.now.plus(Duration.ofDays(1));
        String last = store.submissions().receive(from("ada", "a list")).id();
        assertThat(store.attempts().ofLearner("c", "ada")).containsExactly(second, first, last);
    }

    private static NewSubmission from(String learner, String answer, String batch) {
        NewSubmission given = from(learner, answer, Lane.BATCH, answer);
        return new NewSubmission(
                given.course(),
                given.submission(),
                given.upload(),
                given.lane(),
                Optional.of(batch),
                given.idempotencyKey());
    }

    /** A folder is graded, a sheet in it changed and changed back, each time graded again. */
    @Test
    void whatABatchHasAgainAfterSomethingElseIsWhatCameLast() throws Exception {
        String batch = store.batches().open("c", "/sheets").id();
        String stack = store.submissions().receive(from("ada", "a stack", batch)).id();
        String queue = store.submissions().receive(from("ada", "a queue", batch)).id();
        store.submissions().receive(from("ben", "a heap", batch));
        store.batches().also(batch, clock.now, List.of(queue));
        assertThat(store.attempts().ofLearner("c", "ada")).containsExactly(stack, queue);
        for (int i = 0; i < 2; i++) {
            store.batches().also(batch, clock.now, List.of(stack));
            assertThat(store.attempts().ofLearner("c", "ada")).containsExactly(queue, stack);
            store.batches().also(batch, clock.now, List.of(stack));
            store.batches().also(batch, clock.now, List.of(queue));
            assertThat(store.attempts().ofLearner("c", "ada")).containsExactly(stack, queue);
        }
        String other = store.batches().open("c", "/other").id();
        store.batches().also(other, clock.now, List.of(stack));
        assertThat(store.batches().submissions(other)).containsExactly(stack);
    }

    /** Whatever batch has a sheet again, it is what its learner has handed in by then. */
    @Test
    void whatComesAgainComesLastInWhateverBatch() throws Exception {
        String one = store.batches().open("c", "/one").id();
        String stack = store.submissions().receive(from("ada", "a stack", one)).id();
        clock.now = clock.now.plusSeconds(60);
        String two = store.batches().open("c", "/two").id();
        clock.now = clock.now.plusMillis(5);
        String queue = store.submissions().receive(from("ada", "a queue", two)).id();
        clock.now = clock.now.plusSeconds(60);
        store.batches().also(two, clock.now, List.of(stack));
        assertThat(store.attempts().ofLearner("c", "ada")).containsExactly(queue, stack);
        store.batches().also(one, clock.now, List.of(queue));
        assertThat(store.attempts().ofLearner("c", "ada")).containsExactly(stack, queue);
        clock.now = clock.now.plusSeconds(60);
        String alone = store.submissions().receive(from("ada", "a heap")).id();
        clock.now = clock.now.plusSeconds(60);
        store.batches().also(one, clock.now, List.of(stack));
        assertThat(store.attempts().ofLearner("c", "ada")).containsExactly(queue, alone, stack);
    }

    /** Stores of before didn't note after what something came again. */
    @Test
    void anOlderStoreKeepsTheOrderThatItHad() throws Exception {
        String stack = store.submissions().receive(from("ada", "a stack")).id();
        String queue = store.submissions().receive(from("ada", "a queue")).id();
        for (String again : List.of(stack, queue, stack)) {
            clock.now = clock.now.plusSeconds(60);
            String batch = store.batches().open("c", "/at " + clock.now).id();
            store.batches().also(batch, clock.now, List.of(again));
        }
        clock.now = clock.now.plusSeconds(60);
        String heap = store.submissions().receive(from("ada", "a heap")).id();
        assertThat(store.attempts().ofLearner("c", "ada")).containsExactly(queue, stack, heap);
        store.close();
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute("alter table batch_also drop column after_seq");
            statement.execute("alter table batch_also drop column changed");
            statement.execute("delete from \"flyway_schema_history\" where \"version\" = '12'");
        }
        store = Store.open(settings, clock);
        assertThat(store.attempts().ofLearner("c", "ada")).containsExactly(queue, stack, heap);
    }

    /**
     * A batch that was uploaded is handed in when its turn comes, and others may come till then.
     */
    @Test
    void whatCameAfterABatchBeganIsLater() throws Exception {
        String stack = store.submissions().receive(from("ada", "a stack")).id();
        String queue = store.submissions().receive(from("ada", "a queue")).id();
        clock.now = clock.now.plusSeconds(60);
        String batch = store.batches().open("c", "/sheets").id();
        Instant began = clock.now;
        clock.now = clock.now.plusSeconds(60);
        String later = store.submissions().receive(from("ada", "a heap")).id();
        store.batches().also(batch, began, List.of(stack));
        assertThat(store.attempts().ofLearner("c", "ada")).containsExactly(queue, stack, later);
    }

    /** Neither a batch that goes on after a stop nor one that is graded again brings anything. */
    @Test
    void whatABatchStillHasIsNotHandedInAgain() throws Exception {
        String batch = store.batches().open("c", "/sheets").id();
        String sheet = store.submissions().receive(from("ada", "a stack", batch)).id();
        String later = store.submissions().receive(from("ada", "a queue")).id();
        store.batches().also(batch, clock.now, List.of(sheet));
        assertThat(store.attempts().ofLearner("c", "ada")).containsExactly(sheet, later);
    }

    @Test
    void theSameSourceIsTheSameBatch() throws Exception {
        Batches.Batch batch = store.batches().open("c", "/sheets");
        assertThat(batch.isNew()).isTrue();
        assertThat(store.batches().open("c", "/sheets"))
                .isEqualTo(new Batches.Batch(batch.id(), "c", "/sheets", false));
        assertThat(store.batches().open("d", "/sheets").id()).isNotEqualTo(batch.id());
        NewSubmission of = from("ada", "x", Lane.BATCH, null);
        NewSubmission inBatch =
                new NewSubmission(
                        "c",
                        of.submission(),
                        of.upload(),
                        Lane.BATCH,
                        Optional.of(batch.id()),
                        Optional.empty());
        String id = store.submissions().receive(inBatch).id();
        String alone = store.submissions().receive(from("ben", "not in it")).id();
        store.submissions().receive(from("cleo", "not in it, either"));
        assertThat(store.batches().submissions(batch.id())).containsExactly(id);
        assertThat(store.batches().progress(batch.id())).isEqualTo(new Batches.Progress(1, 1, 0));
        for (int i = 0; i < 2; i++) {
            store.batches().also(batch.id(), clock.now, List.of(alone, id));
            assertThat(store.batches().submissions(batch.id())).containsExactly(id, alone);
            assertThat(store.batches().progress(batch.id()))
                    .isEqualTo(new Batches.Progress(2, 2, 0));
        }
    }
}
