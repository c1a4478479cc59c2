package dev.assay.submissions.regrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.course.CourseReader;
import dev.assay.grading.BoundCourse;
import dev.assay.grading.Grader;
import dev.assay.grading.GraderSettings;
import dev.assay.grading.Submission;
import dev.assay.grading.Submission.Given;
import dev.assay.plugin.Catalogue;
import dev.assay.spi.Answer;
import dev.assay.submissions.queue.RetryPolicy;
import dev.assay.submissions.queue.StoredQueue;
import dev.assay.submissions.queue.WorkObserver;
import dev.assay.submissions.queue.Workers;
import dev.assay.submissions.store.GradeEvent;
import dev.assay.submissions.store.NewSubmission;
import dev.assay.submissions.store.NewSubmission.Lane;
import dev.assay.submissions.store.Store;
import dev.assay.submissions.store.StoreSettings;
import dev.assay.submissions.store.Upload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A course of two questions whose answers are handed in and graded, on some database. */
public abstract class GradedClass {

    protected static final String STACK = "A stack is LIFO.";
    protected static final String BOTH = "A stack is LIFO, and you push onto it.";

    @TempDir private Path folder;
    private Catalogue catalogue;
    private Grader grader;
    private Store store;

    protected abstract StoreSettings settings(Path data) throws Exception;

    @BeforeEach
    void open() throws Exception {
        catalogue = Catalogue.load();
        grader = new Grader(GraderSettings.standard());
        store = Store.open(settings(folder.resolve("data")));
    }

    @AfterEach
    void close() {
        store.close();
        grader.close();
        catalogue.close();
    }

    /** Two criteria, of which the second has that weight. */
    protected final BoundCourse course(int weight) throws IOException {
        return course(weight, "[push]");
    }

    /** The same, with another keyword for the second criterion. */
    protected final BoundCourse course(int weight, String keywords) throws IOException {
        Path questions = Files.createDirectories(folder.resolve("c/questions"));
        Files.writeString(folder.resolve("c/course.yaml"), "id: c\ntitle: C\n");
        for (int i = 1; i <= 2; i++) {
            Files.writeString(
                    questions.resolve("00" + i + "-q.yaml"),
                    """
                    number: %d
                    prompt: What is a stack?
                    answer: text
                    points: 4
                    rubric:
                      combine: weighted-sum
                      parts:
                        - {id: lifo, check: text.keyword, with: {keywords: [LIFO]}}
                        - id: push
                          weight: %d
                          check: text.keyword
                          with: {keywords: %s}
                    """
                            .formatted(i, i == 1 ? weight : 1, keywords));
        }
        return bind();
    }

    protected final String receive(String learner, String... answers) throws Exception {
        List<Given> given = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            given.add(new Given("00" + (i + 1) + "-q", Answer.of(answers[i]), List.of()));
        }
        return store.submissions()
                .receive(
                        new NewSubmission(
                                "c",
                                new Submission(learner, given, List.of()),
                                new Upload(
                                        Upload.Kind.SHEET,
                                        learner.getBytes(StandardCharsets.UTF_8)),
                                Lane.INTERACTIVE,
                                Optional.empty(),
                                Optional.empty()))
                .id();
    }

    protected final void grade(BoundCourse course) throws InterruptedException {
        try (Workers workers =
                new Workers(
                        store,
                        new StoredQueue(store.jobs()),
                        grader,
                        id -> Optional.of(course),
                        new RetryPolicy(List.of(Duration.ofMillis(20))),
                        WorkObserver.NONE)) {
            workers.start();
            for (int i = 0; store.jobs().depth().all() > 0; i++) {
                assertThat(i).as("it takes too long").isLessThan(6000);
                Thread.sleep(10);
            }
        }
    }

    /** The course as its files are now. */
    protected final BoundCourse bind() {
        return BoundCourse.bind(
                CourseReader.read(folder.resolve("c")).course().orElseThrow(), catalogue);
    }

    /** Where the course's folder {@code c} lies. */
    protected final Path folder() {
        return folder;
    }

    /** What is kept. */
    protected final Store store() {
        return store;
    }

    /** What grades. */
    protected final Grader grader() {
        return grader;
    }

    protected final String points(String submission) {
        GradeEvent event = store.grades().current(submission).get("001-q");
        return event.points().orElseThrow().toPlainString();
    }
}
