package dev.assay.checkers.execution.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.checkers.execution.sandbox.Turns.Turn;
import dev.assay.spi.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Boxes on this machine. */
final class LocalSandbox implements Sandbox {

    /** Beyond what a run may take: the box needs some time of its own. */
    private static final Duration SLACK = Duration.ofSeconds(15);

    private static final Duration FOR_A_PLACE = Duration.ofMinutes(2);
    private static final int PLACES_PER_CORE = 16;

    private final Host host;
    private final Cells cells;
    private final Turns turns = Turns.ofThisMachine();
    private final Semaphore places = new Semaphore(PLACES_PER_CORE * turns.cores(), true);

    private LocalSandbox(Host host, List<Path> folders) {
        this.host = host;
        this.cells = new Cells(host, Interpreter.bare(folders));
    }

    /** Opens it, and tries it out: what does not hold is not used. */
    static LocalSandbox open() throws SandboxException, InterruptedException {
        return open(List.of());
    }

    /**
     * The same.
     *
     * @param folders of the host that commands may read, at the same paths
     */
    static LocalSandbox open(List<Path> folders) throws SandboxException, InterruptedException {
        Host host = Host.open();
        LocalSandbox sandbox = new LocalSandbox(host, folders);
        try {
            Canary.fly(sandbox, host.hasCgroups());
            return sandbox;
        } catch (SandboxException | InterruptedException | RuntimeException e) {
            sandbox.close();
            throw e;
        }
    }

    /** What it is, in a few words. */
    String description() {
        return host.description();
    }

    /** Whether limits of memory are exact. */
    boolean isExact() {
        return host.hasCgroups();
    }

    @Override
    public Box box() throws SandboxException, InterruptedException {
        if (!places.tryAcquire(FOR_A_PLACE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new SandboxException("too many boxes are open");
        }
        try {
            return new CellBox(cells.cell(false, Instant.MAX));
        } catch (SandboxException | InterruptedException | RuntimeException e) {
            places.release();
            throw e;
        }
    }

    @Override
    public void close() {
        cells.close();
        host.close();
    }

    private final class CellBox implements Box {

        private final Cell cell;
        private final AtomicBoolean isClosed = new AtomicBoolean();

        CellBox(Cell cell) {
            this.cell = cell;
        }

        @Override
        public void put(String path, byte[] content) throws SandboxException, InterruptedException {
            ObjectNode request = Frame.object().put("do", "put");
            request.putArray("paths").add(confined(path));
            cell.ask(new Frame(request, List.of(content)), SLACK);
        }

        @Override
        public Optional<byte[]> get(String path, int most)
                throws SandboxException, InterruptedException {
            ObjectNode request =
                    Frame.object().put("do", "get").put("path", confined(path)).put("most", most);
            return cell.ask(Frame.of(request), SLACK).blobs().stream().findFirst();
        }

        @Override
        public Ran run(Command command) throws SandboxException, InterruptedException {
            try (Turn _ = turns.take(command.alone())) {
                cell.limit(command.limits());
                return cell.ran(
                        cell.ask(
                                new Frame(request("run", command), List.of(command.stdin())),
                                command.limits().wall().plus(SLACK)));
            }
        }

        @Override
        public Warm start(Command command, String ready, Duration patience)
                throws SandboxException, InterruptedException {
            cell.limit(command.limits());
            ObjectNode request =
                    request("start", command)
                            .put("ready", ready)
                            .put("patience", patience.toNanos() / 1e9);
            Frame reply = cell.ask(Frame.of(request), patience.plus(SLACK));
            if (!reply.message().path("warm").asBoolean()) {
                close();
                throw new SandboxException(
                        command.arguments().getFirst()
                                + " did not get ready: "
                                + new String(reply.blobs().get(1), UTF_8));
            }
            return stdin -> finish(command, stdin);
        }

        private Ran finish(Command command, byte[] stdin)
                throws SandboxException, InterruptedException {
            try (Turn _ = turns.take(command.alone())) {
                return cell.ran(
                        cell.ask(
                                new Frame(request("run", command), List.of(stdin)),
                                command.limits().wall().plus(SLACK)));
            }
        }

        @Override
        public Dialogue talk(Command command) throws SandboxException, InterruptedException {
            cell.limit(command.limits());
            cell.ask(Frame.of(request("talk", command)), SLACK);
            return line -> say(command, line);
        }

        private Said say(Command command, String line)
                throws SandboxException, InterruptedException {
            byte[] sent = (line + "\n").getBytes(UTF_8);
            try (Turn _ = turns.take(command.alone())) {
                Frame reply =
                        cell.ask(
                                new Frame(Frame.object().put("do", "ask"), List.of(sent)),
                                command.limits().wall().plus(SLACK));
                Ran ran = cell.ran(reply);
                boolean said = reply.message().path("said").asBoolean() && ran.end() == End.EXITED;
                return new Said(said ? Optional.of(ran.output()) : Optional.empty(), ran);
            }
        }

        private ObjectNode request(String what, Command command) {
            ObjectNode request = Frame.object().put("do", what);
            command.arguments().forEach(request.putArray("arguments")::add);
            ObjectNode environment = request.putObject("environment");
            command.environment().forEach(environment::put);
            request.set("limits", cell.json(command.limits()));
            return request;
        }

        @Override
        public void close() {
            if (isClosed.compareAndSet(false, true)) {
                cell.close();
                places.release();
            }
        }
    }

    private static String confined(String path) {
        Path relative = Path.of(path).normalize();
        if (path.isBlank()
                || relative.isAbsolute()
                || relative.startsWith("..")
                || path.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("'" + path + "' is not inside of the box");
        }
        return relative.toString();
    }
}
