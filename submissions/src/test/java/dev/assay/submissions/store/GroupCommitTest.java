package dev.assay.submissions.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private static final int REFUSED = 13;

    private JdbcConnectionPool connections;
    private Jdbi jdbi;
    private final AtomicInteger transactions = new AtomicInteger();
    private final CountDownLatch open = new CountDownLatch(1);

    @BeforeEach
    void database() {
        connections = JdbcConnectionPool.create("jdbc:h2:mem:", "", "");
        // One for all: an unnamed database lives as long as its connection.
        connections.setMaxConnections(1);
        jdbi = Jdbi.create(connections);
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "create table kept (number int primary key check (number <> "
                                        + REFUSED
                                        + "))"));
    }

    @AfterEach
    void close() {
        connections.dispose();
    }

    private List<String> insert(Handle handle, List<Integer> numbers) {
        transactions.incrementAndGet();
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        List<String> results = new ArrayList<>();
        for (int number : numbers) {
            handle.execute("insert into kept values (?)", number);
            results.add("kept " + number);
        }
        return results;
    }

    /** All at the same time: the first one is being written until the others have come. */
    private static List<Future<String>> together(
            GroupCommit<Integer, String> group, int count, CountDownLatch open) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> futures = new ArrayList<>();
            CountDownLatch begun = new CountDownLatch(count);
            for (int i = 0; i < count; i++) {
                int number = i;
                Callable<String> write =
                        () -> {
                            begun.countDown();
                            return group.write(number);
                        };
                futures.add(threads.submit(write));
            }
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            Thread.sleep(100);
            open.countDown();
            return futures;
        }
    }

    private List<Integer> kept() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select number from kept order by number")
                                .mapTo(Integer.class)
                                .list());
    }

    @Test
    void whatComesTogetherIsOneTransactionAndEachLearnsOfItsOwn() throws Exception {
        List<Future<String>> futures = together(new GroupCommit<>(jdbi, this::insert), 12, open);
        for (int i = 0; i < futures.size(); i++) {
            assertThat(futures.get(i).get()).isEqualTo("kept " + i);
        }
        assertThat(kept()).hasSize(12);
        assertThat(transactions.get()).isLessThanOrEqualTo(4);
    }

    @Test
    void oneThatCannotBeWrittenCostsNoOther() throws Exception {
        List<Future<String>> futures = together(new GroupCommit<>(jdbi, this::insert), 20, open);
        for (int i = 0; i < futures.size(); i++) {
            Future<String> each = futures.get(i);
            if (i == REFUSED) {
                assertThatThrownBy(each::get)
                        .hasCauseInstanceOf(UnableToExecuteStatementException.class);
            } else {
                assertThat(each.get()).isEqualTo("kept " + i);
            }
        }
        assertThat(kept()).hasSize(19).doesNotContain(REFUSED);
    }

    @Test
    void whatOneHandsInTogetherComesToTheDiskTogether() throws Exception {
        open.countDown();
        List<Integer> numbers = IntStream.range(100, 140).boxed().toList();
        assertThat(new GroupCommit<>(jdbi, this::insert).write(numbers))
                .isEqualTo(numbers.stream().map(number -> "kept " + number).toList());
        assertThat(transactions.get()).isEqualTo(1);
        assertThat(kept()).isEqualTo(numbers);
    }

    @Test
    void whoLearnsThatOneCannotBeWrittenFindsTheOthersWritten() {
        open.countDown();
        GroupCommit<Integer, String> group = new GroupCommit<>(jdbi, this::insert);
        List<Integer> numbers = IntStream.range(REFUSED, 60).boxed().toList();
        assertThatThrownBy(() -> group.write(numbers))
                .isInstanceOf(UnableToExecuteStatementException.class);
        assertThat(kept()).isEqualTo(numbers.subList(1, numbers.size()));
    }

    @Test
    void nobodyIsForgottenHoweverTheyCome() throws Exception {
        open.countDown();
        GroupCommit<Integer, String> group = new GroupCommit<>(jdbi, this::insert);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> futures = new ArrayList<>();
            for (int i = 100; i < 2_100; i++) {
                int number = i;
                futures.add(threads.submit(() -> group.write(number)));
            }
            for (int i = 0; i < futures.size(); i++) {
                assertThat(futures.get(i).get(20, TimeUnit.SECONDS)).isEqualTo("kept " + (100 + i));
            }
        }
        assertThat(kept()).hasSize(2_000);
    }

    @Test
    void whatMayHaveBeenCommittedIsNotWrittenAgain() throws Exception {
        GroupCommit<Integer, String> group =
                new GroupCommit<>(
                        jdbi,
                        (handle, numbers) -> {
                            List<String> results = insert(handle, numbers);
                            close(handle); // so that the commit fails
                            return results;
                        });
        for (Future<String> each : together(group, 12, open)) {
            assertThatThrownBy(each::get).hasCauseInstanceOf(RuntimeException.class);
        }
        // Each alone once more would be twelve on top.
        assertThat(transactions.get()).isLessThanOrEqualTo(4);
    }

    private static void close(Handle handle) {
        try {
            handle.getConnection().close();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
