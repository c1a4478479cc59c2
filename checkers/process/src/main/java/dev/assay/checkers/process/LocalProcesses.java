package dev.assay.checkers.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.spi.Answer;
import dev.assay.spi.Sandbox;
import dev.assay.spi.Sandbox.Box;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Ran;
import dev.assay.spi.Sandbox.Said;
import dev.assay.spi.Sandbox.SandboxException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Programs that run in boxes of this machine's sandbox. */
final class LocalProcesses implements Processes {

    /** Programs that are remembered; the longest unused is forgotten. */
    private static final int MOST_PROGRAMS = 1_000;

    private final InstantSource clock;
    private final Workers workers;
    private final Map<Program, Health> health = new ConcurrentHashMap<>();

    LocalProcesses(InstantSource clock) {
        this.clock = clock;
        this.workers = new Workers(clock);
    }

    @Override
    public Said ask(Sandbox sandbox, Program program, String line)
            throws OutOfServiceException, SandboxException, InterruptedException {
        Optional<String> out = health(program).outOfService(clock.instant());
        if (out.isPresent()) {
            throw new OutOfServiceException(out.get());
        }
        return program.persistent()
                ? workers.ask(sandbox, program, line)
                : once(sandbox, program, line);
    }

    private static Said once(Sandbox sandbox, Program program, String line)
            throws SandboxException, InterruptedException {
        try (Box box = sandbox.box()) {
            fill(box, program);
            Ran ran = box.run(program.toCommand().withStdin((line + "\n").getBytes(UTF_8)));
            boolean ended = ran.end() == End.EXITED && ran.status() == 0;
            return new Said(ended ? Optional.of(ran.output()) : Optional.empty(), ran);
        }
    }

    static void fill(Box box, Program program) throws SandboxException, InterruptedException {
        for (Map.Entry<String, Program.File> file : program.files().entrySet()) {
            box.put(file.getKey(), file.getValue().bytes());
        }
    }

    @Override
    public void worked(Program program) {
        health(program).worked();
    }

    @Override
    public void failed(Program program, Answer answer, String why) {
        workers.dismiss(program);
        health(program)
                .failed(answer, why, clock.instant())
                .ifPresent(
                        said ->
                                System.getLogger(LocalProcesses.class.getName())
                                        .log(System.Logger.Level.WARNING, said));
    }

    private Health health(Program program) {
        if (health.size() > MOST_PROGRAMS) {
            health.clear();
        }
        return health.computeIfAbsent(
                program, key -> new Health(key.name(), Duration.ofMinutes(1)));
    }

    @Override
    public void close() {
        workers.close();
    }
}
