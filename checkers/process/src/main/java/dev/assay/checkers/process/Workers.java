package dev.assay.checkers.process;

import dev.assay.spi.Sandbox;
import dev.assay.spi.Sandbox.Box;
import dev.assay.spi.Sandbox.Dialogue;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Said;
import dev.assay.spi.Sandbox.SandboxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Processes that wait for their next line. As many of a program run as are asked at once; a few are
 * kept for a while, and none for ever.
 */
final class Workers implements AutoCloseable {

    private static final int MOST_IDLE = 4 * Runtime.getRuntime().availableProcessors();
    private static final Duration MOST_IDLE_TIME = Duration.ofMinutes(2);

    /** What leaks in an author's program stays small. */
    private static final int MOST_LINES = 1_000;

    private final InstantSource clock;

    /** The longest idle first. */
    private final Deque<Worker> idle = new ArrayDeque<>();

    private boolean isClosed;

    Workers(InstantSource clock) {
        this.clock = clock;
    }

    private record Worker(Program program, Box box, Dialogue dialogue, int lines, Instant since) {

        Worker used(Instant now) {
            return new Worker(program, box, dialogue, lines + 1, now);
        }
    }

    Said ask(Sandbox sandbox, Program program, String line)
            throws SandboxException, InterruptedException {
        Optional<Worker> waiting = take(program);
        if (waiting.isPresent()) {
            try {
                Said said = ask(waiting.get(), line);
                boolean ended =
                        said.line().isEmpty()
                                && (said.ran().end() == End.EXITED
                                        || said.ran().end() == End.SIGNALLED);
                if (!ended) {
                    return said;
                }
            } catch (SandboxException e) {
                waiting.get().box().close();
            }
            // It may have ended while it was idle, and no answer is at fault: a fresh one tells.
        }
        return ask(start(sandbox, program), line);
    }

    private Said ask(Worker worker, String line) throws SandboxException, InterruptedException {
        boolean keep = false;
        try {
            Said said = worker.dialogue().ask(line);
            keep = said.line().isPresent() && worker.lines() + 1 < MOST_LINES;
            return said;
        } finally {
            if (keep) {
                give(worker.used(clock.instant()));
            } else {
                worker.box().close();
            }
        }
    }

    private Worker start(Sandbox sandbox, Program program)
            throws SandboxException, InterruptedException {
        Box box = sandbox.box();
        try {
            LocalProcesses.fill(box, program);
            Dialogue dialogue = box.talk(program.toCommand());
            return new Worker(program, box, dialogue, 0, clock.instant());
        } catch (SandboxException | InterruptedException | RuntimeException e) {
            box.close();
            throw e;
        }
    }

    private Optional<Worker> take(Program program) {
        List<Worker> old = new ArrayList<>();
        Worker found = null;
        synchronized (this) {
            Instant oldest = clock.instant().minus(MOST_IDLE_TIME);
            for (Iterator<Worker> all = idle.descendingIterator(); all.hasNext(); ) {
                Worker each = all.next();
                if (each.since().isBefore(oldest)) {
                    all.remove();
                    old.add(each);
                } else if (found == null && each.program().equals(program)) {
                    all.remove();
                    found = each;
                }
            }
        }
        old.forEach(each -> each.box().close());
        return Optional.ofNullable(found);
    }

    private void give(Worker worker) {
        Worker least = null;
        synchronized (this) {
            if (isClosed) {
                least = worker;
            } else {
                idle.addLast(worker);
                least = idle.size() > MOST_IDLE ? idle.removeFirst() : null;
            }
        }
        if (least != null) {
            least.box().close();
        }
    }

    /** Ends all processes of a program that are idle: the next line gets a fresh one. */
    void dismiss(Program program) {
        List<Worker> dismissed;
        synchronized (this) {
            dismissed = idle.stream().filter(each -> each.program().equals(program)).toList();
            idle.removeAll(dismissed);
        }
        dismissed.forEach(each -> each.box().close());
    }

    @Override
    public void close() {
        List<Worker> all;
        synchronized (this) {
            isClosed = true;
            all = List.copyOf(idle);
            idle.clear();
        }
        all.forEach(each -> each.box().close());
    }
}
