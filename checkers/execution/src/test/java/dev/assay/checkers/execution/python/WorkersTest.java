package dev.assay.checkers.execution.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.checkers.execution.sandbox.Sandboxes;
import dev.assay.spi.Outcome;
import dev.assay.spi.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Workers die, and nobody's grade with them; and they leave nothing behind. */
class WorkersTest {

    private static final long SECOND = 1_000_000_000;

    private static final String CONFIG =
            "{runtime: plain, calls: [{call: f(2), value: 4}, {call: f(3), value: 9}]}";

    @BeforeAll
    static void needsASandbox() {
        Sandboxes.assume();
    }

    private static boolean isRight(Grading grading) throws Exception {
        return grading.grade(CONFIG, "def f(n):\n    return n * n\n")
                        instanceof Outcome.Graded graded
                && graded.score().equals(Score.ONE);
    }

    /** What this process has started that still runs. */
    private static List<ProcessHandle> children() {
        return ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).toList();
    }

    /**
     * Kills whatever of the sandbox it finds, some answers after the last time, or some seconds
     * after it when there were none: however slow the machine is, answers go on.
     */
    private static void kill(Random random, int enough, AtomicInteger graded)
            throws InterruptedException {
        for (int killed = 0; killed < enough; ) {
            int next = graded.get() + 1 + random.nextInt(8);
            long latest = System.nanoTime() + random.nextLong(SECOND, 8 * SECOND);
            while (graded.get() < next && System.nanoTime() < latest) {
                Thread.sleep(Duration.ofNanos(1 + random.nextInt(20_000_000)));
            }
            List<ProcessHandle> all = children();
            if (!all.isEmpty() && all.get(random.nextInt(all.size())).destroyForcibly()) {
                killed++;
            }
        }
    }

    /** Waits for what a busy machine has not done yet: what stays is what counts. */
    private static void await(Callable<Boolean> isSo) throws Exception {
        long until = System.nanoTime() + 20 * SECOND;
        while (!isSo.call() && System.nanoTime() < until) {
            Thread.sleep(20);
        }
    }

    /** How many processes there are when none begins or ends any more. */
    private static int atRest() throws Exception {
        AtomicInteger last = new AtomicInteger(children().size());
        await(
                () -> {
                    Thread.sleep(500);
                    int now = children().size();
                    return now == last.getAndSet(now);
                });
        return last.get();
    }

    @Test
    void whateverIsKilledEveryGradeIsRight() throws Exception {
        long seed = Long.getLong("assay.seed", 1);
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicInteger graded = new AtomicInteger();
        try (Grading grading = Grading.open();
                ExecutorService graders = Executors.newFixedThreadPool(2)) {
            assertTrue(isRight(grading));
            Callable<Integer> grader =
                    () -> {
                        int wrong = 0;
                        while (!isOver.get()) {
                            wrong += isRight(grading) ? 0 : 1;
                            graded.incrementAndGet();
                        }
                        return wrong;
                    };
            Future<Integer> one = graders.submit(grader);
            Future<Integer> other = graders.submit(grader);
            try {
                kill(new Random(seed), 30, graded);
            } finally {
                isOver.set(true);
            }
            assertEquals(0, one.get() + other.get(), "wrong grades; seed " + seed);
        }
        assertTrue(graded.get() > 30, "graded: " + graded);
    }

    @Test
    void answersLeaveNothingBehind() throws Exception {
        Path folder;
        try (Grading grading = Grading.open()) {
            for (int i = 0; i < 40; i++) {
                assertTrue(isRight(grading));
            }
            int before = atRest();
            long mounts = mounts();
            folder = workplace();
            long files = files(folder);
            for (int i = 0; i < 60; i++) {
                assertTrue(isRight(grading));
            }
            await(() -> children().size() <= before && files(folder) == files);
            assertTrue(children().size() <= before, before + " and then " + children());
            assertEquals(mounts, mounts(), "mounts");
            assertEquals(files, files(folder), "files");
        }
        await(() -> children().isEmpty());
        assertEquals(List.of(), children(), "processes after the end");
        assertTrue(Files.notExists(folder), "its folder after the end");
    }

    private static long mounts() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/mountinfo"))) {
            return lines.count();
        }
    }

    private static Path workplace() throws IOException {
        String mine = "assay-sandbox-" + ProcessHandle.current().pid() + "-";
        List<Path> all = new ArrayList<>();
        for (Path parent :
                List.of(Path.of(System.getProperty("java.io.tmpdir")), Path.of("/tmp"))) {
            try (Stream<Path> found = Files.list(parent)) {
                found.filter(each -> each.getFileName().toString().startsWith(mine))
                        .forEach(all::add);
            }
        }
        return all.getFirst();
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.count();
        }
    }
}
