package dev.assay.submissions.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void thereAreSoManyAndNoneWhileOthersWait() throws Exception {
        Places places = new Places(2);
        assertThat(places.take(Duration.ZERO)).as("nothing is known yet").isFalse();
        assertThat(places.take(SOON)).isFalse();
        places.setCaughtUp(true);
        assertThat(places.take(Duration.ZERO)).isTrue();
        assertThat(places.take(SOON)).isTrue();
        assertThat(places.take(Duration.ZERO)).as("both are taken").isFalse();
        assertThat(places.take(SOON)).isFalse();
        places.release();
        places.setCaughtUp(false);
        assertThat(places.take(SOON)).isFalse();
        places.setCaughtUp(true);
        assertThat(places.take(SOON)).isTrue();
    }

    @Test
    void whoHasPatienceGetsOneWhenItIsFreeAndOthersWaitNoMore() throws Exception {
        Places places = new Places(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> first = threads.submit(() -> places.take(LONG));
            Future<Boolean> second = threads.submit(() -> places.take(LONG));
            TimeUnit.MILLISECONDS.sleep(20);
            assertThat(first.isDone() || second.isDone()).isFalse();
            places.setCaughtUp(true);
            while (!first.isDone() && !second.isDone()) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            TimeUnit.MILLISECONDS.sleep(20);
            assertThat(first.isDone() && second.isDone()).isFalse();
            places.release();
            assertThat(first.get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(second.get(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whoWaitsAsAllStopsWaitsNoLonger() throws Exception {
        Places places = new Places(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> waiting = threads.submit(() -> places.take(LONG));
            TimeUnit.MILLISECONDS.sleep(20);
            places.close();
            assertThat(waiting.get(LONG.toMillis() / 2, TimeUnit.MILLISECONDS)).isFalse();
            places.setCaughtUp(true);
            assertThat(places.take(Duration.ZERO)).as("for good").isFalse();
        }
    }
}
