package dev.assay.checkers.execution.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.spi.Sandbox;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.SandboxException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A box that is there: its line, its group, and the zygote that it came from. */
public final class Cell implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int DISK = 16 << 20;
    private static final int INODES = 2_000;

    private final Zygote mother;
    private final Connection connection;
    private final Cgroups.Slot slot;
    private final boolean hasCgroups;
    private final AtomicBoolean isClosed = new AtomicBoolean();

    Cell(Zygote mother, Connection connection, Cgroups.Slot slot, boolean hasCgroups) {
        this.mother = mother;
        this.connection = connection;
        this.slot = slot;
        this.hasCgroups = hasCgroups;
    }

    void begin(boolean forAnswer) throws SandboxException, InterruptedException {
        try {
            limit(Limits.STANDARD.withMemory(1L << 30));
            ask(
                    Frame.of(
                            Frame.object()
                                    .put("slot", slot.name())
                                    .put("answer", forAnswer)
                                    .put("disk", DISK)
                                    .put("inodes", INODES)),
                    SOON);
        } catch (SandboxException | InterruptedException e) {
            close();
            throw e;
        }
    }

    /** Sends a request and waits for the reply, {@code patience} beyond what it may take. */
    public Frame ask(Frame request, Duration patience)
            throws SandboxException, InterruptedException {
        return connection.ask(request, patience);
    }

    /** Begins to count anew, under these limits. */
    public void limit(Limits limits) throws SandboxException {
        try {
            slot.limit(limits.memoryBytes(), limits.processes());
        } catch (IOException e) {
            throw new SandboxException("no limits: " + e.getMessage(), e);
        }
    }

    /** Limits as the box reads them; times in seconds. */
    public ObjectNode json(Limits limits) {
        return Frame.object()
                .put("cpu", limits.cpu().toNanos() / 1e9)
                .put("wall", limits.wall().toNanos() / 1e9)
                .put("memory", limits.memoryBytes())
                .put("processes", limits.processes())
                .put("files", limits.openFiles())
                .put("output", limits.outputBytes());
    }

    /** Whether the kernel counts for the box as a whole. */
    public boolean hasCgroups() {
        return hasCgroups;
    }

    /** How a run ended, by the word of the box and of the kernel. */
    public End end(JsonNode report) throws SandboxException {
        // The kernel's word first: what is short of memory may look like anything else.
        if (slot.isOutOfMemory()) {
            return End.MEMORY_LIMIT;
        }
        return switch (report.path("end").asText("")) {
            case "time" -> End.TIME_LIMIT;
            case "memory" -> End.MEMORY_LIMIT;
            case "output" -> End.OUTPUT_LIMIT;
            default -> report.path("signal").isNumber() ? End.SIGNALLED : End.EXITED;
        };
    }

    /** The most memory that was used, in bytes, as far as it is known. */
    public long memory(JsonNode report) {
        return Math.max(slot.peak(), report.path("memory").asLong());
    }

    /** What a report says of a command. */
    public Sandbox.Ran ran(Frame reply) throws SandboxException {
        JsonNode report = reply.message();
        End end = end(report);
        int status =
                switch (end) {
                    case EXITED -> report.path("exit").asInt();
                    case SIGNALLED -> report.path("signal").asInt();
                    case TIME_LIMIT, MEMORY_LIMIT, OUTPUT_LIMIT -> 0;
                };
        return new Sandbox.Ran(
                end,
                status,
                reply.blobs().get(0),
                reply.blobs().get(1),
                seconds(report.path("cpu")),
                seconds(report.path("wall")),
                memory(report));
    }

    /** A time in seconds. */
    public static Duration seconds(JsonNode number) {
        return Duration.ofNanos(Math.max(0, Math.round(number.asDouble() * 1e9)));
    }

    /** Whether it has ended by itself, or its zygote has. */
    public boolean isGone() {
        return connection.isGone();
    }

    @Override
    public void close() {
        if (isClosed.compareAndSet(false, true)) {
            connection.close();
            slot.close();
            mother.leave();
        }
    }
}
