package dev.assay.checkers.process;

import dev.assay.spi.Answer;
import dev.assay.spi.Sandbox;
import dev.assay.spi.Sandbox.Said;
import dev.assay.spi.Sandbox.SandboxException;
import dev.assay.spi.Service;

/** Runs authors' programs: keeps those that answer line by line, and stops asking broken ones. */
public interface Processes extends Service {

    /**
     * Asks a program.
     *
     * @throws OutOfServiceException when it failed too often of late
     * @throws SandboxException when the sandbox did not do its work
     */
    Said ask(Sandbox sandbox, Program program, String line)
            throws OutOfServiceException, SandboxException, InterruptedException;

    /** Whoever asked could use what the program said. */
    void worked(Program program);

    /** Whoever asked could not use it. A process that goes on is not asked again. */
    void failed(Program program, Answer answer, String why);

    /** A program that failed so often that it is let be for a while. */
    final class OutOfServiceException extends Exception {

        private static final long serialVersionUID = 1;

        OutOfServiceException(String message) {
            super(message);
        }
    }
}
