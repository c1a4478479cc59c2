package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.java.guest.CompileRequest;
import dev.assay.checkers.execution.java.guest.Compiled.ClassFile;
import dev.assay.checkers.execution.java.guest.RunnerMain;
import dev.assay.checkers.execution.java.guest.Wire;
import dev.assay.checkers.execution.sandbox.SandboxProvider;
import dev.assay.checkers.execution.sandbox.Turns;
import dev.assay.spi.Sandbox;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.Said;
import dev.assay.spi.Sandbox.SandboxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Compilers and runners on this machine. */
final class LocalJavas implements Javas {

    private static final int MOST_POOLS = 4;

    /** Runners that are alike. */
    private record Kind(Limits limits, boolean forTests) {

        static Kind of(Program program) {
            return new Kind(
                    program.limits(),
                    program.steps().stream().anyMatch(each -> !each.tests().isEmpty()));
        }
    }

    private final Sandbox sandbox;
    private final Installation installation;
    private final Compilers compilers;
    private final Map<Kind, Runners> runners = new ConcurrentHashMap<>();
    private final int cores = Turns.ofThisMachine().cores();
    private final SecureRandom random = new SecureRandom();

    LocalJavas(Sandbox sandbox, Installation installation) {
        this.sandbox = sandbox;
        this.installation = installation;
        this.compilers = new Compilers(sandbox, installation, cores);
    }

    static LocalJavas open() throws SandboxException, InterruptedException {
        Installation installation = Installation.open();
        return new LocalJavas(SandboxProvider.open(List.of(installation.folder())), installation);
    }

    @Override
    public Compiling compile(CompileRequest request, boolean alone, Instant until)
            throws SandboxException, InterruptedException {
        return compilers.compile(request, alone, until);
    }

    @Override
    public Told run(Program program) throws SandboxException, InterruptedException {
        return Tries.of(program.until(), () -> once(program));
    }

    private Told once(Program program)
            throws SandboxException, LostWorkerException, InterruptedException {
        Kind kind = Kind.of(program);
        Runners crew = runners.get(kind);
        boolean isPooled = crew != null || runners.size() < MOST_POOLS;
        if (crew == null) {
            Runners made =
                    new Runners(
                            sandbox,
                            installation,
                            kind.limits(),
                            kind.forTests(),
                            isPooled ? cores : 1);
            crew = isPooled ? runners.computeIfAbsent(kind, _ -> made) : made;
        }
        try (Worker worker = program.alone() || !isPooled ? crew.alone() : crew.take()) {
            return told(worker, program);
        } catch (IOException e) {
            throw new SandboxException("not to be written: " + e.getMessage(), e);
        } finally {
            if (!isPooled) {
                crew.close();
            }
        }
    }

    private Told told(Worker worker, Program program)
            throws SandboxException, LostWorkerException, InterruptedException, IOException {
        String define =
                Wire.line(
                        out -> {
                            Wire.text(out, "");
                            out.writeByte(RunnerMain.DEFINE);
                            Wire.list(out, program.classes(), ClassFile::write);
                        });
        if (worker.askOurs(define).line().isEmpty()) {
            throw new SandboxException("a worker died"); // nothing of the answer has run yet
        }
        List<Reply> replies = new ArrayList<>();
        String errors = "";
        long memory = 0;
        for (Step step : program.steps()) {
            String token = token();
            Said said = worker.ask(line(step, token));
            errors += new String(said.ran().stderr(), StandardCharsets.UTF_8);
            memory = Math.max(memory, said.ran().memoryBytes());
            if (said.line().isEmpty()) {
                End end = said.ran().end();
                int signal = end == End.SIGNALLED ? said.ran().status() : 0;
                return new Told(replies, false, end, signal, errors, memory);
            }
            try {
                double seconds = said.ran().cpu().toNanos() / 1e9;
                replies.add(Reply.read(said.line().get(), token, seconds));
            } catch (Reply.TooMuchOutputException e) {
                return new Told(replies, false, End.OUTPUT_LIMIT, 0, errors, memory);
            } catch (IOException e) {
                // The answer wrote this: what came before it stands.
                return new Told(replies, false, End.EXITED, 0, errors, memory);
            }
        }
        return new Told(replies, true, End.EXITED, 0, errors, memory);
    }

    private static String line(Step step, String token) throws IOException {
        return Wire.line(
                out -> {
                    Wire.text(out, token);
                    if (step.tests().isEmpty()) {
                        out.writeByte(RunnerMain.CALL);
                        Wire.text(out, step.main());
                        out.writeBoolean(step.stdin().isPresent());
                        Wire.text(out, step.stdin().orElse(""));
                    } else {
                        out.writeByte(RunnerMain.TESTS);
                        Wire.texts(out, step.tests());
                    }
                    Wire.list(out, step.classes(), ClassFile::write);
                });
    }

    private String token() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        runners.values().forEach(Runners::close);
        compilers.close();
        sandbox.close();
    }
}
