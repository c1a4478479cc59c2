package dev.assay.checkers.execution.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.spi.Sandbox.SandboxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SharedTest {

    private final ExecutorService others = Executors.newCachedThreadPool();
    private final AtomicInteger made = new AtomicInteger();
    private final List<Integer> ended = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch isBegun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @AfterEach
    void endsThreads() {
        mayEnd.countDown();
        others.shutdownNow();
    }

    /** The first at once, those that follow when they may. */
    private int slowly() throws InterruptedException {
        int number = made.incrementAndGet();
        if (number > 1) {
            isBegun.countDown();
            mayEnd.await();
        }
        return number;
    }

    private Shared<Integer> shared(int most) {
        return new Shared<>(most, this::slowly, ended::add);
    }

    @Test
    void whoFindsNoneFreeIsServedByTheFirstThatIsGivenBack() throws Exception {
        try (Shared<Integer> shared = shared(2)) {
            int first = shared.take(Instant.MAX);
            Future<Integer> other = others.submit(() -> shared.take(soon()));
            isBegun.await(); // a second one is in the making, and stays so
            shared.giveBack(first);
            assertEquals(first, other.get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void whoFindsNoneFreeIsServedByOneThatIsMadeMeanwhile() throws Exception {
        try (Shared<Integer> shared = shared(2)) {
            shared.take(Instant.MAX);
            mayEnd.countDown();
            assertEquals(2, shared.take(soon()));
        }
    }

    @Test
    void thereAreNoMoreThanMayBe() throws Exception {
        try (Shared<Integer> shared = shared(1)) {
            shared.take(Instant.MAX);
            Instant now = Instant.now();
            assertThrows(SandboxException.class, () -> shared.take(now.plusMillis(50)));
            assertEquals(1, made.get());
        }
    }

    @Test
    void oneThatIsDiscardedIsEndedAndReplacedBeforeAnybodyAsks() throws Exception {
        try (Shared<Integer> shared = shared(1)) {
            shared.discard(shared.take(Instant.MAX));
            assertEquals(List.of(1), ended);
            isBegun.await();
            mayEnd.countDown();
            assertEquals(2, shared.take(soon()));
        }
    }

    @Test
    void whenNoneCanBeMadeWhoeverWaitsHearsIt() {
        Shared.Maker<Integer> broken =
                () -> {
                    made.incrementAndGet();
                    throw new SandboxException("broken");
                };
        try (Shared<Integer> shared = new Shared<>(2, broken, ended::add)) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(others.submit(() -> shared.take(soon())));
            }
            for (Future<Integer> each : all) {
                Throwable why = assertThrows(ExecutionException.class, each::get).getCause();
                assertEquals("broken", why.getMessage());
            }
        }
    }

    @Test
    void closedItEndsThoseThatAreFreeAndThoseThatComeBack() throws Exception {
        Shared<Integer> shared = shared(2);
        int taken = shared.take(Instant.MAX);
        mayEnd.countDown();
        shared.giveBack(shared.take(soon()));
        shared.close();
        assertEquals(List.of(2), ended);
        shared.giveBack(taken);
        assertEquals(List.of(2, 1), ended);
        assertTrue(
                assertThrows(SandboxException.class, () -> shared.take(soon()))
                        .getMessage()
                        .contains("closed"));
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(50);
    }
}
