package dev.assay.checkers.execution.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.checkers.execution.sandbox.Cell;
import dev.assay.checkers.execution.sandbox.Frame;
import dev.assay.checkers.execution.sandbox.Host;
import dev.assay.checkers.execution.sandbox.Turns;
import dev.assay.checkers.execution.sandbox.Turns.Turn;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.SandboxException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Pythons on this machine, each with workers that wait for answers. */
final class LocalPythons implements Pythons {

    private static final Duration SLACK = Duration.ofSeconds(15);
    private static final int MOST_RESULT = 8 << 20;
    private static final int TRIES = 3;

    /** A worker that fails sooner was dead before it was asked: that is no try. */
    private static final Duration AT_ONCE = Duration.ofMillis(50);

    /** With a zygote all its workers die, those that wait included. */
    private static final int MOST_DEAD = 8;

    /** A mapping this much larger than the limit of memory is refused: it helps nobody. */
    private static final long MOST_ADDRESSES = 64L << 30;

    private final Host host;
    private final Turns turns = Turns.ofThisMachine();
    private final Map<Which, Workers> workers = new ConcurrentHashMap<>();

    LocalPythons(Host host) {
        this.host = host;
    }

    private Workers workers(Which which) throws SandboxException {
        Workers known = workers.get(which);
        if (known != null) {
            return known;
        }
        synchronized (this) {
            Workers found = workers.get(which);
            if (found == null) {
                found = new Workers(host, Interpreters.choose(which));
                workers.put(which, found);
            }
            return found;
        }
    }

    @Override
    public Optional<String> version(Which which, String name)
            throws SandboxException, InterruptedException {
        return Optional.ofNullable(workers(which).versions().get(name));
    }

    @Override
    public Told run(Which which, Program program) throws SandboxException, InterruptedException {
        Workers crew = workers(which);
        SandboxException last = null;
        int dead = 0;
        for (int tries = 0; tries < TRIES && dead < MOST_DEAD; ) {
            long asked = System.nanoTime();
            try (Turn _ = turns.take(program.alone());
                    Cell cell = crew.take(program.until())) {
                asked = System.nanoTime();
                cell.limit(program.limits());
                return told(cell, program, cell.ask(request(cell, program), patience(program)));
            } catch (SandboxException e) {
                last = e; // a worker that died is our fault: another one takes over
                if (System.nanoTime() - asked < AT_ONCE.toNanos()) {
                    dead++;
                } else {
                    tries++;
                }
            }
        }
        throw last == null ? new SandboxException("not run") : last;
    }

    private static Duration patience(Program program) {
        return program.limits().wall().plus(SLACK);
    }

    private static Frame request(Cell cell, Program program) {
        ObjectNode limits = cell.json(program.limits());
        ObjectNode setUp = program.setUp().deepCopy();
        setUp.set("limits", limits.deepCopy().put("addresses", addresses(cell, program.limits())));
        List<byte[]> steps = new ArrayList<>();
        steps.add(Frame.of(setUp).body());
        program.calls().forEach(call -> steps.add(call.body()));
        ObjectNode request = Frame.object().put("do", "answer").put("mostResult", MOST_RESULT);
        request.set("limits", limits);
        return new Frame(request, steps);
    }

    private static long addresses(Cell cell, Limits limits) {
        return cell.hasCgroups() ? MOST_ADDRESSES : limits.memoryBytes() + (6L << 30);
    }

    private static Told told(Cell cell, Program program, Frame reply) throws SandboxException {
        JsonNode report = reply.message();
        List<Step> steps = new ArrayList<>();
        List<byte[]> blobs = reply.blobs();
        boolean isGarbled = false;
        for (int i = 0; i < report.path("steps").size() && !isGarbled; i++) {
            try {
                steps.add(
                        new Step(
                                Frame.parse(ByteBuffer.wrap(blobs.get(2 * i))),
                                text(blobs.get(2 * i + 1)),
                                report.path("steps").get(i).path("cpu").asDouble()));
            } catch (IOException e) {
                isGarbled = true; // the answer wrote this: what came before it stands
            }
        }
        boolean isComplete = steps.size() == program.calls().size() + 1;
        int after = 2 * report.path("steps").size();
        End end = cell.end(report);
        return new Told(
                steps,
                isComplete && end != End.MEMORY_LIMIT,
                end,
                isComplete ? 0 : report.path("signal").asInt(0),
                text(blobs.get(after)),
                text(blobs.get(after + 1)),
                cell.memory(report));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        workers.values().forEach(Workers::close);
        host.close();
    }
}
