package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.java.Javas.Compiling;
import dev.assay.checkers.execution.java.guest.CompileRequest;
import dev.assay.checkers.execution.java.guest.Compiled;
import dev.assay.checkers.execution.java.guest.CompilerMain;
import dev.assay.spi.Sandbox;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.Said;
import dev.assay.spi.Sandbox.SandboxException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Compilers, as many as there are cores at most. Each serves many answers, as it runs nothing of
 * them; it is replaced when it has served many, is old, or did not do its work.
 */
final class Compilers implements AutoCloseable {

    private static final int HEAP_MIB = 256;
    private static final int MOST_ANSWERS = 500;
    private static final Duration MOST_AGE = Duration.ofHours(1);

    /** For one answer and all calls of it; nobody types what takes as long. */
    private static final Limits LIMITS =
            new Limits(
                    Duration.ofSeconds(6), Duration.ofSeconds(15), 512L << 20, 128, 1024, 16 << 20);

    /** A compiler and how many it has served. */
    private record Used(Worker worker, int answers) {

        boolean isWorn() {
            return answers >= MOST_ANSWERS || worker.age().compareTo(MOST_AGE) > 0;
        }
    }

    private final Sandbox sandbox;
    private final Installation installation;
    private final Semaphore places;
    private final Shared<Used> shared;

    Compilers(Sandbox sandbox, Installation installation, int most) {
        this.sandbox = sandbox;
        this.installation = installation;
        this.places = new Semaphore(most, true);
        this.shared =
                new Shared<>(most, () -> new Used(start(false), 0), used -> used.worker.close());
    }

    Compiling compile(CompileRequest request, boolean alone, Instant until)
            throws SandboxException, InterruptedException {
        String line;
        try {
            line = request.line();
        } catch (IOException e) {
            throw new SandboxException("not to be written: " + e.getMessage(), e);
        }
        long left = Math.max(0, Duration.between(Instant.now(), until).toMillis());
        if (!places.tryAcquire(left, TimeUnit.MILLISECONDS)) {
            throw new SandboxException("no compiler is free");
        }
        try {
            return Tries.of(until, () -> compile(line, alone, until));
        } finally {
            places.release();
        }
    }

    private Compiling compile(String line, boolean alone, Instant until)
            throws SandboxException, LostWorkerException, InterruptedException {
        Used used = alone ? new Used(start(true), 0) : shared.take(until);
        boolean isWell = false;
        try {
            Said said = used.worker.askOurs(line);
            if (said.line().isEmpty()) {
                End end = said.ran().end();
                if (end == End.EXITED || end == End.SIGNALLED) {
                    throw new SandboxException("a compiler died");
                }
                return new Compiling(Optional.empty(), end);
            }
            String reply = said.line().get();
            if (reply.startsWith(CompilerMain.BROKEN)) {
                throw new SandboxException("a compiler fails: " + reply);
            }
            Compiled compiled = Compiled.read(reply);
            isWell = true;
            return new Compiling(Optional.of(compiled), End.EXITED);
        } catch (IOException e) {
            throw new SandboxException("a compiler says what is no reply", e);
        } finally {
            Used after = new Used(used.worker, used.answers + 1);
            if (alone) {
                used.worker.close();
            } else if (isWell && !after.isWorn()) {
                shared.giveBack(after);
            } else {
                shared.discard(after);
            }
        }
    }

    private Worker start(boolean alone)
            throws SandboxException, LostWorkerException, InterruptedException {
        return installation.started(
                () -> Worker.start(sandbox, installation.compiler(HEAP_MIB), LIMITS, alone, ""));
    }

    @Override
    public void close() {
        shared.close();
    }
}
