package dev.assay.submissions.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.grading.Submission;
import dev.assay.grading.Submission.Given;
import dev.assay.grading.Submission.Remark;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.Audience;
import dev.assay.submissions.store.Job.Stage;
import dev.assay.submissions.store.NewSubmission.Lane;
import dev.assay.submissions.store.Submissions.KeyReusedException;
import dev.assay.submissions.store.Submissions.Receipt;
import dev.assay.submissions.store.Upload.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What is handed in is kept, once each, on whatever database. */
abstract class SubmissionsContract extends OpenStore {

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
        assertThat(again).isEqualTo(Receipt.repeated(first.id()));
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
                .isEqualTo(Receipt.repeated(draft.id()));
        assertThat(store.grades().history(draft.id())).hasSize(1);
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
    void theRosterNamesALearner() throws Exception {
        String id = store.submissions().receive(from("a1", "x")).id();
        store.learners().enrol("c", "a1", "Ada Lovelace", "ada@example.org");
        store.learners().enrol("c", "b2", "Ben", "");
        assertThat(store.submissions().find(id).orElseThrow().name()).isEqualTo("Ada Lovelace");
        assertThat(store.submissions().receive(from("b2", "y")).isNew()).isTrue();
    }
}
