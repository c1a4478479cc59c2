package dev.assay.bench.execution;

import dev.assay.grading.SingleCheck;
import dev.assay.grading.table.ExampleTable.Entry;
import dev.assay.grading.table.ExampleTable.Row;
import dev.assay.grading.table.TableRun;
import dev.assay.plugin.Catalogue;
import dev.assay.spi.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Answers through their check: regions, a warm worker, comparison and all. */
final class Warm {

    private static final Duration TIME = Duration.ofSeconds(60);
    private static final int MOST_BETWEEN_KILLS = 20;
    private static final long MOST_NANOS_BETWEEN_KILLS = 8_000_000_000L;

    private final SingleCheck check;
    private final Row row;
    private final AtomicInteger graded = new AtomicInteger();

    Warm(Catalogue catalogue, String checker, Entry entry) {
        this.check =
                new TableRun(checker, catalogue)
                        .bind(
                                entry,
                                entry.about(),
                                problem -> {
                                    throw new IllegalStateException(problem.toString());
                                })
                        .orElseThrow();
        this.row = entry.rows().getFirst();
    }

    Times run(int answers, int atOnce) throws Exception {
        double[] millis = new double[answers];
        long start = System.nanoTime();
        try (ExecutorService executor = Executors.newFixedThreadPool(atOnce)) {
            List<Future<Double>> all = new ArrayList<>();
            for (int i = 0; i < answers; i++) {
                all.add(executor.submit(this::one));
            }
            for (int i = 0; i < answers; i++) {
                millis[i] = all.get(i).get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer was not graded right", e);
        }
        return new Times(millis, (System.nanoTime() - start) / 1e9);
    }

    private double one() throws Exception {
        long start = System.nanoTime();
        Outcome outcome = check.check(row.answer(), TIME);
        double millis = (System.nanoTime() - start) / 1e6;
        List<String> off = TableRun.compare(row, outcome);
        if (!off.isEmpty()) {
            throw new IllegalStateException(off.toString());
        }
        graded.incrementAndGet();
        return millis;
    }

    /** Many answers, and what there is more of afterwards than after the first tenth. */
    String endure(int answers) throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        run(Math.max(20, answers / 10), cores);
        Thread.sleep(500);
        String before = state();
        Times times = run(answers, cores);
        Thread.sleep(500);
        return answers
                + " answers, all right, "
                + Math.round(times.perSecond())
                + " a second; before: "
                + before
                + "; after: "
                + state();
    }

    /**
     * Many answers while whatever runs in the sandbox is killed at random: a large runtime takes
     * seconds to come back.
     *
     * @param most after so long no other answer begins
     */
    String endureKills(int answers, Duration most, long seed) throws Exception {
        run(10, 1);
        graded.set(0);
        long end = System.nanoTime() + most.toNanos();
        Random random = new Random(seed);
        AtomicInteger killed = new AtomicInteger();
        Thread killer =
                Thread.ofPlatform()
                        .daemon()
                        .start(
                                () -> {
                                    while (!Thread.currentThread().isInterrupted()) {
                                        killed.addAndGet(kill(random));
                                    }
                                });
        try {
            int cores = Runtime.getRuntime().availableProcessors();
            long start = System.nanoTime();
            while (graded.get() < answers && System.nanoTime() < end) {
                run(Math.min(10 * cores, answers - graded.get()), cores);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return "%d answers, all right, %.1f a second, while %d processes were killed; seed %d"
                    .formatted(graded.get(), graded.get() / seconds, killed.get(), seed);
        } finally {
            killer.interrupt();
            killer.join();
        }
    }

    /**
     * Kills one process some answers after the last, or some seconds after it when there were none:
     * what takes long to start is killed in the middle of it, too, but not each time.
     */
    private int kill(Random random) {
        int next = graded.get() + 1 + random.nextInt(MOST_BETWEEN_KILLS);
        long latest = System.nanoTime() + random.nextLong(MOST_NANOS_BETWEEN_KILLS);
        try {
            while (graded.get() < next && System.nanoTime() < latest) {
                Thread.sleep(Duration.ofNanos(1 + random.nextLong(5_000_000)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
        List<ProcessHandle> all = ProcessHandle.current().descendants().toList();
        return !all.isEmpty() && all.get(random.nextInt(all.size())).destroyForcibly() ? 1 : 0;
    }

    private static String state() throws IOException {
        List<ProcessHandle> processes = ProcessHandle.current().descendants().toList();
        System.gc();
        Runtime own = Runtime.getRuntime();
        long heap = own.totalMemory() - own.freeMemory();
        long memory = 0;
        for (ProcessHandle process : processes) {
            memory += memory(process.pid());
        }
        return processes.size()
                + " processes, "
                + lines("/proc/self/mountinfo")
                + " mounts, "
                + lines("/proc/self/cgroup")
                + " cgroups, "
                + files()
                + " files, "
                + memory / 1024
                + " MiB, and a heap of "
                + heap / (1 << 20)
                + " MiB";
    }

    private static long lines(String file) throws IOException {
        if (file.endsWith("cgroup")) {
            String own = "assay-sandbox-" + ProcessHandle.current().pid() + "-";
            try (Stream<Path> all =
                    Files.find(
                            Path.of("/sys/fs/cgroup"),
                            8,
                            (path, is) -> is.isDirectory() && path.toString().contains(own))) {
                return all.count();
            }
        }
        try (Stream<String> all = Files.lines(Path.of(file))) {
            return all.count();
        }
    }

    private static long files() throws IOException {
        String own = "assay-sandbox-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> all =
                Files.find(
                        Path.of(System.getProperty("java.io.tmpdir")),
                        4,
                        (path, is) -> path.toString().contains(own))) {
            return all.count();
        } catch (java.io.UncheckedIOException e) {
            return -1;
        }
    }

    /** Kibibytes that a process has for itself. */
    private static long memory(long pid) {
        try (Stream<String> all = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return all.filter(line -> line.startsWith("Private_"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }
}
