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
     */
    static Worker start(
            Sandbox sandbox, List<String> line, Limits limits, boolean alone, String hello)
            throws SandboxException, InterruptedException {
        Box box = sandbox.box();
        try {
            Command command = new Command(line, Map.of(), new byte[0], limits, alone);
            Worker worker = new Worker(box, box.talk(command));
            Said ready = worker.ask(hello);
            if (ready.line().isEmpty()) {
                throw new SandboxException("Java does not start: " + why(ready));
            }
            return worker;
        } catch (SandboxException | InterruptedException | RuntimeException e) {
            box.close();
            throw e;
        }
    }

    private static String why(Said said) {
        String errors = new String(said.ran().stderr(), StandardCharsets.UTF_8).strip();
        End end = said.ran().end();
        return errors.isEmpty()
                ? end + " " + said.ran().status()
                : errors.substring(0, Math.min(errors.length(), 500));
    }

    Said ask(String line) throws SandboxException, InterruptedException {
        return dialogue.ask(line);
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - born);
    }

    @Override
    public void close() {
        box.close();
    }
}
