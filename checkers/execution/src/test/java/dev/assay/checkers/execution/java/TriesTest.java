package dev.assay.checkers.execution.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.checkers.execution.CheckerRun;
import dev.assay.checkers.execution.java.guest.RunnerMain;
import dev.assay.checkers.execution.sandbox.SandboxProvider;
import dev.assay.checkers.execution.sandbox.Sandboxes;
import dev.assay.spi.Answer;
import dev.assay.spi.Outcome;
import dev.assay.spi.Sandbox;
import dev.assay.spi.Sandbox.SandboxException;
import dev.assay.spi.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Workers that are killed before they have an answer cost it nothing, however many they are. */
class TriesTest {

    private static final int LOST = 7;

    private final AtomicInteger times = new AtomicInteger();

    private int afterSomeAreLost(int lost) throws LostWorkerException {
        if (times.incrementAndGet() <= lost) {
            throw new LostWorkerException("killed");
        }
        return times.get();
    }

    private int failing() throws SandboxException {
        throw new SandboxException("try " + times.incrementAndGet());
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(30);
    }

    @Test
    void oneThatIsLostIsNoTry() throws Exception {
        assertEquals(LOST + 1, Tries.of(soon(), () -> afterSomeAreLost(LOST)));
    }

    @Test
    void onesThatAreAlwaysLostHaveAnEnd() {
        assertThrows(
                SandboxException.class,
                () -> Tries.of(soon(), () -> afterSomeAreLost(Integer.MAX_VALUE)));
    }

    @Test
    void whatFailsIsTriedThreeTimes() {
        SandboxException last =
                assertThrows(SandboxException.class, () -> Tries.of(soon(), this::failing));
        assertEquals("try 3", last.getMessage());
    }

    @Test
    void nothingBeginsWhenTimeIsUp() {
        assertThrows(SandboxException.class, () -> Tries.of(Instant.now(), this::failing));
        assertEquals(0, times.get());
    }

    @Test
    void answersAreGradedHoweverManyWorkersAreLost() throws Exception {
        Sandboxes.assume();
        Installation installation = Installation.open();
        AtomicInteger compilers = new AtomicInteger(LOST);
        AtomicInteger runners = new AtomicInteger(LOST);
        try (Sandbox real = SandboxProvider.open(List.of(installation.folder()));
                LocalJavas javas =
                        new LocalJavas(new Losing(real, compilers, runners), installation)) {
            var run = new CheckerRun<>(new JavaChecker(), javas, "code/java", Optional.of("java"));
            Outcome outcome =
                    run.grade(
                            "{calls: [{call: f(2), value: 4}]}",
                            Answer.of("int f(int n) { return n * n; }"));
            Outcome.Graded graded = assertInstanceOf(Outcome.Graded.class, outcome);
            assertEquals(Score.ONE, graded.score());
        }
        assertTrue(compilers.get() <= 0 && runners.get() <= 0, compilers + ", " + runners);
    }

    /**
     * A sandbox whose first boxes are gone soon: those of compilers before they are ready, those of
     * runners just after.
     */
    private record Losing(Sandbox real, AtomicInteger compilers, AtomicInteger runners)
            implements Sandbox {

        @Override
        public Box box() throws SandboxException, InterruptedException {
            return new LosingBox(real.box(), compilers, runners);
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private record LosingBox(Sandbox.Box real, AtomicInteger compilers, AtomicInteger runners)
            implements Sandbox.Box {

        @Override
        public Sandbox.Dialogue talk(Sandbox.Command command)
                throws SandboxException, InterruptedException {
            Sandbox.Dialogue dialogue = real.talk(command);
            boolean isRunner = command.arguments().contains(RunnerMain.class.getName());
            if (isRunner && runners.getAndDecrement() > 0) {
                return line -> {
                    Sandbox.Said said = dialogue.ask(line);
                    real.close();
                    return said;
                };
            }
            if (!isRunner && compilers.getAndDecrement() > 0) {
                real.close();
            }
            return dialogue;
        }

        @Override
        public void put(String path, byte[] content) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<byte[]> get(String path, int most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Sandbox.Ran run(Sandbox.Command command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Sandbox.Warm start(Sandbox.Command command, String ready, Duration patience) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
