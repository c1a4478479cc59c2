package dev.assay.submissions.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.spi.Audience;
import dev.assay.spi.Confidence;
import dev.assay.spi.Evidence;
import dev.assay.spi.Outcome;
import dev.assay.spi.Score;
import dev.assay.submissions.store.Grades.Made;
import dev.assay.submissions.store.Job.Stage;
import dev.assay.submissions.store.Jobs.Next;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What grading came to is kept as it was said, on whatever database. */
abstract class GradesContract extends OpenStore {

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
}
