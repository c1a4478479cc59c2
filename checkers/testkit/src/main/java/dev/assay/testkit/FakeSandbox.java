package dev.assay.testkit;

import dev.assay.spi.Finding;
import dev.assay.spi.Sandbox;
import dev.assay.spi.ServiceProvider;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A sandbox that runs nothing: a function says what each command comes to. For tests of checkers
 * that need a {@link Sandbox}, on machines that have none:
 *
 * <pre>{@code
 * class MyCheckerTest extends CheckerContract<MyChecker> {
 *     protected List<ServiceProvider<?>> services() {
 *         return List.of(FakeSandbox.running((command, files) -> FakeSandbox.prints("1")).provider());
 *     }
 * }
 * }</pre>
 *
 * <p>It holds callers to the rules of a real one: a closed box does nothing more, paths stay in the
 * box, output has its limit.
 */
public final class FakeSandbox implements Sandbox {

    /** What commands come to. Called from many threads at once. */
    @FunctionalInterface
    public interface Program {

        /**
         * Runs a command.
         *
         * @param files in the box, by their paths
         */
        Ran run(Command command, Map<String, byte[]> files);
    }

    private final Program program;
    private final ConcurrentLinkedQueue<Command> commands = new ConcurrentLinkedQueue<>();
    private volatile boolean isClosed;

    private FakeSandbox(Program program) {
        this.program = program;
    }

    /** A sandbox in which every command comes to what a function says. */
    public static FakeSandbox running(Program program) {
        return new FakeSandbox(program);
    }

    /** A command that printed something and ended well. */
    public static Ran prints(String output) {
        return ran(End.EXITED, 0, output, "");
    }

    /** A command that ended with an exit status, and said why. */
    public static Ran exits(int status, String errors) {
        return ran(End.EXITED, status, "", errors);
    }

    /** A command that was ended, as at a limit. */
    public static Ran ends(End end) {
        return ran(end, 0, "", "");
    }

    private static Ran ran(End end, int status, String output, String errors) {
        return new Ran(
                end,
                status,
                output.getBytes(StandardCharsets.UTF_8),
                errors.getBytes(StandardCharsets.UTF_8),
                Duration.ZERO,
                Duration.ZERO,
                0);
    }

    /** What has been run so far, in its order. */
    public List<Command> commands() {
        return List.copyOf(commands);
    }

    /** What a test hands to the contract. */
    public ServiceProvider<Sandbox> provider() {
        return new ServiceProvider<>() {
            @Override
            public Class<Sandbox> type() {
                return Sandbox.class;
            }

            @Override
            public Sandbox open() {
                return FakeSandbox.this;
            }

            @Override
            public List<Finding> probe() {
                return List.of();
            }
        };
    }

    @Override
    public Box box() throws SandboxException {
        if (isClosed) {
            throw new SandboxException("the sandbox has been closed");
        }
        return new FakeBox();
    }

    @Override
    public void close() {
        isClosed = true;
    }

    private final class FakeBox implements Box {

        private final Map<String, byte[]> files = new HashMap<>();
        private boolean isGone;

        @Override
        public void put(String path, byte[] content) throws SandboxException {
            isOpen();
            if (path.isEmpty() || path.startsWith("/") || ("/" + path + "/").contains("/../")) {
                throw new IllegalArgumentException(path + ": a path is relative to /box");
            }
            files.put(path, content.clone());
        }

        @Override
        public Optional<byte[]> get(String path, int most) throws SandboxException {
            isOpen();
            return Optional.ofNullable(files.get(path)).filter(bytes -> bytes.length <= most);
        }

        @Override
        public Ran run(Command command) throws SandboxException, InterruptedException {
            isOpen();
            if (Thread.interrupted()) {
                close();
                throw new InterruptedException();
            }
            commands.add(command);
            Ran ran = program.run(command, Collections.unmodifiableMap(files));
            int most = command.limits().outputBytes();
            return ran.stdout().length <= most && ran.stderr().length <= most
                    ? ran
                    : ends(End.OUTPUT_LIMIT);
        }

        @Override
        public Warm start(Command command, String ready, Duration patience)
                throws SandboxException {
            isOpen();
            return stdin -> run(command.withStdin(stdin));
        }

        @Override
        public Dialogue talk(Command command) throws SandboxException {
            isOpen();
            return line -> {
                Ran ran = run(command.withStdin(line.getBytes(StandardCharsets.UTF_8)));
                return new Said(ran.output().lines().findFirst(), ran);
            };
        }

        private void isOpen() throws SandboxException {
            if (isGone || isClosed) {
                throw new SandboxException("the box has been closed");
            }
        }

        @Override
        public void close() {
            isGone = true;
            files.clear();
        }
    }
}
