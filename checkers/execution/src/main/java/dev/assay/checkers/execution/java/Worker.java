package dev.assay.checkers.execution.java;

import dev.assay.spi.Sandbox;
import dev.assay.spi.Sandbox.Box;
import dev.assay.spi.Sandbox.Command;
import dev.assay.spi.Sandbox.Dialogue;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.Said;
import dev.assay.spi.Sandbox.SandboxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Java process in a box of its own that answers lines. */
final class Worker implements AutoCloseable {

    private static final int KILL = 9;

    private final Box box;
    private final Dialogue dialogue;
    private final long born = System.nanoTime();

    private Worker(Box box, Dialogue dialogue) {
        this.box = box;
        this.dialogue = dialogue;
    }

    /**
     * Starts one and waits until it has said something.
     *
     * @param hello what makes it say something when it is ready
     * @throws SandboxException when Java does not start
     */
    static Worker start(
            Sandbox sandbox, List<String> line, Limits limits, boolean alone, String hello)
            throws SandboxException, LostWorkerException, InterruptedException {
        Box box = sandbox.box();
        Worker started = null;
        try {
            Command command = new Command(line, Map.of(), new byte[0], limits, alone);
            Worker worker = new Worker(box, talk(box, command));
            Said ready = worker.askOurs(hello);
            if (ready.line().isEmpty()) {
                throw new SandboxException("Java does not start: " + why(ready));
            }
            started = worker;
            return worker;
        } finally {
            if (started == null) {
                box.close();
            }
        }
    }

    private static Dialogue talk(Box box, Command command)
            throws LostWorkerException, InterruptedException {
        try {
            return box.talk(command);
        } catch (SandboxException e) {
            throw lost(e);
        }
    }

    private static LostWorkerException lost(SandboxException e) {
        return new LostWorkerException(String.valueOf(e.getMessage()), e);
    }

    private static String why(Said said) {
        String errors = new String(said.ran().stderr(), StandardCharsets.UTF_8).strip();
        End end = said.ran().end();
        return errors.isEmpty()
                ? end + " " + said.ran().status()
                : errors.substring(0, Math.min(errors.length(), 500));
    }

    /** Asks for what runs an answer: it may be the answer that ends the process. */
    Said ask(String line) throws SandboxException, InterruptedException {
        return dialogue.ask(line);
    }

    /** Asks for what runs nothing of an answer: nothing but the outside kills it meanwhile. */
    Said askOurs(String line) throws LostWorkerException, InterruptedException {
        Said said;
        try {
            said = dialogue.ask(line);
        } catch (SandboxException e) {
            throw lost(e);
        }
        if (said.line().isEmpty()
                && said.ran().end() == End.SIGNALLED
                && said.ran().status() == KILL) {
            throw new LostWorkerException("it was killed");
        }
        return said;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - born);
    }

    @Override
    public void close() {
        box.close();
    }
}
