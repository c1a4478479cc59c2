package dev.assay.submissions.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;

/**
 * A process of its own, since carriers are made once: two statements are in the way of a row that a
 * third transaction has not committed yet, each on a virtual thread; says whether that one commits.
 */
final class CarrierProbe {

    private static final int IN_THE_WAY = 2;

    /** As what answers hold is kept, with a key of two columns. */
    private static final String INSERT = "insert into one values ('a', 1) on conflict do nothing";

    private CarrierProbe() {}

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void main(String[] args) throws Exception {
        Carriers.enough();
        Path file = Files.createTempDirectory(Path.of(args[0]), "probe").resolve("db");
        Jdbi jdbi = Jdbi.create("jdbc:h2:" + file + ";MODE=PostgreSQL;LOCK_TIMEOUT=20000");
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "create table one (a varchar(80), b int, primary key (a, b))"));
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(IN_THE_WAY);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch committed = new CountDownLatch(1);
        Thread.startVirtualThread(
                () -> {
                    jdbi.useTransaction(
                            handle -> {
                                handle.execute(INSERT);
                                held.countDown();
                                await(go);
                            });
                    committed.countDown();
                });
        await(held);
        for (int i = 0; i < IN_THE_WAY; i++) {
            Thread.startVirtualThread(
                    () ->
                            jdbi.useHandle(
                                    handle -> {
                                        entered.countDown();
                                        handle.execute(INSERT);
                                    }));
        }
        await(entered);
        Thread.sleep(500); // both are within their statements
        go.countDown();
        boolean isCommitted = committed.await(5, TimeUnit.SECONDS);
        System.out.println(isCommitted ? "committed" : "stuck");
        System.out.println(
                Optional.ofNullable(System.getProperty("jdk.virtualThreadScheduler.parallelism")));
        Runtime.getRuntime().halt(0);
    }
}
