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

    /** Kills whatever of the sandbox it finds, until it has killed enough. */
    private static int kill(Random random, int enough) throws InterruptedException {
        int killed = 0;
        while (killed < enough) {
            Thread.sleep(150 + random.nextInt(500));
            List<ProcessHandle> all = children();
            if (!all.isEmpty() && all.get(random.nextInt(all.size())).destroyForcibly()) {
                killed++;
            }
        }
        return killed;
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
                kill(new Random(seed), 12);
            } finally {
                isOver.set(true);
            }
            assertEquals(0, one.get() + other.get(), "wrong grades; seed " + seed);
        }
        assertTrue(graded.get() > 20, "graded: " + graded);
    }

    @Test
    void answersLeaveNothingBehind() throws Exception {
        Path folder;
        try (Grading grading = Grading.open()) {
            for (int i = 0; i < 40; i++) {
                assertTrue(isRight(grading));
            }
            Thread.sleep(300);
            long before = children().size();
            long mounts = mounts();
            folder = workplace();
            long files = files(folder);
            for (int i = 0; i < 60; i++) {
                assertTrue(isRight(grading));
            }
            Thread.sleep(300);
            assertTrue(children().size() <= before + 3, before + " and then " + children());
            assertEquals(mounts, mounts(), "mounts");
            assertEquals(files, files(folder), "files");
        }
        long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!children().isEmpty() && System.nanoTime() < until) {
            Thread.sleep(20);
        }
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
