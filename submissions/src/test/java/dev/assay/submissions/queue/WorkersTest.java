package dev.assay.submissions.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.course.CourseReader;
import dev.assay.grading.BoundCourse;
import dev.assay.grading.GradeJson;
import dev.assay.grading.Grader;
import dev.assay.grading.GraderSettings;
import dev.assay.grading.Submission;
import dev.assay.grading.Submission.Given;
import dev.assay.plugin.Catalogue;
import dev.assay.spi.Answer;
import dev.assay.spi.Audience;
import dev.assay.submissions.gradebook.SubmissionView;
import dev.assay.submissions.store.GradeEvent;
import dev.assay.submissions.store.Grades.Made;
import dev.assay.submissions.store.Job;
import dev.assay.submissions.store.Job.Stage;
import dev.assay.submissions.store.Jobs.Next;
import dev.assay.submissions.store.NewSubmission;
import dev.assay.submissions.store.NewSubmission.Lane;
import dev.assay.submissions.store.Store;
import dev.assay.submissions.store.StoreSettings;
import dev.assay.submissions.store.StoredSubmission;
import dev.assay.submissions.store.Submissions;
import dev.assay.submissions.store.Submissions.Receipt;
import dev.assay.submissions.store.Upload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Submissions out of the store come back graded, whatever happens meanwhile. */
class WorkersTest {

    private static final RetryPolicy IMPATIENT =
            new RetryPolicy(List.of(Duration.ofMillis(20), Duration.ofMillis(20)));

    @TempDir Path folder;
    private Catalogue catalogue;
    private Grader grader;
    private Store store;
    private StoredQueue queue;
    private BoundCourse course;
    private volatile Optional<BoundCourse> served = Optional.empty();
    private final AtomicInteger looks = new AtomicInteger();
    private final List<String> statuses = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws Exception {
        catalogue = Catalogue.load();
        grader = new Grader(GraderSettings.standard());
        course =
                bind(
                        question(1, "a", "{check: text.keyword, with: {keywords: [stack]}}"),
                        question(2, "b", "{check: text.keyword, with: {keywords: [queue]}}"),
                        question(
                                3,
                                "heavy",
                                """

                                  combine: weighted-sum
                                  parts:
                                    - {id: word, check: text.keyword, with: {keywords: [cat]}}
                                    - id: meaning
                                      check: text.similarity
                                      with: {references: ["A cat sat on the mat."]}
                                """),
                        "number: 4\nprompt: No rubric yet?\nanswer: text\npoints: 1\n");
        served = Optional.of(course);
        store = Store.open(StoreSettings.embedded(folder.resolve("data")));
        queue = new StoredQueue(store.jobs());
    }

    @AfterEach
    void close() {
        store.close();
        grader.close();
        catalogue.close();
    }

    private static String question(int number, String prompt, String rubric) {
        return "number: %d\nprompt: What is %s?\nanswer: text\npoints: 1\nrubric: %s\n"
                .formatted(number, prompt, rubric);
    }

    private BoundCourse bind(String... questions) throws IOException {
        Path root = Files.createDirectories(folder.resolve("c/questions"));
        Files.writeString(folder.resolve("c/course.yaml"), "id: c\ntitle: C\n");
        for (int i = 0; i < questions.length; i++) {
            Files.writeString(root.resolve("00" + (i + 1) + "-q.yaml"), questions[i]);
        }
        return BoundCourse.bind(
                CourseReader.read(folder.resolve("c")).course().orElseThrow(), catalogue);
    }

    private Workers workers(RetryPolicy retries) {
        return workers(retries, queue);
    }

    private Workers workers(RetryPolicy retries, JobQueue from) {
        Workers workers =
                new Workers(
                        store,
                        from,
                        grader,
                        id -> {
                            looks.incrementAndGet();
                            return served;
                        },
                        retries,
                        new WorkObserver() {
                            @Override
                            public void kept(
                                    StoredSubmission submission, List<Made> made, Next next) {
                                made.forEach(one -> statuses.add(one.verdict().status()));
                            }

                            @Override
                            public void failed(StoredSubmission submission, String cause) {
                                failures.add(cause);
                            }
                        });
        workers.start();
        return workers;
    }

    private static List<Given> given(String... answers) {
        List<Given> given = new ArrayList<>();
        for (String answer : answers) {
            String[] pair = answer.split(": ", 2);
            given.add(new Given("00" + pair[0] + "-q", Answer.of(pair[1]), List.of()));
        }
        return given;
    }

    private static NewSubmission submission(String learner, String... answers) {
        return new NewSubmission(
                "c",
                new Submission(learner, given(answers), List.of()),
                new Upload(Upload.Kind.SHEET, answers[0].getBytes(StandardCharsets.UTF_8)),
                Lane.INTERACTIVE,
                Optional.empty(),
                Optional.empty());
    }

    private String receive(String learner, String... answers) throws Exception {
        String id = store.submissions().receive(submission(learner, answers)).id();
        queue.wake(Stage.INSTANT);
        return id;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(until);
            Thread.sleep(10);
        }
    }

    private void awaitEnd(String id) throws InterruptedException {
        await(() -> !store.jobs().isWaiting(id));
    }

    @Test
    void aSubmissionIsGradedOnceAndAsTheEngineGradesIt() throws Exception {
        String id = receive("ada", "1: a stack", "2: no idea", "3: a cat sat on a mat");
        try (Workers workers = workers(IMPATIENT)) {
            awaitEnd(id);
            await(() -> workers.underWay() == 0);
        }
        StoredSubmission submission = store.submissions().find(id).orElseThrow();
        for (Audience audience : Audience.values()) {
            JsonNode whole = GradeJson.of(grader.grade(course, submission.submission()), audience);
            ObjectNode kept =
                    new SubmissionView(store)
                            .of(submission, Optional.of(course.course()), audience);
            assertThat(kept.toPrettyString()).isEqualTo(whole.toPrettyString());
        }
        List<GradeEvent> finals =
                store.grades().history(id).stream().filter(event -> !event.isPending()).toList();
        assertThat(finals).extracting(GradeEvent::question).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void whatIsInstantIsShownWhileTheRestWaits() throws Exception {
        String id = receive("ada", "1: a stack", "3: a cat sat on a mat");
        Job job =
                store.jobs()
                        .take(Stage.INSTANT, Optional.empty(), 1, Duration.ofMinutes(1))
                        .getFirst();
        new GradeWork(store, grader, any -> served, IMPATIENT, WorkObserver.NONE, new Progress())
                .work(job, null);
        assertThat(store.grades().current(id).get("001-q").status()).isEqualTo("graded");
        assertThat(store.grades().current(id).get("003-q").isPending()).isTrue();
        JsonNode shown =
                store.grades().read(id, Audience.LEARNER).get("003-q").grade().path("criteria");
        assertThat(shown.path(0).path("outcome").asText()).isEqualTo("graded");
        assertThat(shown.path(1).path("outcome").asText()).isEqualTo("pending");
        assertThat(store.jobs().isWaiting(id)).isTrue();

        try (Workers workers = workers(IMPATIENT)) {
            queue.wake(Stage.HEAVY);
            awaitEnd(id);
            await(() -> workers.underWay() == 0);
        }
        assertThat(store.grades().read(id, Audience.GRADER).get("003-q").grade().path("reasons"))
                .isEmpty();
        assertThat(store.grades().history(id))
                .extracting(event -> event.question() + " " + event.status())
                .containsExactlyInAnyOrder("001-q graded", "003-q pending", "003-q graded");
    }

    @Test
    void identicalAnswersAreGradedOnce() throws Exception {
        String first = receive("ada", "1: a stack");
        try (Workers workers = workers(IMPATIENT)) {
            awaitEnd(first);
            grader.close(); // nothing more can be graded
            String second = receive("ben", "1: a stack");
            awaitEnd(second);
            assertThat(store.grades().current(second).get("001-q").key())
                    .isEqualTo(store.grades().current(first).get("001-q").key());
            await(() -> workers.underWay() == 0);
        }
        assertThat(statuses).containsExactly("graded", "graded");
    }

    @Test
    void aQuestionWithoutARubricFailsAndIsNobodysZero() throws Exception {
        String id = receive("ada", "4: anything", "1: a stack");
        try (Workers workers = workers(IMPATIENT)) {
            awaitEnd(id);
            await(() -> workers.underWay() == 0);
        }
        GradeEvent failed = store.grades().current(id).get("004-q");
        assertThat(failed.status()).isEqualTo("failed");
        assertThat(failed.points()).isEmpty();
        assertThat(store.jobs().isHandedOver(id)).isFalse();
    }

    @Test
    void whileACourseIsOutOfServiceItsSubmissionsWaitAndThenSomebodyLooks() throws Exception {
        served = Optional.empty();
        String id = receive("ada", "1: a stack");
        try (Workers workers = workers(IMPATIENT)) {
            await(() -> store.jobs().isHandedOver(id));
            assertThat(store.jobs().handedOver(1).getFirst().attempts()).isEqualTo(3);
            assertThat(store.jobs().handedOver(1).getFirst().cause()).contains("not in service");
            assertThat(store.grades().history(id)).isEmpty();
            assertThat(failures).hasSize(3).containsOnly("no-course");
            served = Optional.of(course);
            assertThat(store.jobs().retry(id)).isTrue();
            queue.wake(Stage.INSTANT);
            awaitEnd(id);
            await(() -> workers.underWay() == 0);
        }
        assertThat(store.grades().current(id).get("001-q").status()).isEqualTo("graded");
    }

    @Test
    void anAnswerWhoseCheckersJarIsOutIsGradedOnceItIsBack() throws Exception {
        served =
                Optional.of(bind(question(1, "a", "{check: own.away, with: {keywords: [stack]}}")));
        String id = receive("ada", "1: a stack");
        RetryPolicy patient = new RetryPolicy(Collections.nCopies(500, Duration.ofMillis(20)));
        try (Workers workers = workers(patient)) {
            int before = looks.get();
            await(() -> looks.get() > before + 2); // attempts
            assertThat(store.jobs().isWaiting(id)).isTrue();
            assertThat(store.grades().history(id)).isEmpty();
            served = Optional.of(course);
            awaitEnd(id);
            await(() -> workers.underWay() == 0);
        }
        assertThat(store.jobs().isHandedOver(id)).isFalse();
        GradeEvent grade = store.grades().current(id).get("001-q");
        assertThat(grade.status()).isEqualTo("graded");
        assertThat(grade.points())
                .hasValueSatisfying(points -> assertThat(points).isEqualByComparingTo("1"));
        assertThat(store.grades().history(id)).hasSize(1);
    }

    /** A jar's check took all memory, and who takes jobs gets none for a moment. */
    @Test
    void whoHadNoMemoryForAMomentTakesJobsAgain() throws Exception {
        Map<Stage, AtomicInteger> taken = new ConcurrentHashMap<>();
        JobQueue scarce =
                new JobQueue() {
                    @Override
                    public List<Job> take(Stage stage, int most) {
                        int times =
                                taken.computeIfAbsent(stage, key -> new AtomicInteger())
                                        .incrementAndGet();
                        if (times == 1) {
                            throw new OutOfMemoryError("for a test");
                        }
                        return queue.take(stage, most);
                    }

                    @Override
                    public void renew(List<Job> jobs) {
                        queue.renew(jobs);
                    }

                    @Override
                    public void release(Job job) {
                        queue.release(job);
                    }

                    @Override
                    public void wake(Stage stage) {
                        queue.wake(stage);
                    }

                    @Override
                    public void await(Stage stage, Duration most) throws InterruptedException {
                        queue.await(stage, most);
                    }
                };
        try (Workers workers = workers(IMPATIENT, scarce)) {
            String id = receive("ada", "1: a stack", "3: A cat sat on the mat.");
            awaitEnd(id);
            assertThat(statuses).contains("graded").doesNotContain("failed");
            awaitIdle(workers);
        }
    }

    /** A grade can be seen before whoever made it has put down their work. */
    private static void awaitIdle(Workers workers) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (workers.underWay() > 0 && System.nanoTime() < until) {
            Thread.sleep(10);
        }
        assertThat(workers.underWay()).isZero();
    }

    @Test
    void whatFailsByOurFaultIsTriedAgainAndThenHandedOverWithoutAZero() throws Exception {
        grader.close(); // every check is "too much is running" from now on
        String id = receive("ada", "1: a stack", "2: a queue");
        try (Workers workers = workers(IMPATIENT)) {
            await(() -> store.jobs().isHandedOver(id));
            await(() -> workers.underWay() == 0);
        }
        assertThat(store.grades().history(id))
                .hasSize(2)
                .allSatisfy(
                        event -> {
                            assertThat(event.status()).isEqualTo("failed");
                            assertThat(event.points()).isEmpty();
                            assertThat(event.reason()).isEqualTo("tried 3 times");
                        });
        assertThat(failures).as("two answers, three times").hasSize(6).containsOnly("text.keyword");
        grader = new Grader(GraderSettings.standard());
        store.jobs().retry(id);
        try (Workers workers = workers(IMPATIENT)) {
            awaitEnd(id);
            await(() -> workers.underWay() == 0);
        }
        assertThat(store.grades().current(id).values())
                .allSatisfy(event -> assertThat(event.status()).isEqualTo("graded"));
    }

    @Test
    void whatCannotBeReadIsHandedOverAndCostsNoOther() throws Exception {
        String damaged = receive("ada", "1: a stack");
        String sound = receive("ben", "1: no stack");
        damage(damaged);
        try (Workers workers = workers(IMPATIENT)) {
            awaitEnd(sound);
            await(() -> store.jobs().isHandedOver(damaged));
            await(() -> workers.underWay() == 0);
        }
        assertThat(store.grades().current(sound).get("001-q").status()).isEqualTo("graded");
        assertThat(store.grades().history(damaged)).isEmpty();
        assertThat(store.jobs().handedOver(9))
                .singleElement()
                .satisfies(
                        each -> {
                            assertThat(each.submission()).isEqualTo(damaged);
                            assertThat(each.cause()).contains("what is stored is cut short");
                        });
    }

    /** As a bad disk would. */
    private void damage(String submission) throws SQLException {
        String url = "jdbc:h2:steady:" + folder.resolve("data/assay").toAbsolutePath();
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement update =
                        connection.prepareStatement(
                                "update content set bytes = X'01FF' where hash in (select"
                                        + " a.content from answer a join submission s on s.seq ="
                                        + " a.submission where s.id = ?)")) {
            update.setString(1, submission);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void aCourseThatChangedGivesANewGradeBesideTheOldOne() throws Exception {
        String id = receive("ada", "1: a stack", "2: a queue");
        try (Workers workers = workers(IMPATIENT)) {
            awaitEnd(id);
            store.jobs().again(List.of(id));
            queue.wake(Stage.INSTANT);
            awaitEnd(id);
            assertThat(store.grades().history(id)).as("nothing has changed").hasSize(2);
            course = bind(question(1, "a", "{check: text.keyword, with: {keywords: [heap]}}"));
            served = Optional.of(course);
            store.jobs().again(List.of(id));
            queue.wake(Stage.INSTANT);
            awaitEnd(id);
            await(() -> workers.underWay() == 0);
        }
        List<GradeEvent> history = store.grades().history(id);
        assertThat(history).hasSize(3);
        assertThat(history.getLast().question()).isEqualTo("001-q");
        assertThat(history.getLast().reason()).isEqualTo("the course has changed");
        assertThat(history.getLast().points().orElseThrow()).isEqualByComparingTo("0");
    }

    @Test
    void aChangedWeightRunsNothing() throws Exception {
        String rubric =
                """

                  combine: weighted-sum
                  parts:
                    - {id: word, weight: %d, check: text.keyword, with: {keywords: [cat]}}
                    - {id: meaning, check: text.similarity, with: {references: ["A dog barks."]}}
                """;
        served = Optional.of(bind(question(1, "heavy", rubric.formatted(1))));
        String id = receive("ada", "1: a cat sat on a mat");
        try (Workers workers = workers(IMPATIENT)) {
            awaitEnd(id);
            await(() -> workers.underWay() == 0);
        }
        grader.close();
        grader = new Grader(GraderSettings.standard());
        // A grader that remembers nothing, and can run nothing.
        grader.close();
        served = Optional.of(bind(question(1, "heavy", rubric.formatted(3))));
        store.jobs().again(List.of(id));
        try (Workers workers = workers(IMPATIENT)) {
            queue.wake(Stage.INSTANT);
            awaitEnd(id);
            await(() -> workers.underWay() == 0);
        }
        List<GradeEvent> history = store.grades().history(id);
        assertThat(history.getLast().reason()).isEqualTo("the course has changed");
        assertThat(history.getLast().status()).isIn("graded", "needs-review");
        assertThat(history.getLast().points().orElseThrow())
                .isGreaterThan(history.get(history.size() - 2).points().orElseThrow());
    }

    @Test
    void whoeverWatchesIsTold() throws Exception {
        try (Workers workers = workers(IMPATIENT)) {
            String id = receive("ada", "1: a stack");
            try (Progress.Watch watch = workers.progress().watch(id)) {
                while (store.jobs().isWaiting(id)) {
                    watch.await(Duration.ofSeconds(1));
                }
            }
            assertThat(store.grades().current(id)).hasSize(1);
        }
    }

    /** Hands out nothing that has waited. */
    private class EmptyQueue implements JobQueue {

        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public List<Job> take(Stage stage, int most) {
            asked.incrementAndGet();
            return List.of();
        }

        @Override
        public void renew(List<Job> jobs) {
            queue.renew(jobs);
        }

        @Override
        public void release(Job job) {
            queue.release(job);
        }

        @Override
        public void wake(Stage stage) {
            queue.wake(stage);
        }

        @Override
        public void await(Stage stage, Duration most) throws InterruptedException {
            queue.await(stage, most);
        }
    }

    private static Receipt receive(Workers workers, String learner, String... answers)
            throws Exception {
        return workers.receive(Submissions.newId(), submission(learner, answers), Duration.ZERO);
    }

    @Test
    void whatComesInWhileNothingWaitsIsGradedAtOnce() throws Exception {
        EmptyQueue empty = new EmptyQueue();
        try (Workers workers = workers(IMPATIENT, empty)) {
            await(() -> empty.asked.get() > 2); // both stages, and one of them twice
            for (int i = 0; i < 3 * Workers.most(Stage.INSTANT); i++) {
                Receipt receipt = receive(workers, "ada", "1: a stack " + i, "3: a cat " + i);
                assertThat(receipt.job()).as("each place is given back").isPresent();
                await(() -> workers.underWay() == 0);
                assertThat(store.grades().history(receipt.id()))
                        .extracting(event -> event.question() + " " + event.status())
                        .contains("001-q graded");
            }
        }
    }

    @Test
    void whatIsGradedInAMomentIsKeptWithItsGrade() throws Exception {
        EmptyQueue empty = new EmptyQueue();
        try (Workers workers = workers(IMPATIENT, empty)) {
            await(() -> empty.asked.get() > 2); // both stages, and one of them twice
            receive(workers, "ben", "1: a queue", "2: a queue"); // what is slow the first time
            statuses.clear();
            for (int i = 0; i < 3 * Workers.most(Stage.INSTANT); i++) {
                Receipt receipt = receive(workers, "ada", "1: a stack " + i, "2: no idea");
                awaitEnd(receipt.id()); // nobody takes what waits
                assertThat(store.grades().history(receipt.id()))
                        .extracting(event -> event.question() + " " + event.status())
                        .containsExactlyInAnyOrder("001-q graded", "002-q graded");
                StoredSubmission kept = store.submissions().find(receipt.id()).orElseThrow();
                JsonNode whole =
                        GradeJson.of(grader.grade(course, kept.submission()), Audience.LEARNER);
                assertThat(shown(kept)).isEqualTo(whole.toPrettyString());
            }
            await(() -> workers.underWay() == 0);
            assertThat(statuses).hasSize(6 * Workers.most(Stage.INSTANT)).containsOnly("graded");
        }
    }

    private String shown(StoredSubmission kept) {
        return new SubmissionView(store)
                .of(kept, Optional.of(course.course()), Audience.LEARNER)
                .toPrettyString();
    }

    /** The course, once something has happened. */
    private CourseSource after(CountDownLatch isReady) {
        return id -> {
            try {
                isReady.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return served;
        };
    }

    @Test
    void whatTakesLongerToGradeIsKeptFirst() throws Exception {
        EmptyQueue empty = new EmptyQueue();
        CountDownLatch isReady = new CountDownLatch(1);
        try (Workers workers =
                new Workers(store, empty, grader, after(isReady), IMPATIENT, WorkObserver.NONE)) {
            workers.start();
            await(() -> empty.asked.get() > 2); // both stages, and one of them twice
            Receipt receipt = receive(workers, "ada", "1: a stack");
            assertThat(receipt.job()).isPresent();
            assertThat(store.submissions().find(receipt.id())).isPresent();
            isReady.countDown();
            awaitEnd(receipt.id());
            assertThat(store.grades().history(receipt.id())).hasSize(1);
        }
    }

    @Test
    void whatCannotBeGradedNowIsKeptAllTheSame() throws Exception {
        EmptyQueue empty = new EmptyQueue();
        try (Workers workers = workers(IMPATIENT, empty)) {
            await(() -> empty.asked.get() > 2); // both stages, and one of them twice
            served = Optional.empty();
            Receipt receipt = receive(workers, "ada", "1: a stack");
            await(() -> workers.underWay() == 0);
            assertThat(store.jobs().isWaiting(receipt.id())).isTrue();
            assertThat(store.grades().history(receipt.id())).isEmpty();
            assertThat(failures).containsOnly("no-course");
        }
    }

    /** A class waits behind whoever comes alone, and they behind those who came before. */
    @ParameterizedTest
    @EnumSource
    void whoComesAlonePassesAClassAndNobodyElse(Lane lane) throws Exception {
        CountDownLatch isReady = new CountDownLatch(1);
        for (int i = 0; i < 2 * Workers.most(Stage.INSTANT); i++) {
            NewSubmission alone = submission("learner " + i, "1: a stack " + i);
            store.submissions()
                    .receive(
                            new NewSubmission(
                                    alone.course(),
                                    alone.submission(),
                                    alone.upload(),
                                    lane,
                                    alone.batch(),
                                    alone.idempotencyKey()));
        }
        try (Workers workers =
                new Workers(store, queue, grader, after(isReady), IMPATIENT, WorkObserver.NONE)) {
            workers.start();
            await(() -> workers.underWay() == Workers.most(Stage.INSTANT));
            assertThat(receive(workers, "ada", "1: a stack").job().isPresent())
                    .isEqualTo(lane == Lane.BATCH);
            isReady.countDown();
            await(() -> store.jobs().depth().all() == 0);
        }
    }

    @Test
    void whatComesInWhileOthersWaitTakesItsTurn() throws Exception {
        JobQueue full =
                new EmptyQueue() {
                    @Override
                    public List<Job> take(Stage stage, int most) {
                        throw new IllegalStateException("for a test: nobody knows what waits");
                    }
                };
        try (Workers workers = workers(IMPATIENT, full)) {
            Receipt receipt = receive(workers, "ada", "1: a stack");
            assertThat(receipt.job()).isEmpty();
            assertThat(store.jobs().isWaiting(receipt.id())).isTrue();
        }
    }

    @Test
    void whatCameInAsAllStoppedIsGradedByTheNext() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            try (Workers workers = workers(IMPATIENT)) {
                for (int i = 0; i < 6; i++) {
                    String answer = "1: a stack in round " + round + ", " + i;
                    ids.add(receive(workers, "learner " + i, answer).id());
                }
            }
        }
        try (Workers workers = workers(IMPATIENT)) {
            for (String id : ids) {
                awaitEnd(id);
            }
            await(() -> workers.underWay() == 0);
        }
        for (String id : ids) {
            assertThat(store.grades().history(id)).hasSize(1);
        }
    }

    @Test
    void aStopLosesNothing() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ids.add(receive("learner " + i % 7, "1: a stack number " + i, "2: a queue " + i));
        }
        for (int round = 0; store.jobs().depth().all() > 0; round++) {
            assertThat(round).isLessThan(100);
            try (Workers workers = workers(IMPATIENT)) {
                Thread.sleep(30);
                assertThat(workers.progress()).isNotNull();
            }
        }
        for (String id : ids) {
            assertThat(store.grades().history(id))
                    .extracting(GradeEvent::question)
                    .containsExactlyInAnyOrder("001-q", "002-q");
        }
    }
}
