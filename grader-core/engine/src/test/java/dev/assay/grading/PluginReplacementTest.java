package dev.assay.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.course.Course;
import dev.assay.course.CourseReader;
import dev.assay.grading.QuestionGrade.Status;
import dev.assay.grading.table.TableSelfTest;
import dev.assay.plugin.Jars;
import dev.assay.plugin.LivePlugins;
import dev.assay.spi.Answer;
import dev.assay.spi.Feedback;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A jar is replaced, or breaks out, while answers are graded. */
final class PluginReplacementTest {

    private static final String ID = "stranger.x";
    private static final String RIGHT = "answer.text().contains(\"x\")";

    @TempDir Path work;
    private Path folder;

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createDirectory(work.resolve("plugins"));
    }

    private void drop(int version, String condition) throws IOException {
        Path made = Files.createDirectory(work.resolve("made" + version));
        Path jar = new Jars(made).grader("Good", ID, version, condition).jar("x.jar");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000L + version));
        Files.move(jar, folder.resolve("x.jar"), StandardCopyOption.REPLACE_EXISTING);
    }

    private Course course() throws IOException {
        Path course = Files.createDirectories(work.resolve("course/questions")).getParent();
        Files.writeString(course.resolve("course.yaml"), "id: c\ntitle: C\n");
        Files.writeString(
                course.resolve("questions/q.yaml"),
                "{number: 1, prompt: Is there an x, answer: text, rubric: {check: " + ID + "}}");
        CourseReader.Reading reading = CourseReader.read(course);
        assertEquals(List.of(), reading.problems());
        return reading.course().orElseThrow();
    }

    @Test
    void noGradeIsWrongOrMadeByTwoVersionsAndNoVersionIsLeftBehind() throws Exception {
        int last = 6;
        drop(1, RIGHT);
        List<WeakReference<ClassLoader>> old = new ArrayList<>();
        Map<String, AtomicLong> byVersion = new ConcurrentHashMap<>();
        try (LivePlugins plugins = LivePlugins.watch(folder, new TableSelfTest());
                Grader grader = new Grader(GraderSettings.standard());
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Course course = course();
            AtomicReference<BoundCourse> served =
                    new AtomicReference<>(BoundCourse.bind(course, plugins.catalogue()));
            AtomicBoolean isOver = new AtomicBoolean();
            List<Future<?>> graders = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                int number = thread;
                graders.add(
                        threads.submit(
                                () -> {
                                    for (int i = 0; !isOver.get(); i++) {
                                        BoundCourse now = Objects.requireNonNull(served.get());
                                        check(grader, now, number + "/" + i, byVersion);
                                    }
                                    return null;
                                }));
            }
            for (int version = 2; version <= last; version++) {
                awaitGrades(byVersion, Integer.toString(version - 1));
                old.add(
                        new WeakReference<>(
                                plugins.catalogue()
                                        .checker(ID)
                                        .orElseThrow()
                                        .type()
                                        .getClass()
                                        .getClassLoader()));
                drop(version, RIGHT);
                plugins.look();
                plugins.look();
                served.set(BoundCourse.bind(course, plugins.catalogue()));
            }
            awaitGrades(byVersion, Integer.toString(last));
            isOver.set(true);
            for (Future<?> each : graders) {
                each.get(20, TimeUnit.SECONDS);
            }
            assertEquals(last, byVersion.size(), byVersion::toString);
            for (int i = 0; i < 100 && old.stream().anyMatch(any -> any.get() != null); i++) {
                System.gc();
                Thread.sleep(20);
            }
            assertTrue(old.stream().allMatch(any -> any.get() == null), "old versions are gone");
        }
    }

    private static void check(
            Grader grader, BoundCourse course, String name, Map<String, AtomicLong> byVersion)
            throws InterruptedException {
        boolean isRight = name.hashCode() % 2 == 0;
        Answer answer = Answer.of((isRight ? "an x, " : "none, ") + name);
        QuestionGrade grade = grader.grade(course, "q", answer);
        assertEquals(Status.GRADED, grade.status(), () -> grade.reasons().toString());
        assertEquals(
                0, BigDecimal.valueOf(isRight ? 1 : 0).compareTo(grade.points().orElseThrow()));
        String said =
                grade.criteria().getFirst().feedback().stream()
                        .map(Feedback::text)
                        .findFirst()
                        .orElseThrow();
        String version = said.replace("by version ", "");
        String madeWith = Objects.requireNonNull(grade.madeWith().orElseThrow().checkers().get(ID));
        assertTrue(madeWith.startsWith(version + "+sha256:"), () -> said + ", but " + madeWith);
        byVersion.computeIfAbsent(version, any -> new AtomicLong()).incrementAndGet();
    }

    private static void awaitGrades(Map<String, AtomicLong> byVersion, String version)
            throws InterruptedException {
        for (int i = 0; i < 2000 && !byVersion.containsKey(version); i++) {
            Thread.sleep(5);
        }
        assertTrue(byVersion.containsKey(version), () -> "version " + version + " has graded");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exits",
                "halts",
                "exitsByReference",
                "throwsError",
                "throwsWhatTellsNothing",
                "recurs",
                "allocates",
                "loops"
            })
    void whatBreaksOutFailsAndTheOthersAreGraded(String how) throws Exception {
        String call = how.equals("recurs") ? "recurs(1)" : how + "()";
        drop(1, RIGHT + " && (!answer.text().contains(\"boom\") || " + call + " > 0)");
        GraderSettings settings =
                new GraderSettings(
                        2,
                        2,
                        Duration.ofSeconds(2),
                        Duration.ofMillis(200),
                        Duration.ofSeconds(9),
                        0);
        try (LivePlugins plugins = LivePlugins.watch(folder, new TableSelfTest());
                Grader grader = new Grader(settings)) {
            BoundCourse course = BoundCourse.bind(course(), plugins.catalogue());
            assertEquals(List.of(), course.problems());
            QuestionGrade failed = grader.grade(course, "q", Answer.of("an x, and boom"));
            assertEquals(Status.FAILED, failed.status());
            assertTrue(failed.points().isEmpty(), "it is no zero");
            assertTrue(
                    failed.reasons().getFirst().startsWith(ID), () -> failed.reasons().toString());
            check(grader, course, "afterwards", new ConcurrentHashMap<>());
        }
    }

    @Test
    void aMendedVersionIsNotToBlameForCallsOfTheOneBeforeThatAreStuck() throws Exception {
        drop(1, RIGHT + " && (!answer.text().contains(\"boom\") || loops() > 0)");
        GraderSettings settings =
                new GraderSettings(
                        6,
                        2,
                        Duration.ofMillis(200),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(9),
                        0);
        try (LivePlugins plugins = LivePlugins.watch(folder, new TableSelfTest());
                Grader grader = new Grader(settings)) {
            BoundCourse course = BoundCourse.bind(course(), plugins.catalogue());
            for (int i = 0; i < 5; i++) {
                grader.grade(course, "q", Answer.of("an x, and boom " + i));
            }
            assertEquals(Status.FAILED, grader.grade(course, "q", Answer.of("an x")).status());
            drop(2, RIGHT);
            plugins.look();
            plugins.look();
            BoundCourse mended = BoundCourse.bind(course(), plugins.catalogue());
            check(grader, mended, "mended", new ConcurrentHashMap<>());
        }
    }
}
