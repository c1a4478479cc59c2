package dev.assay.submissions.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.submissions.store.NewSubmission.Lane;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a batch has, and what a learner handed in last, on whatever database. */
abstract class BatchesContract extends OpenStore {

    /** A connection past the store. */
    abstract Connection connect(StoreSettings settings) throws Exception;

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
            statement.execute("drop table decided");
            statement.execute(
                    "delete from \"flyway_schema_history\" where \"version\" in ('12', '13')");
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
