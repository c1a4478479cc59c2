package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells a client of each change of a status, as server-sent events, until there are no more. */
final class StatusStream {

    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final int SILENT_BEATS = 15;
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private StatusStream() {}

    /** A status, and whether it is the last one. */
    record Told(ObjectNode json, boolean isLast) {}

    /** Waits for the next change, or until the time is over. */
    interface Pause {
        void await(Duration atMost) throws InterruptedException;
    }

    /**
     * Sends them all, and closes the stream; after half an hour in any case: the client comes back.
     */
    static void send(SseEventSink sink, Sse sse, Supplier<Told> status, Pause pause)
            throws InterruptedException {
        long until = System.nanoTime() + LONGEST.toNanos();
        try (sink) {
            Optional<ObjectNode> before = Optional.empty();
            int silent = 0;
            while (!sink.isClosed() && System.nanoTime() < until) {
                Told now = status.get();
                if (!before.equals(Optional.of(now.json()))) {
                    sink.send(
                                    sse.newEventBuilder()
                                            .name("status")
                                            .mediaType(MediaType.APPLICATION_JSON_TYPE)
                                            .data(now.json().toString())
                                            .build())
                            .toCompletableFuture()
                            .join();
                    before = Optional.of(now.json());
                    silent = 0;
                } else if (++silent >= SILENT_BEATS) {
                    sink.send(sse.newEventBuilder().comment("still here").build());
                    silent = 0;
                }
                if (now.isLast()) {
                    return;
                }
                pause.await(BEAT);
            }
        }
    }
}
