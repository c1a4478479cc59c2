package dev.assay.submissions.web;

import dev.assay.submissions.store.Jobs;
import dev.assay.submissions.store.Jobs.Depth;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How much waits to be graded, as metrics; the store is asked once a second at most. */
final class QueueGauges {

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Jobs jobs;
    private @Nullable Depth last;
    private long looked;

    private QueueGauges(Jobs jobs) {
        this.jobs = jobs;
    }

    static void register(MeterRegistry meters, Jobs jobs) {
        QueueGauges gauges = new QueueGauges(jobs);
        gauges.add(meters, "assay.jobs.waiting", "Submissions that wait", Depth::all);
        gauges.add(
                meters,
                "assay.jobs.handed.over",
                "Submissions that a person must look at",
                Depth::handedOver);
        gauges.add(
                meters,
                "assay.jobs.oldest.seconds",
                "How long the oldest has waited",
                depth ->
                        depth.oldest()
                                .map(since -> Duration.between(since, Instant.now()).toSeconds())
                                .orElse(0L));
    }

    private void add(
            MeterRegistry meters, String name, String what, ToDoubleFunction<Depth> value) {
        Gauge.builder(name, this, gauges -> value.applyAsDouble(gauges.depth()))
                .description(what)
                .strongReference(true)
                .register(meters);
    }

    private synchronized Depth depth() {
        Depth depth = last;
        long now = System.nanoTime();
        if (depth == null || now - looked > FRESH_NANOS) {
            depth = jobs.depth();
            last = depth;
            looked = now;
        }
        return depth;
    }
}
