package dev.assay.checkers.execution.python;

import dev.assay.checkers.execution.sandbox.Cell;
import dev.assay.checkers.execution.sandbox.Cells;
import dev.assay.checkers.execution.sandbox.Host;
import dev.assay.checkers.execution.sandbox.Interpreter;
import dev.assay.checkers.execution.sandbox.Turns;
import dev.assay.spi.Sandbox.SandboxException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Cells of one runtime, each with a process that waits for an answer: as many spare ones as there
 * are cores, made in the background.
 */
final class Workers implements AutoCloseable {

    private final Cells cells;
    private final BlockingQueue<Cell> spare;
    private final ExecutorService refill;
    private volatile boolean isClosed;

    Workers(Host host, Interpreter interpreter) {
        this.cells = new Cells(host, interpreter);
        int cores = Turns.ofThisMachine().cores();
        this.spare = new ArrayBlockingQueue<>(cores);
        // One at a time, and no more waiting than there is room for.
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(
                        1,
                        1,
                        1,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(cores),
                        task -> {
                            Thread thread = new Thread(task, "assay-workers");
                            thread.setDaemon(true);
                            return thread;
                        },
                        new ThreadPoolExecutor.DiscardPolicy());
        executor.allowCoreThreadTimeOut(true);
        this.refill = executor;
    }

    Map<String, String> versions() throws SandboxException, InterruptedException {
        return cells.versions();
    }

    /** A cell for one answer, a spare one if there is any; the caller closes it. */
    Cell take(Instant until) throws SandboxException, InterruptedException {
        for (Cell cell = spare.poll(); cell != null; cell = spare.poll()) {
            refill();
            if (!cell.isGone()) {
                return cell;
            }
            cell.close();
        }
        Cell made = cells.cell(true, until);
        refill();
        return made;
    }

    private void refill() {
        try {
            refill.execute(this::refillOnce);
        } catch (RejectedExecutionException e) {
            // It is being closed.
        }
    }

    private void refillOnce() {
        if (isClosed || spare.remainingCapacity() == 0) {
            return;
        }
        try {
            Cell cell = cells.cell(true, Instant.MAX);
            if (isClosed || !spare.offer(cell)) {
                cell.close();
            }
        } catch (SandboxException e) {
            // Whoever needs one makes it, and hears why it can't be made.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        isClosed = true;
        refill.shutdownNow();
        for (Cell cell = spare.poll(); cell != null; cell = spare.poll()) {
            cell.close();
        }
        cells.close();
    }
}
