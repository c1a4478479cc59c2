package dev.assay.checkers.execution.java;

import dev.assay.spi.Sandbox.SandboxException;
import java.time.Instant;

/**
 * Work that is tried again with another worker when it fails for a reason of ours. A worker that
 * was lost is no try: with a zygote all that wait are lost at once. Time bounds both.
 */
final class Tries {

    private static final int MOST = 3;

    /** Nothing but what is wrong with this machine kills more of them. */
    private static final int MOST_LOST = 20;

    private Tries() {}

    /** Does it once. */
    @FunctionalInterface
    interface Work<T> {
        T once() throws SandboxException, LostWorkerException, InterruptedException;
    }

    /**
     * What comes of the first try that does not fail.
     *
     * @param until after that no other one begins
     */
    static <T> T of(Instant until, Work<T> work) throws SandboxException, InterruptedException {
        SandboxException last = new SandboxException("there was no time for it");
        int tries = 0;
        int lost = 0;
        while (tries < MOST && lost < MOST_LOST && Instant.now().isBefore(until)) {
            try {
                return work.once();
            } catch (LostWorkerException e) {
                last = new SandboxException("a worker was lost: " + e.getMessage(), e);
                lost++;
            } catch (SandboxException e) {
                last = e; // our fault, too: another worker takes over
                tries++;
            }
        }
        throw last;
    }
}
