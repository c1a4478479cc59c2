package dev.assay.checkers.execution.program;

import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.Ran;
import dev.assay.spi.Sandbox.SandboxException;
import dev.assay.spi.Service;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds and runs programs, each time in a box of its own. */
interface Languages extends Service {

    /** What a command begins with that is run by an interpreter which has started already. */
    String PYTHON = "python3";

    /** What is missing on this machine for a language, and how to get it; empty when nothing is. */
    Optional<String> missing(Language language);

    /** The path of one of the JDK's programs, such as {@code javac}. */
    String java(String program);

    /**
     * Something to run in a box that holds nothing else.
     *
     * @param files by their paths in the box; nothing of what must stay secret is among them
     * @param commands programs with their arguments, each run if the one before ended well
     * @param stdin what they read
     * @param alone whether to wait until nothing else runs
     * @param until when to give up waiting for a box
     * @param result the file to take out of the box if all end by themselves
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes go in as they are; nobody compares jobs
    record Job(
            Map<String, byte[]> files,
            List<List<String>> commands,
            byte[] stdin,
            Limits limits,
            boolean alone,
            Instant until,
            Optional<String> result) {

        public Job {
            files = Map.copyOf(files);
            commands = List.copyOf(commands);
        }
    }

    /**
     * What came of it.
     *
     * @param ran what came of the last command that was run
     * @param result the file that was asked for, if it is there
     */
    record Done(Ran ran, Optional<byte[]> result) {}

    /** What compiling an answer may take: twice that must fit into the time for an answer. */
    Limits compiling();

    /** The comparators of this machine, and how they did. */
    Comparators comparators();

    /**
     * Runs it.
     *
     * @throws SandboxException when it could not be run: our fault
     */
    Done run(Job job) throws SandboxException, InterruptedException;
}
