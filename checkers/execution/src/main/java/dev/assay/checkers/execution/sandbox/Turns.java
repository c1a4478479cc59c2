package dev.assay.checkers.execution.sandbox;

import java.util.concurrent.Semaphore;

/**
 * As many runs at once as there are cores, whoever starts them: times are then those of the answer.
 * One that must run alone waits until nothing else runs, and is not overtaken.
 */
public final class Turns {

    /** The machine's cores are the same for all who share them. */
    private static final Turns OF_THIS_MACHINE =
            new Turns(Runtime.getRuntime().availableProcessors());

    private final int cores;
    private final Semaphore free;

    Turns(int cores) {
        this.cores = cores;
        this.free = new Semaphore(cores, true);
    }

    public static Turns ofThisMachine() {
        return OF_THIS_MACHINE;
    }

    /** How many may run at once. */
    public int cores() {
        return cores;
    }

    /** Waits for a turn; close it when the run has ended. */
    public Turn take(boolean alone) throws InterruptedException {
        int places = alone ? cores : 1;
        free.acquire(places);
        return () -> free.release(places);
    }

    /** A place that is held. */
    @FunctionalInterface
    public interface Turn extends AutoCloseable {

        @Override
        void close();
    }
}
