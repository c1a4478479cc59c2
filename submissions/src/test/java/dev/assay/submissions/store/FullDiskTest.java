package dev.assay.submissions.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.grading.Submission;
import dev.assay.grading.Submission.Given;
import dev.assay.spi.Answer;
import dev.assay.submissions.store.NewSubmission.Lane;
import dev.assay.submissions.store.Submissions.KeyReusedException;
import dev.assay.submissions.store.Upload.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
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
