package dev.assay.spi;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs programs that nobody trusts, shut off from the machine, the network and each other. There is
 * no unsandboxed way: where the machine does not allow a sandbox, the service can't be opened.
 *
 * <p>What stays secret (expected values, hidden cases) must not enter: compare what comes out.
 */
public interface Sandbox extends Service {

    /**
     * Opens an empty box. Waits for a place when too many are open.
     *
     * @throws SandboxException when no box can be had: our fault, worth another try
     */
    Box box() throws SandboxException, InterruptedException;

    /**
     * A file system and a set of processes of its own. Files written to {@code /box} (where
     * commands start) and {@code /tmp} last until the box is closed; all else is read-only. One
     * thread at a time uses a box.
     */
    interface Box extends AutoCloseable {

        /**
         * Writes a file.
         *
         * @param path relative to {@code /box}, with {@code /}; folders are made
         */
        void put(String path, byte[] content) throws SandboxException, InterruptedException;

        /**
         * Reads a file that a command wrote, from inside the box; a link is not followed.
         *
         * @return empty when there is no such regular file, or it is larger than {@code most} bytes
         */
        Optional<byte[]> get(String path, int most) throws SandboxException, InterruptedException;

        /**
         * Runs a command to its end, and ends all processes that it leaves behind. Waits for a core
         * first; that time is not counted.
         *
         * @throws SandboxException when it could not be run or its end not be told: our fault
         * @throws InterruptedException when the thread is interrupted; the box is closed
         */
        Ran run(Command command) throws SandboxException, InterruptedException;

        /**
         * Starts a command and waits until it has written {@code ready} and a line end to its
         * standard output: a worker that is warm before there is work. Files may be put meanwhile;
         * nothing else may run in the box. Limits of time count from {@link Warm#run}.
         *
         * @param ready the line; it and what came before it are no part of the output
         * @param patience how long to wait for it
         * @throws SandboxException when it does not come
         */
        Warm start(Command command, String ready, Duration patience)
                throws SandboxException, InterruptedException;

        /**
         * Starts a command that answers each line with a line, for as long as the box is open.
         * Nothing else may run in the box. Limits of time and output hold for each line, the others
         * for the command; its standard input is empty at first.
         *
         * @throws SandboxException when it could not be started
         */
        Dialogue talk(Command command) throws SandboxException, InterruptedException;

        /** Ends all that runs in it, and takes its files away. */
        @Override
        void close();
    }

    /** A command that is asked line by line. For one thread at a time. */
    interface Dialogue {

        /**
         * Sends a line and waits for the next line that it prints; what it printed before is
         * dropped. Waits for a core first; that time is not counted.
         *
         * @param line without a line end
         * @throws SandboxException when the box is gone, or the command had ended before
         */
        Said ask(String line) throws SandboxException, InterruptedException;
    }

    /**
     * What a command said to a line.
     *
     * @param line without its end; empty when none came, and then the command has ended or was
     *     ended at a limit, as {@code ran} tells
     * @param ran what the line took, and what was printed to standard error meanwhile
     */
    record Said(Optional<String> line, Ran ran) {}

    /** A command that waits for its input. Used once. */
    interface Warm {

        /** Gives it its input and waits for its end; as {@link Box#run}. */
        Ran run(byte[] stdin) throws SandboxException, InterruptedException;
    }

    /**
     * What to run.
     *
     * @param arguments the program and its arguments; programs of {@code /usr} are there
     * @param environment its whole environment, but for PATH, HOME, LANG, which have values
     * @param stdin what it reads; empty for nothing
     * @param limits what it may use
     * @param alone whether to wait until nothing else runs: for a result that was close to a limit
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes go in as they are; nobody compares commands
    record Command(
            List<String> arguments,
            Map<String, String> environment,
            byte[] stdin,
            Limits limits,
            boolean alone) {

        public Command {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
            if (arguments.isEmpty()) {
                throw new IllegalArgumentException("a command names a program");
            }
        }

        /** A command without input, within the standard limits. */
        public static Command of(String... arguments) {
            return new Command(List.of(arguments), Map.of(), new byte[0], Limits.STANDARD, false);
        }

        public Command withEnvironment(Map<String, String> variables) {
            return new Command(arguments, variables, stdin, limits, alone);
        }

        public Command withStdin(byte[] input) {
            return new Command(arguments, environment, input, limits, alone);
        }

        public Command withLimits(Limits others) {
            return new Command(arguments, environment, stdin, others, alone);
        }

        /** The same, run when nothing else runs. */
        public Command aloneOnTheMachine() {
            return new Command(arguments, environment, stdin, limits, true);
        }
    }

    /**
     * What a command may use.
     *
     * @param cpu processor time of all its processes
     * @param wall time on the clock
     * @param memoryBytes of all its processes and of the files in the box
     * @param processes processes and threads at once
     * @param openFiles open files of a process
     * @param outputBytes of standard output, and of standard error
     */
    record Limits(
            Duration cpu,
            Duration wall,
            long memoryBytes,
            int processes,
            int openFiles,
            int outputBytes) {

        /** 10 s of processor time, 22 s on the clock, 256 MiB, 64 processes, 64 KiB of output. */
        public static final Limits STANDARD =
                new Limits(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(22),
                        256L << 20,
                        64,
                        256,
                        64 << 10);

        public Limits {
            if (!cpu.isPositive() || !wall.isPositive()) {
                throw new IllegalArgumentException("a command has some time");
            }
            if (memoryBytes < 1 || processes < 1 || openFiles < 8 || outputBytes < 1) {
                throw new IllegalArgumentException(
                        "a command has some memory, processes and files");
            }
        }

        /** The same, with another processor time, and twice that and 2 s on the clock. */
        public Limits withCpu(Duration time) {
            return new Limits(
                    time,
                    time.multipliedBy(2).plusSeconds(2),
                    memoryBytes,
                    processes,
                    openFiles,
                    outputBytes);
        }

        public Limits withMemory(long bytes) {
            return new Limits(cpu, wall, bytes, processes, openFiles, outputBytes);
        }

        public Limits withProcesses(int most) {
            return new Limits(cpu, wall, memoryBytes, most, openFiles, outputBytes);
        }

        public Limits withOpenFiles(int most) {
            return new Limits(cpu, wall, memoryBytes, processes, most, outputBytes);
        }

        public Limits withOutput(int bytes) {
            return new Limits(cpu, wall, memoryBytes, processes, openFiles, bytes);
        }
    }

    /** How a command ended. */
    enum End {
        /** By itself; {@link Ran#status} is its exit status, which proves nothing. */
        EXITED,
        /** By a signal; {@link Ran#status} is its number. */
        SIGNALLED,
        TIME_LIMIT,
        MEMORY_LIMIT,
        OUTPUT_LIMIT
    }

    /**
     * What came of a command.
     *
     * @param status the exit status or the signal's number; 0 for ends at a limit
     * @param stdout up to the limit
     * @param stderr up to the limit
     * @param cpu the processor time that its processes took
     * @param wall how long it took on the clock
     * @param memoryBytes the most memory that it used at once, as far as the machine tells; else 0
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes come out as they are; nobody compares runs
    record Ran(
            End end,
            int status,
            byte[] stdout,
            byte[] stderr,
            Duration cpu,
            Duration wall,
            long memoryBytes) {

        /** Whether it ended by itself with exit status 0. */
        public boolean isOk() {
            return end == End.EXITED && status == 0;
        }

        /** Standard output as UTF-8. */
        public String output() {
            return new String(stdout, StandardCharsets.UTF_8);
        }

        /** Standard error as UTF-8. */
        public String errors() {
            return new String(stderr, StandardCharsets.UTF_8);
        }
    }

    /** The sandbox did not do its work: never the fault of what ran in it. */
    final class SandboxException extends Exception {

        private static final long serialVersionUID = 1;

        public SandboxException(String message) {
            super(message);
        }

        public SandboxException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
