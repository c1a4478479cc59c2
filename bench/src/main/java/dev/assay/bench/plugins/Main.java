package dev.assay.bench.plugins;

import dev.assay.course.Course;
import dev.assay.course.CourseReader;
import dev.assay.grading.BoundCourse;
import dev.assay.grading.Grader;
import dev.assay.grading.GraderSettings;
import dev.assay.grading.QuestionGrade;
import dev.assay.grading.QuestionGrade.Status;
import dev.assay.grading.table.TableSelfTest;
import dev.assay.plugin.LivePlugins;
import dev.assay.spi.Answer;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Replaces a jar again and again while answers are graded at a steady rate, as the server does:
 * {@code bench/plugins [REPLACEMENTS] [GRADES A SECOND]}.
 */
public final class Main {

    private static final int THREADS = 2;

    private volatile BoundCourse served;
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final AtomicLong wrong = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong mixed = new AtomicLong();
    private final Map<String, AtomicLong> byVersion = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> micros = new ConcurrentLinkedQueue<>();

    private Main(BoundCourse first) {
        this.served = first;
    }

    /** Runs it; exits with 1 when a grade was wrong, lost or mixed, or a version was kept alive. */
    public static void main(String[] args) throws Exception {
        int replacements = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        int rate = args.length > 1 ? Integer.parseInt(args[1]) : 1000;
        Path work = Files.createTempDirectory("assay-plugins");
        Path folder = Files.createDirectory(work.resolve("plugins"));
        Versions versions = new Versions(work);
        List<Path> jars = new ArrayList<>();
        for (int version = 1; version <= replacements + 1; version++) {
            jars.add(versions.build(version));
        }
        Files.move(jars.getFirst(), folder.resolve("x.jar"));
        boolean isGood;
        try (LivePlugins plugins = LivePlugins.watch(folder, new TableSelfTest());
                Grader grader = new Grader(GraderSettings.standard())) {
            Course course = course(work);
            Main main = new Main(BoundCourse.bind(course, plugins.catalogue()));
            isGood = main.run(plugins, grader, course, folder, jars.subList(1, jars.size()), rate);
        }
        System.exit(isGood ? 0 : 1);
    }

    private static Course course(Path work) throws IOException {
        Path course = work.resolve("course");
        Files.createDirectories(course.resolve("questions"));
        Files.writeString(course.resolve("course.yaml"), "id: c\ntitle: C\n");
        Files.writeString(
                course.resolve("questions/q.yaml"),
                "{number: 1, prompt: Is there an x, answer: text, rubric: {check: "
                        + Versions.ID
                        + "}}");
        return CourseReader.read(course).course().orElseThrow();
    }

    private boolean run(
            LivePlugins plugins,
            Grader grader,
            Course course,
            Path folder,
            List<Path> jars,
            int rate)
            throws Exception {
        List<WeakReference<ClassLoader>> old = new ArrayList<>();
        List<Long> replaced = new ArrayList<>();
        long heapBefore;
        int classesBefore;
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> graders = new ArrayList<>();
            long pause = 1_000_000_000L * THREADS / rate;
            for (int thread = 0; thread < THREADS; thread++) {
                String name = Integer.toString(thread);
                graders.add(
                        threads.submit(
                                () -> {
                                    grade(grader, name, pause);
                                    return null;
                                }));
            }
            Thread.sleep(3000); // warm
            heapBefore = heap();
            classesBefore = classes();
            micros.clear();
            for (Path jar : jars) {
                old.add(
                        new WeakReference<>(
                                plugins.catalogue()
                                        .checker(Versions.ID)
                                        .orElseThrow()
                                        .type()
                                        .getClass()
                                        .getClassLoader()));
                Files.move(jar, folder.resolve("x.jar"), StandardCopyOption.REPLACE_EXISTING);
                plugins.look();
                long start = System.nanoTime();
                plugins.look();
                served = BoundCourse.bind(course, plugins.catalogue());
                replaced.add((System.nanoTime() - start) / 1000);
                Thread.sleep(100);
            }
            isOver.set(true);
            for (Future<?> each : graders) {
                each.get();
            }
        }
        return report(old, replaced, heapBefore, classesBefore);
    }

    private void grade(Grader grader, String name, long pause) throws InterruptedException {
        long next = System.nanoTime();
        for (int i = 0; !isOver.get(); i++) {
            boolean isRight = i % 2 == 0;
            Answer answer = Answer.of((isRight ? "an x " : "none ") + name + "/" + i);
            long start = System.nanoTime();
            QuestionGrade grade = grader.grade(served, "q", answer);
            micros.add((System.nanoTime() - start) / 1000);
            if (grade.status() != Status.GRADED) {
                failed.incrementAndGet();
            } else {
                look(grade, isRight);
            }
            next += pause;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private void look(QuestionGrade grade, boolean isRight) {
        if (grade.points().orElseThrow().signum() != (isRight ? 1 : 0)) {
            wrong.incrementAndGet();
        }
        String version = grade.criteria().getFirst().feedback().getFirst().text();
        String madeWith =
                String.valueOf(grade.madeWith().orElseThrow().checkers().get(Versions.ID));
        if (!madeWith.startsWith(version + "+sha256:")) {
            mixed.incrementAndGet();
        }
        byVersion.computeIfAbsent(version, any -> new AtomicLong()).incrementAndGet();
    }

    private boolean report(
            List<WeakReference<ClassLoader>> old,
            List<Long> replaced,
            long heapBefore,
            int classesBefore)
            throws InterruptedException {
        long[] times = micros.stream().mapToLong(Long::longValue).sorted().toArray();
        micros.clear();
        long[] changes = replaced.stream().mapToLong(Long::longValue).sorted().toArray();
        long heapAfter = heap();
        long alive = old.stream().filter(each -> each.get() != null).count();
        PrintStream out = System.out;
        out.printf("replacements        %d%n", old.size());
        out.printf("grades              %d, by %d versions%n", times.length, byVersion.size());
        out.printf("wrong, failed, mixed %d, %d, %d%n", wrong.get(), failed.get(), mixed.get());
        out.printf(
                "a grade takes       p50 %d µs, p99 %d µs, longest %d µs%n",
                at(times, 0.5), at(times, 0.99), at(times, 1));
        out.printf(
                "a replacement takes p50 %d µs, longest %d µs (load, self-test, bind)%n",
                at(changes, 0.5), at(changes, 1));
        out.printf("old versions alive  %d of %d%n", alive, old.size());
        out.printf("heap after GC       %d KiB before, %d KiB after%n", heapBefore, heapAfter);
        out.printf("classes loaded      %d before, %d after%n", classesBefore, classes());
        return wrong.get() + failed.get() + mixed.get() + alive == 0
                && byVersion.size() == old.size() + 1;
    }

    private static long at(long[] sorted, double share) {
        return sorted.length == 0
                ? 0
                : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 10;
    }

    private static int classes() {
        return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    }
}
