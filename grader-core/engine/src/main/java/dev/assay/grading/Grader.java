package dev.assay.grading;

import dev.assay.course.Course;
import dev.assay.course.Question;
import dev.assay.grading.AnswerRun.Depth;
import dev.assay.grading.BoundQuestion.Ready;
import dev.assay.grading.BoundQuestion.Unready;
import dev.assay.grading.QuestionGrade.Status;
import dev.assay.grading.Submission.Given;
import dev.assay.spi.Answer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Grades answers: one for a whole program, used by any number of threads at once. The same answers
 * get the same grades whatever runs at the same time.
 */
public final class Grader implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Grader.class.getName());

    private final Bench bench;

    /** A grader with lanes and a cache of its own. */
    public Grader(GraderSettings settings) {
        this.bench = new Bench(settings);
    }

    /**
     * Grades an answer to one question.
     *
     * @param questionId the question's id
     * @param answer as the learner gave it; a blank one is {@code unanswered}
     * @throws IllegalArgumentException when the course has no such question
     * @throws InterruptedException when the caller is interrupted; the checks that run are, too
     */
    public QuestionGrade grade(BoundCourse course, String questionId, Answer answer)
            throws InterruptedException {
        return grade(course, new Given(questionId, answer, List.of()));
    }

    /**
     * Grades an answer to one question that somebody may have had doubts about.
     *
     * @throws IllegalArgumentException when the course has no such question
     * @throws InterruptedException when the caller is interrupted; the checks that run are, too
     */
    public QuestionGrade grade(BoundCourse course, Given given) throws InterruptedException {
        return grade(course, given, AnswerOutcomes.none());
    }

    /**
     * Grades an answer to one question of which something may be known: of its checks only those
     * run whose outcomes are not among them.
     *
     * @param outcomes of this very answer; takes in what is found
     * @throws IllegalArgumentException when the course has no such question
     * @throws InterruptedException when the caller is interrupted; the checks that run are, too
     */
    public QuestionGrade grade(BoundCourse course, Given given, AnswerOutcomes outcomes)
            throws InterruptedException {
        return grade(course, given, Depth.WHOLE, outcomes);
    }

    /**
     * Grades an answer to one question as far as that takes no time: its {@code INSTANT} checks
     * run, its {@code HEAVY} ones do not. Where one of those has a word to say the grade is {@code
     * pending}, and shows what the others have said; else it is the same as {@link
     * #grade(BoundCourse, Given, AnswerOutcomes)} gives.
     *
     * @param outcomes of this very answer that are known; takes in what is found
     * @throws IllegalArgumentException when the course has no such question
     * @throws InterruptedException when the caller is interrupted; the checks that run are, too
     */
    public QuestionGrade gradeInstantly(BoundCourse course, Given given, AnswerOutcomes outcomes)
            throws InterruptedException {
        return grade(course, given, Depth.INSTANT, outcomes);
    }

    private QuestionGrade grade(
            BoundCourse course, Given given, Depth depth, AnswerOutcomes outcomes)
            throws InterruptedException {
        LazyQuestion asked = course.lazy(given.question());
        if (given.answer().isBlank()) {
            return Grading.unanswered(asked.question(), given.doubts());
        }
        BoundQuestion question = asked.get();
        Grading grading = new Grading(question, given.doubts());
        return switch (question.rubric()) {
            case Unready(String reason, boolean isRetryable) ->
                    grading.failed(given.answer(), reason, isRetryable);
            case Ready rubric -> grade(asked, rubric, given.answer(), grading, depth, outcomes);
        };
    }

    private QuestionGrade grade(
            LazyQuestion asked,
            Ready rubric,
            Answer answer,
            Grading grading,
            Depth depth,
            AnswerOutcomes outcomes)
            throws InterruptedException {
        BoundQuestion question = asked.get();
        try {
            AnswerRun.Said said =
                    new AnswerRun(bench, question, rubric, answer, depth, outcomes).run();
            NodeSum sum = RubricSum.of(rubric.root(), said.leaves());
            boolean isCertain = sum.deciders().confidence() >= 1;
            TrackRecord record = isCertain ? TrackRecord.NONE : asked.record(rubric, bench);
            return grading.graded(answer, rubric, sum, said, record);
        } catch (RuntimeException | StackOverflowError e) {
            // A mistake of the engine's is no learner's zero either; the other answers go on.
            LOG.log(Level.ERROR, () -> question.question().id() + " could not be graded", e);
            return grading.failed(answer, "the engine failed: " + Failures.describe(e), true);
        }
    }

    /**
     * Grades a submission: all questions of the course, those without an answer too.
     *
     * @throws IllegalArgumentException when it answers a question that the course does not have, or
     *     one question twice
     * @throws InterruptedException when the caller is interrupted; all that runs for it is, too
     */
    public SubmissionGrade grade(BoundCourse course, Submission submission)
            throws InterruptedException {
        Map<String, Given> given = new HashMap<>();
        for (Given one : submission.answers()) {
            course.lazy(one.question());
            if (given.put(one.question(), one) != null) {
                throw new IllegalArgumentException(
                        "the submission answers " + one.question() + " twice");
            }
        }
        List<Callable<QuestionGrade>> tasks = new ArrayList<>();
        for (Question question : course.course().questions()) {
            Given one = given.getOrDefault(question.id(), blank(question));
            tasks.add(() -> grade(course, one));
        }
        return total(course.course(), submission, all(tasks));
    }

    private static Given blank(Question question) {
        return new Given(question.id(), Answer.of(""), List.of());
    }

    /** Each answer waits on a virtual thread of its own; how much runs at once, the lanes say. */
    static <T> List<T> all(List<Callable<T>> tasks) throws InterruptedException {
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("grading broke down: " + e.getCause(), e.getCause());
        }
        return results;
    }

    private static SubmissionGrade total(
            Course course, Submission submission, List<QuestionGrade> grades) {
        BigDecimal points =
                grades.stream()
                        .map(QuestionGrade::points)
                        .flatMap(Optional::stream)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal maxPoints =
                grades.stream()
                        .map(QuestionGrade::maxPoints)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new SubmissionGrade(
                course.id(),
                course.revision(),
                submission.learner(),
                points,
                maxPoints,
                (int) grades.stream().filter(grade -> grade.points().isPresent()).count(),
                (int) grades.stream().filter(grade -> grade.answer().isPresent()).count(),
                grades.stream().noneMatch(grade -> grade.status() == Status.PENDING),
                submission.problems(),
                grades);
    }

    /** Interrupts what runs, and lets go of all threads. */
    @Override
    public void close() {
        bench.close();
    }
}
