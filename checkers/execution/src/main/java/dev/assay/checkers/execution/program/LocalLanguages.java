package dev.assay.checkers.execution.program;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.checkers.execution.sandbox.Cell;
import dev.assay.checkers.execution.sandbox.Cells;
import dev.assay.checkers.execution.sandbox.Frame;
import dev.assay.checkers.execution.sandbox.Host;
import dev.assay.checkers.execution.sandbox.Interpreter;
import dev.assay.checkers.execution.sandbox.Turns;
import dev.assay.checkers.execution.sandbox.Turns.Turn;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.Ran;
import dev.assay.spi.Sandbox.SandboxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Languages on this machine. */
final class LocalLanguages implements Languages {

    /** Beyond what a run may take: the box needs some time of its own. */
    private static final Duration SLACK = Duration.ofSeconds(15);

    private static final Limits COMPILING =
            new Limits(Duration.ofSeconds(8), Duration.ofSeconds(10), 1L << 30, 64, 256, 256 << 10);

    /** A box that is gone was ended by somebody outside: no answer can. */
    private static final int TRIES = 10;

    private static final int LARGEST_RESULT = 16 << 20;

    private final Host host;
    private final Limits compiling;
    private final Cells cells;
    private final Comparators comparators = new Comparators(this);

    /** What was found once stays; what was not may be installed meanwhile. */
    private final Map<Language, Path> found = new ConcurrentHashMap<>();

    private final Turns turns = Turns.ofThisMachine();

    LocalLanguages(Host host) {
        this(host, COMPILING);
    }

    /** With compilers that may take something else. */
    LocalLanguages(Host host, Limits compiling) {
        this.host = host;
        this.compiling = compiling;
        this.cells = new Cells(host, Interpreter.bare());
    }

    @Override
    public Optional<String> missing(Language language) {
        return found(language).isPresent() ? Optional.empty() : Toolchain.of(language).missing();
    }

    @Override
    public String java(String program) {
        return found(Language.JAVA)
                .map(path -> path.resolveSibling(program).toString())
                .orElse(program);
    }

    private Optional<Path> found(Language language) {
        Path known = found.get(language);
        Optional<Path> path = known == null ? Toolchain.of(language).found() : Optional.of(known);
        path.ifPresent(each -> found.putIfAbsent(language, each));
        return path;
    }

    @Override
    public Limits compiling() {
        return compiling;
    }

    @Override
    public Comparators comparators() {
        return comparators;
    }

    @Override
    public Done run(Job job) throws SandboxException, InterruptedException {
        SandboxException last = null;
        for (int tries = 0; tries == 0 || goesOn(tries, job); tries++) {
            // The turn first: a box that waits is no use to anybody.
            try (Turn _ = turns.take(job.alone());
                    Cell cell = cells.cell(false, job.until())) {
                return runIn(cell, job);
            } catch (SandboxException e) {
                last = e; // a box that died is our fault: another one takes over
            }
        }
        throw last == null ? new SandboxException("not run") : last;
    }

    private static boolean goesOn(int tries, Job job) {
        return tries < TRIES && Instant.now().isBefore(job.until());
    }

    private static Done runIn(Cell cell, Job job) throws SandboxException, InterruptedException {
        put(cell, job.files());
        Ran ran = null;
        for (List<String> command : job.commands()) {
            if (ran == null || ran.isOk()) {
                cell.limit(job.limits());
                Frame request = new Frame(request(cell, job, command), List.of(job.stdin()));
                ran = cell.ran(cell.ask(request, job.limits().wall().plus(SLACK)));
            }
        }
        if (ran == null) {
            throw new IllegalArgumentException("a job has a command");
        }
        return new Done(
                ran,
                ran.end() == End.EXITED && job.result().isPresent()
                        ? get(cell, job.result().get())
                        : Optional.empty());
    }

    private static ObjectNode request(Cell cell, Job job, List<String> command) {
        ObjectNode request = Frame.object().put("do", "run");
        boolean isPython = command.getFirst().equals(PYTHON);
        request.put("python", isPython);
        ArrayNode arguments = request.putArray("arguments");
        command.stream().skip(isPython ? 1 : 0).forEach(arguments::add);
        request.putObject("environment");
        request.set("limits", cell.json(job.limits()));
        return request;
    }

    private static void put(Cell cell, Map<String, byte[]> files)
            throws SandboxException, InterruptedException {
        if (files.isEmpty()) {
            return;
        }
        ObjectNode request = Frame.object().put("do", "put");
        ArrayNode paths = request.putArray("paths");
        List<byte[]> contents = new ArrayList<>();
        files.forEach(
                (path, content) -> {
                    paths.add(path);
                    contents.add(content);
                });
        cell.ask(new Frame(request, contents), SLACK);
    }

    private static Optional<byte[]> get(Cell cell, String path)
            throws SandboxException, InterruptedException {
        ObjectNode request =
                Frame.object().put("do", "get").put("path", path).put("most", LARGEST_RESULT);
        return cell.ask(Frame.of(request), SLACK).blobs().stream().findFirst();
    }

    @Override
    public void close() {
        cells.close();
        host.close();
    }
}
