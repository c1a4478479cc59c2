package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.java.guest.RunnerMain;
import dev.assay.checkers.execution.java.guest.Wire;
import dev.assay.spi.Sandbox;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.SandboxException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Java processes that each wait for one answer, under the same limits: some spare ones, made in the
 * background and thrown away when they have waited long.
 */
final class Runners implements AutoCloseable {

    /** What a JVM needs besides its objects: code, classes, stacks. */
    static final int BESIDES_MIB = 256;

    private static final Duration MOST_AGE = Duration.ofMinutes(30);

    private final Sandbox sandbox;
    private final Installation installation;
    private final Limits limits;
    private final boolean forTests;
    private final BlockingQueue<Worker> spare;
    private final ExecutorService refill;
    private volatile boolean isClosed;

    /**
     * Makes none yet.
     *
     * @param forTests whether JUnit is to be warm in them: it takes twice as long to make one
     */
    Runners(
            Sandbox sandbox,
            Installation installation,
            Limits limits,
            boolean forTests,
            int spares) {
        this.sandbox = sandbox;
        this.installation = installation;
        this.limits = limits;
        this.forTests = forTests;
        this.spare = new ArrayBlockingQueue<>(spares);
        // One at a time, and no more waiting than there is room for.
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(
                        1,
                        1,
                        1,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(spares),
                        task -> {
                            Thread thread = new Thread(task, "assay-java-runners");
                            thread.setDaemon(true);
                            return thread;
                        },
                        new ThreadPoolExecutor.DiscardPolicy());
        executor.allowCoreThreadTimeOut(true);
        this.refill = executor;
    }

    /** A process for one answer, a spare one if there is any; the caller closes it. */
    Worker take() throws SandboxException, LostWorkerException, InterruptedException {
        Worker found = spare.poll();
        while (found != null && found.age().compareTo(MOST_AGE) > 0) {
            found.close();
            found = spare.poll();
        }
        Worker taken = found == null ? start(false) : found;
        refill();
        return taken;
    }

    /** A process for one answer that runs when nothing else does. */
    Worker alone() throws SandboxException, LostWorkerException, InterruptedException {
        return start(true);
    }

    private Worker start(boolean alone)
            throws SandboxException, LostWorkerException, InterruptedException {
        int heap = (int) (limits.memoryBytes() >> 20) - BESIDES_MIB;
        String warm = warm();
        return installation.started(
                () -> Worker.start(sandbox, installation.runner(heap), limits, alone, warm));
    }

    private String warm() throws SandboxException {
        try {
            return Wire.line(
                    out -> {
                        Wire.text(out, "");
                        out.writeByte(RunnerMain.WARM);
                        out.writeBoolean(forTests);
                    });
        } catch (IOException e) {
            throw new SandboxException("not to be written: " + e.getMessage(), e);
        }
    }

    /** Makes what is missing, in the background. */
    void refill() {
        try {
            for (int i = spare.remainingCapacity(); i > 0; i--) {
                refill.execute(this::refillOnce);
            }
        } catch (RejectedExecutionException e) {
            // It is being closed.
        }
    }

    private void refillOnce() {
        if (isClosed || spare.remainingCapacity() == 0) {
            return;
        }
        try {
            Worker made = start(false);
            if (!spare.offer(made)) {
                made.close();
            } else if (isClosed) {
                empty();
            }
        } catch (SandboxException | LostWorkerException e) {
            // Whoever needs one makes it, and hears why it can't be made.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void empty() {
        for (Worker each = spare.poll(); each != null; each = spare.poll()) {
            each.close();
        }
    }

    @Override
    public void close() {
        isClosed = true;
        refill.shutdownNow();
        empty();
    }
}
