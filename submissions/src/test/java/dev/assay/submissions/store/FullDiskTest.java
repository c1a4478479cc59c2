package dev.assay.submissions.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.grading.Submission;
import dev.assay.grading.Submission.Given;
import dev.assay.spi.Answer;
import dev.assay.submissions.store.NewSubmission.Lane;
import dev.assay.submissions.store.Submissions.KeyReusedException;
import dev.assay.submissions.store.Upload.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full: nobody hangs, nothing that was acknowledged is lost, and room mends it. */
class FullDiskTest {

    private static final int WRITERS = 8;
    private static final int ROUNDS = 5;

    @Test
    void whoHandsInWhileTheDiskIsFullIsToldSoAndNobodyHangs(@TempDir Path data) throws Exception {
        DiskThatFills.mount();
        ConcurrentLinkedQueue<String> kept = new ConcurrentLinkedQueue<>();
        try (Store store =
                Store.open(StoreSettings.embedded(data), Clock.systemUTC(), DiskThatFills.FILES)) {
            for (int round = 0; round < ROUNDS; round++) {
                fill(store, round, kept);
                kept.add(handIn(store, "there is room again " + round));
            }
            for (String id : kept) {
                assertThat(store.submissions().find(id)).as(id).isPresent();
            }
        }
        try (Store store = Store.open(StoreSettings.embedded(data))) {
            for (String id : kept) {
                assertThat(store.submissions().find(id)).as(id).isPresent();
            }
        }
    }

    /** H2 commits each change of a table by itself: half an upgrade must not stay. */
    @Test
    void anUpgradeThatWasCutOffIsDoneAgainFromWhatWasThereBefore(@TempDir Path data)
            throws Exception {
        StoreSettings settings = StoreSettings.embedded(data);
        Path database = data.resolve("assay.mv.db");
        Path before = data.resolve("assay.before-upgrade.zip");
        String id;
        try (Store store = Store.open(settings)) {
            id = receive(store, "kept");
        }
        Path copy = Files.copy(database, data.resolve("copy"));
        String url = "jdbc:h2:steady:" + data.resolve("assay").toAbsolutePath();
        sql(url + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", "drop table policy_event");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(before))) {
            zip.putNextEntry(new ZipEntry("assay.mv.db"));
            Files.copy(copy, zip);
        }
        try (Store store = Store.open(settings)) {
            assertThat(store.submissions().find(id)).isPresent();
            assertThat(store.policies().history("c", 1)).isEmpty();
            assertThat(before).doesNotExist();
            Files.copy(copy, before);
            assertThatThrownBy(() -> Store.open(settings))
                    .as("nothing is put back below whoever has it open")
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("another Assay has it open");
        }
    }

    @Test
    void anUpgradeThatFailsLeavesWhatWasThere(@TempDir Path data) throws Exception {
        StoreSettings settings = StoreSettings.embedded(data);
        String id;
        try (Store store = Store.open(settings)) {
            id = receive(store, "kept");
        }
        String url =
                "jdbc:h2:steady:"
                        + data.resolve("assay").toAbsolutePath()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
        // As if the last upgrade were still to come, and something in its way.
        sql(url, "delete from \"flyway_schema_history\" where \"version\" = '13'");
        assertThatThrownBy(() -> Store.open(settings)).isInstanceOf(StoreException.class);
        assertThat(data.resolve("assay.before-upgrade.zip")).exists();
        assertThatThrownBy(() -> Store.open(settings)).isInstanceOf(StoreException.class);
        // What Flyway noted of its failure is not there any more.
        new Upgrade(data).takeBack();
        sql(url, "drop table decided");
        try (Store store = Store.open(settings)) {
            assertThat(store.submissions().find(id)).isPresent();
        }
        assertThat(data.resolve("assay.before-upgrade.zip")).doesNotExist();
    }

    private static void sql(String url, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement some = connection.createStatement()) {
            some.execute(statement);
        }
    }

    private static void fill(Store store, int round, ConcurrentLinkedQueue<String> kept)
            throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(WRITERS);
        AtomicInteger told = new AtomicInteger();
        ConcurrentLinkedQueue<Throwable> odd = new ConcurrentLinkedQueue<>();
        List<Thread> writers = new ArrayList<>();
        for (int w = 0; w < WRITERS; w++) {
            String writer = round + " " + w;
            writers.add(
                    Thread.ofPlatform()
                            .daemon()
                            .start(
                                    () -> {
                                        for (int i = 0, failed = 0; i < 200 && failed < 4; i++) {
                                            try {
                                                kept.add(receive(store, writer + " " + i));
                                            } catch (RuntimeException e) {
                                                told.incrementAndGet();
                                                failed++;
                                                if (Outage.of(e).isEmpty()) {
                                                    odd.add(e);
                                                }
                                            }
                                            begun.countDown();
                                        }
                                    }));
        }
        begun.await();
        DiskThatFills.setFull(true);
        for (Thread writer : writers) {
            assertThat(writer.join(Duration.ofSeconds(20))).as("%s", writer.getState()).isTrue();
        }
        DiskThatFills.setFull(false);
        assertThat(odd).isEmpty();
        assertThat(told.get()).isPositive();
    }

    /** As a learner who sends it again until it is kept. */
    private static String handIn(Store store, String answer) throws InterruptedException {
        for (int i = 0; ; i++) {
            try {
                return receive(store, answer);
            } catch (RuntimeException e) {
                assertThat(i).as("%s", e).isLessThan(2 * Store.CONNECTIONS);
                Thread.sleep(10);
            }
        }
    }

    private static String receive(Store store, String answer) {
        try {
            return store.submissions()
                    .receive(
                            new NewSubmission(
                                    "c",
                                    new Submission(
                                            "ada",
                                            List.of(new Given("q1", Answer.of(answer), List.of())),
                                            List.of()),
                                    new Upload(
                                            Kind.ANSWERS, answer.getBytes(StandardCharsets.UTF_8)),
                                    Lane.INTERACTIVE,
                                    Optional.empty(),
                                    Optional.empty()))
                    .id();
        } catch (KeyReusedException e) {
            throw new IllegalStateException("there was no key", e);
        }
    }
}
