package dev.assay.submissions.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Wrong tokens cost next to nothing, and keep no right one out. */
class LiveTokensTest {

    private final Set<String> there = ConcurrentHashMap.newKeySet();
    private final AtomicInteger queries = new AtomicInteger();
    private final LiveTokens live =
            new LiveTokens(
                    () -> {
                        queries.incrementAndGet();
                        return Set.copyOf(there);
                    });

    @Test
    void whatIsKnownNeedsNoQuery() {
        there.add("a");
        for (int i = 0; i < 100; i++) {
            assertThat(live.has("a")).isTrue();
        }
        assertThat(queries).hasValue(1);
    }

    @Test
    void aQueryThatFailsSaysNothingOfTheTokensThatWaitedForIt() throws Exception {
        there.add("right");
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(9);
        LiveTokens shaky =
                new LiveTokens(
                        () -> {
                            if (asked.getAndIncrement() == 0) {
                                awaitAll(all);
                                throw new IllegalStateException("the database is away");
                            }
                            return Set.copyOf(there);
                        });
        Callable<Boolean> one =
                () -> {
                    all.countDown();
                    return shaky.has("right");
                };
        int failed = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> each : threads.invokeAll(Collections.nCopies(10, one))) {
                try {
                    assertThat(each.get()).isTrue();
                } catch (ExecutionException e) {
                    failed++;
                }
            }
        }
        assertThat(failed).isEqualTo(1);
    }

    /** The others have come by then, and wait, or ask soon after. */
    private static void awaitAll(CountDownLatch all) {
        try {
            assertThat(all.await(5, TimeUnit.SECONDS)).isTrue();
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFloodOfWrongOnesIsFewQueriesAndTheRightOneGetsIn() throws Exception {
        assertThat(live.has("before")).isFalse();
        List<Callable<Boolean>> flood = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String wrong = "wrong " + i;
            flood.add(() -> live.has(wrong));
        }
        // Made a moment ago, by another server.
        there.add("right");
        flood.add(250, () -> live.has("right"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = threads.invokeAll(flood);
            for (int i = 0; i < all.size(); i++) {
                assertThat(all.get(i).get()).isEqualTo(i == 250);
            }
        }
        assertThat(queries.get()).isLessThan(50);
    }
}
