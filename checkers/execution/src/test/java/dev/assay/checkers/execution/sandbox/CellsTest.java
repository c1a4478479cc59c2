package dev.assay.checkers.execution.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many cells leave no more behind than some, however often their zygote is replaced. */
class CellsTest {

    private static final int BEFORE_A_NEW_ZYGOTE = 5;
    private static final int KILLED_AT_START = 6;

    /** The files for what runs inside, the list of users, a socket's folder, its log. */
    private static final List<String> AT_REST = List.of("a log", "a socket", "guest", "passwd");

    /** Free ones are kept, as their last processes may not have gone yet. */
    private static final int MOST_GROUPS = 17;

    @BeforeAll
    static void needsASandbox() {
        Sandboxes.assume();
    }

    @Test
    void replacedZygotesLeaveNoFileNoProcessAndNoGroup() throws Exception {
        try (Host host = Host.open();
                Cells cells = new Cells(host, Interpreter.bare(), BEFORE_A_NEW_ZYGOTE)) {
            serve(cells, 1);
            awaitRest(host, Integer.MAX_VALUE);
            int ofOne = children().size();
            for (int count : List.of(20, 60)) {
                serve(cells, count);
                awaitRest(host, ofOne);
                assertEquals(AT_REST, files(host));
                assertTrue(children().size() <= ofOne, ofOne + " and then " + children());
            }
            for (Path each : host.cgroups().folders().values()) {
                assertTrue(folders(each) <= MOST_GROUPS, each + " has " + folders(each));
            }
        }
        awaitAlone();
        assertEquals(List.of(), children(), "processes after the end");
    }

    @Test
    void aRuntimeThatIsKilledWhileItStartsIsStartedAgain() throws Exception {
        try (Host host = Host.open();
                Cells cells = new Cells(host, Interpreter.bare())) {
            Set<Long> killed = ConcurrentHashMap.newKeySet();
            Thread killer =
                    Thread.ofPlatform()
                            .daemon()
                            .start(
                                    () -> {
                                        while (killed.size() < KILLED_AT_START
                                                && !Thread.interrupted()) {
                                            ProcessHandle.current()
                                                    .children()
                                                    .filter(CellsTest::isBubblewrap)
                                                    .filter(ProcessHandle::destroyForcibly)
                                                    .forEach(each -> killed.add(each.pid()));
                                        }
                                    });
            try {
                cells.cell(false, Instant.now().plusSeconds(60)).close();
            } finally {
                killer.interrupt();
                killer.join();
            }
            assertTrue(killed.size() > 3, "killed: " + killed);
            awaitRest(host, Integer.MAX_VALUE);
            assertEquals(List.of(), orphans(host));
            assertEquals(AT_REST, files(host));
        }
    }

    @Test
    void aRuntimeThatIsKilledInsideLooksKilledFromOutside() throws Exception {
        try (Host host = Host.open()) {
            Zygote zygote = Zygote.start(host, Interpreter.bare(), List.of());
            zygote.await(Instant.MAX);
            assertFalse(zygote.wasKilled());
            List<ProcessHandle> runtimes =
                    children().stream()
                            .filter(each -> each.children().findAny().isEmpty())
                            .toList();
            assertEquals(1, runtimes.size());
            assertTrue(runtimes.getFirst().destroyForcibly());
            assertTrue(zygote.wasKilled());
            zygote.end();
        }
        awaitAlone();
    }

    private static void serve(Cells cells, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            cells.cell(false, Instant.MAX).close();
        }
    }

    /**
     * Until one zygote is left, and nothing ends or begins any more. What a busy machine has not
     * ended yet is waited for: only what stays is too much.
     */
    private static void awaitRest(Host host, int most) throws Exception {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        int last = -1;
        int now = children().size();
        while (System.nanoTime() < until
                && !(files(host).equals(AT_REST) && now == last && now <= most)) {
            last = now;
            Thread.sleep(300);
            now = children().size();
        }
    }

    private static void awaitAlone() throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!children().isEmpty() && System.nanoTime() < until) {
            Thread.sleep(20);
        }
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).toList();
    }

    /** And no more the helper that Java starts programs with. */
    private static boolean isBubblewrap(ProcessHandle one) {
        return one.info().command().orElse("").endsWith("/bwrap");
    }

    /** What still has the host's folder, and no parent that ends it. */
    private static List<String> orphans(Host host) {
        String folder = host.workplace().passwd().getParent().toString();
        Set<ProcessHandle> descendants = Set.copyOf(children());
        return ProcessHandle.allProcesses()
                .filter(each -> !descendants.contains(each))
                .map(each -> Path.of("/proc", Long.toString(each.pid()), "cmdline"))
                .map(CellsTest::text)
                .filter(each -> each.contains(folder))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it has ended
        }
    }

    private static List<String> files(Host host) throws IOException {
        try (Stream<Path> all = Files.list(host.workplace().passwd().resolveSibling(""))) {
            return all.map(each -> each.getFileName().toString())
                    .map(each -> each.replaceFirst("s\\d+\\.log", "a log"))
                    .map(each -> each.replaceFirst("s\\d+", "a socket"))
                    .sorted()
                    .toList();
        }
    }

    private static long folders(Path group) throws IOException {
        try (Stream<Path> all = Files.list(group)) {
            return all.filter(Files::isDirectory).count();
        }
    }
}
