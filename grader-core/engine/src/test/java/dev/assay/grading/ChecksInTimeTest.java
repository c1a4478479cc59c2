package dev.assay.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grading.QuestionGrade.Status;
import dev.assay.grading.Submission.Given;
import dev.assay.spi.Answer;
import dev.assay.spi.Outcome;
import dev.assay.spi.Score;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a check does, a grade comes in time and the others go on. */
@Timeout(60)
final class ChecksInTimeTest {

    private static final GraderSettings SHORT =
            new GraderSettings(
                    2,
                    2,
                    Duration.ofMillis(300),
                    Duration.ofMillis(200),
                    Duration.ofMillis(500),
                    1 << 20);

    @TempDir Path folder;
    private final Grader grader = new Grader(SHORT);
    private final AtomicBoolean isOver = new AtomicBoolean();

    @AfterEach
    void close() {
        isOver.set(true);
        grader.close();
    }

    private Outcome spin() {
        while (!isOver.get()) {
            Thread.onSpinWait();
        }
        return Outcome.clear();
    }

    private static Outcome sleep(long millis) throws InterruptedException {
        Thread.sleep(millis);
        return Outcome.clear();
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"test.spins", "heavy.spins"})
    void aCheckThatObeysNoInterruptIsFailedAndTheOthersAreGraded(String spinning)
            throws InterruptedException {
        BoundCourse course =
                course(
                        Fakes.standard()
                                .instant("test.spins", (s, a, c) -> spin())
                                .heavy("heavy.spins", (s, a, c) -> spin()),
                        """
                        rubric:
                          combine: weighted-sum
                          parts:
                            - {id: first, check: test.gives}
                            - {id: hangs, check: %s}
                        """
                                .formatted(spinning));
        long start = System.nanoTime();
        QuestionGrade grade = grader.grade(course, "001-q", Answer.of("x"));
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 5_000);
        assertEquals(Status.FAILED, grade.status());
        assertEquals(true, grade.retryable());
        assertEquals(
                List.of(spinning + ": it ran beyond the time for an answer, and does not stop"),
                grade.reasons());
        assertEquals(
                List.of(CriterionGrade.Result.GRADED, CriterionGrade.Result.FAILED),
                grade.criteria().stream().map(c -> c.result()).toList());
    }

    @Test
    void aCheckThatRunsOverIsInterrupted() throws InterruptedException {
        AtomicBoolean wasInterrupted = new AtomicBoolean();
        BoundCourse course =
                course(
                        Fakes.standard()
                                .instant(
                                        "test.sleeps",
                                        (s, a, c) -> {
                                            try {
                                                return sleep(30_000);
                                            } catch (InterruptedException e) {
                                                wasInterrupted.set(true);
                                                throw e;
                                            }
                                        }),
                        "rubric: {check: test.sleeps}\n");
        QuestionGrade grade = grader.grade(course, "001-q", Answer.of("x"));
        assertEquals(List.of("test.sleeps: it ran beyond the time for an answer"), grade.reasons());
        assertEquals(true, grade.retryable());
        assertEquals(true, wasInterrupted.get());
    }

    @Test
    void whatComesAfterTheDeadlineIsNotCounted() throws InterruptedException {
        BoundCourse course =
                course(
                        Fakes.standard()
                                .instant(
                                        "test.late",
                                        (s, a, c) -> {
                                            try {
                                                return sleep(30_000);
                                            } catch (InterruptedException e) {
                                                return Outcome.clear();
                                            }
                                        }),
                        "rubric: {check: test.late}\n");
        assertEquals(Status.FAILED, grader.grade(course, "001-q", Answer.of("x")).status());
        assertEquals(Status.FAILED, grader.grade(course, "001-q", Answer.of("x")).status());
    }

    @Test
    void moreHangingChecksThanCoresDontStopTheEngine() throws Exception {
        Fakes fakes = Fakes.standard().instant("test.spins", (s, a, c) -> spin());
        BoundCourse hanging = course(fakes, "rubric: {check: test.spins}\n");
        Path other = folder.resolve("other");
        BoundCourse fine =
                new TestCourse(other).question(1, "rubric: {check: test.gives}\n").bind(fakes);
        List<Future<QuestionGrade>> stuck = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 12; i++) {
                Answer answer = Answer.of("answer " + i);
                stuck.add(threads.submit(() -> grader.grade(hanging, "001-q", answer)));
            }
            for (Future<QuestionGrade> one : stuck) {
                assertEquals(Status.FAILED, one.get().status());
            }
            Future<QuestionGrade> good =
                    threads.submit(() -> grader.grade(fine, "001-q", Answer.of("x")));
            assertEquals(Status.GRADED, good.get(20, TimeUnit.SECONDS).status());
        }
        QuestionGrade next = grader.grade(hanging, "001-q", Answer.of("next"));
        assertEquals(
                List.of("test.spins: earlier calls of it have not ended; it is left alone"),
                next.reasons());
        assertEquals(true, next.retryable());
    }

    @Test
    void aCheckerIsCalledAgainOnceItsStuckCallsHaveEnded() throws Exception {
        AtomicBoolean hangs = new AtomicBoolean(true);
        CountDownLatch ended = new CountDownLatch(4);
        BoundCourse course =
                course(
                        Fakes.standard()
                                .instant(
                                        "test.spins",
                                        (s, a, c) -> {
                                            while (hangs.get()) {
                                                Thread.onSpinWait();
                                            }
                                            ended.countDown();
                                            return Outcome.clear();
                                        }),
                        "rubric: {check: test.spins}\n");
        for (int i = 0; i < 5; i++) {
            assertEquals(Status.FAILED, grader.grade(course, "001-q", Answer.of("a" + i)).status());
        }
        hangs.set(false);
        assertEquals(true, ended.await(20, TimeUnit.SECONDS));
        Status status = Status.FAILED;
        for (int i = 0; i < 100 && status == Status.FAILED; i++) {
            Thread.sleep(20);
            status = grader.grade(course, "001-q", Answer.of("b" + i)).status();
        }
        assertEquals(Status.GRADED, status);
    }

    static Stream<Arguments> throwables() {
        return Stream.of(
                Arguments.of(
                        new IllegalStateException("no luck"),
                        "IllegalStateException: no luck",
                        true),
                Arguments.of(new java.io.IOException("gone"), "IOException: gone", true),
                Arguments.of(new StackOverflowError(), "StackOverflowError", false),
                Arguments.of(new OutOfMemoryError("heap"), "OutOfMemoryError: heap", true),
                Arguments.of(new NoClassDefFoundError("a/B"), "NoClassDefFoundError: a/B", false),
                Arguments.of(new AssertionError("odd"), "AssertionError: odd", true));
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void whateverACheckThrowsIsFailedNeverZero(Throwable thrown, String reason, boolean retryable)
            throws InterruptedException {
        BoundCourse course =
                course(
                        Fakes.standard()
                                .instant(
                                        "test.throws",
                                        (s, a, c) -> {
                                            switch (thrown) {
                                                case Exception e -> throw e;
                                                case Error e -> throw e;
                                                default -> throw new IllegalArgumentException();
                                            }
                                        }),
                        """
                        rubric:
                          combine: weighted-sum
                          parts: [{check: test.throws}, {check: test.gives}]
                        """);
        QuestionGrade grade = grader.grade(course, "001-q", Answer.of("x"));
        assertEquals(Status.FAILED, grade.status());
        assertTrue(grade.points().isEmpty());
        assertEquals(List.of("test.throws: " + reason), grade.reasons());
        assertEquals(retryable, grade.retryable());
        assertEquals(CriterionGrade.Result.GRADED, grade.criteria().getLast().result());
    }

    @Test
    void anInterruptThatACheckMakesItselfIsNotTheNextOnes() throws InterruptedException {
        BoundCourse course =
                course(
                        Fakes.standard()
                                .instant(
                                        "test.interrupts",
                                        (s, a, c) -> {
                                            Thread.currentThread().interrupt();
                                            return Outcome.clear();
                                        })
                                .instant("test.naps", (s, a, c) -> sleep(1)),
                        """
                        rubric:
                          combine: weighted-sum
                          parts: [{check: test.interrupts}, {check: test.naps}]
                        """);
        assertEquals(Status.GRADED, grader.grade(course, "001-q", Answer.of("x")).status());
    }

    @Test
    void interruptingTheCallerCancelsAWholeSubmission() throws Exception {
        CountDownLatch running = new CountDownLatch(2);
        CountDownLatch interrupted = new CountDownLatch(2);
        Fakes fakes =
                Fakes.standard()
                        .heavy(
                                "heavy.sleeps",
                                (s, a, c) -> {
                                    running.countDown();
                                    try {
                                        return sleep(30_000);
                                    } catch (InterruptedException e) {
                                        interrupted.countDown();
                                        throw e;
                                    }
                                });
        TestCourse written = new TestCourse(folder);
        List<Given> given = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            written.question(i, "rubric: {check: heavy.sleeps}\n");
            given.add(new Given("00" + i + "-q", Answer.of("x"), List.of()));
        }
        BoundCourse course = written.bind(fakes);
        try (Grader patient = new Grader(SHORT.withDeadline(Duration.ofSeconds(30)))) {
            AtomicReference<Object> end = new AtomicReference<>();
            Thread caller =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        try {
                                            end.set(
                                                    patient.grade(
                                                            course,
                                                            new Submission(
                                                                    "ann", given, List.of())));
                                        } catch (InterruptedException e) {
                                            end.set("cancelled");
                                        }
                                    });
            assertTrue(running.await(20, TimeUnit.SECONDS));
            caller.interrupt();
            caller.join(Duration.ofSeconds(20));
            assertEquals("cancelled", end.get());
            assertTrue(interrupted.await(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void noMoreHeavyChecksRunAtOnceThanThereAreLanes() throws InterruptedException {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Fakes fakes =
                Fakes.standard()
                        .heavy(
                                "heavy.counts",
                                (s, a, c) -> {
                                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                                    Thread.sleep(30);
                                    now.decrementAndGet();
                                    return Outcome.clear();
                                });
        SubmissionGrade grade = gradeMany(fakes, "rubric: {check: heavy.counts}\n", 8, 10_000);
        assertEquals(8, grade.gradable());
        assertEquals(2, most.get());
    }

    @Test
    void waitingForALaneIsNoPartOfTheDeadlineButHasAnEnd() throws InterruptedException {
        Fakes fakes = Fakes.standard().heavy("heavy.naps", (s, a, c) -> sleep(150));
        // Ten naps of 150 ms on two lanes are longer than one answer's 300 ms.
        assertEquals(10, gradeMany(fakes, "rubric: {check: heavy.naps}\n", 10, 20_000).gradable());
    }

    @Test
    void aLaneThatStaysFullIsFailedRetryable() throws InterruptedException {
        Fakes fakes = Fakes.standard().heavy("heavy.naps", (s, a, c) -> sleep(250));
        SubmissionGrade grade = gradeMany(fakes, "rubric: {check: heavy.naps}\n", 8, 100);
        List<QuestionGrade> failed =
                grade.questions().stream().filter(q -> q.status() == Status.FAILED).toList();
        assertTrue(!failed.isEmpty());
        assertEquals(
                List.of("heavy.naps: too much is running: it waited too long for its turn"),
                failed.getFirst().reasons());
        assertEquals(true, failed.getFirst().retryable());
    }

    private SubmissionGrade gradeMany(Fakes fakes, String question, int count, long patience)
            throws InterruptedException {
        TestCourse written = new TestCourse(folder);
        List<Given> given = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            written.question(i, question);
            given.add(new Given("%03d-q".formatted(i), Answer.of("x"), List.of()));
        }
        GraderSettings settings =
                new GraderSettings(
                        2,
                        2,
                        Duration.ofMillis(2_000),
                        Duration.ofMillis(200),
                        Duration.ofMillis(patience),
                        0);
        try (Grader several = new Grader(settings)) {
            return several.grade(written.bind(fakes), new Submission("ann", given, List.of()));
        }
    }

    @Test
    void aCheckKnowsItsDeadline() throws InterruptedException {
        AtomicReference<Instant> deadline = new AtomicReference<>(Instant.MIN);
        BoundCourse course =
                course(
                        Fakes.standard()
                                .instant(
                                        "test.asks",
                                        (s, a, c) -> {
                                            deadline.set(c.deadline());
                                            return Outcome.graded(Score.ONE, List.of());
                                        }),
                        "rubric: {check: test.asks}\n");
        Instant before = Instant.now();
        grader.grade(course, "001-q", Answer.of("x"));
        assertTrue(deadline.get().isAfter(before.plusMillis(299)));
        assertTrue(deadline.get().isBefore(Instant.now().plusMillis(300)));
    }

    @Test
    void deepRecursionHasRoom() throws InterruptedException {
        BoundCourse course =
                course(
                        Fakes.standard()
                                .instant(
                                        "test.recurses",
                                        (s, a, c) ->
                                                depth(20_000) == 20_000
                                                        ? Outcome.clear()
                                                        : Outcome.ungradable("odd")),
                        "rubric: {check: test.recurses}\n");
        assertEquals(Status.GRADED, grader.grade(course, "001-q", Answer.of("x")).status());
    }

    private static int depth(int left) {
        return left == 0 ? 0 : 1 + depth(left - 1);
    }

    @Test
    void aGraderThatIsClosedFailsAndDoesNotHang() throws InterruptedException {
        BoundCourse course = course(Fakes.standard(), "rubric: {check: test.gives}\n");
        Grader closed = new Grader(SHORT);
        closed.close();
        assertEquals(Status.FAILED, closed.grade(course, "001-q", Answer.of("x")).status());
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        Duration second = Duration.ofSeconds(1);
        assertThrows(
                IllegalArgumentException.class,
                () -> new GraderSettings(0, 1, second, second, second, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new GraderSettings(1, 0, second, second, second, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new GraderSettings(1, 1, Duration.ZERO, second, second, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new GraderSettings(1, 1, second, second.negated(), second, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new GraderSettings(1, 1, second, second, second, -1));
    }

    private BoundCourse course(Fakes fakes, String question) {
        return new TestCourse(folder).question(1, question).bind(fakes);
    }
}
