package dev.assay.submissions.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.grading.Submission;
import dev.assay.grading.Submission.Given;
import dev.assay.grading.Submission.Remark;
import dev.assay.spi.Answer;
import dev.assay.submissions.store.Grades.Made;
import dev.assay.submissions.store.Job.Stage;
import dev.assay.submissions.store.Jobs.Next;
import dev.assay.submissions.store.NewSubmission.Lane;
import dev.assay.submissions.store.Submissions.Receipt;
import dev.assay.submissions.store.Upload.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Who takes which job, in which turn and until when, on whatever database. */
abstract class JobsContract extends OpenStore {

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
        assertThat(again).isEqualTo(Receipt.repeated(id));

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
    void depthTellsHowOldTheOldestIs() throws Exception {
        Instant first = clock.now;
        store.submissions().receive(from("ada", "x"));
        clock.now = clock.now.plusSeconds(60);
        store.submissions().receive(from("ben", "x"));
        assertThat(store.jobs().depth().oldest()).hasValue(first);
    }
}
