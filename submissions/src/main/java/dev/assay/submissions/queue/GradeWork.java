package dev.assay.submissions.queue;

import dev.assay.grading.AnswerOutcomes;
import dev.assay.grading.BoundCourse;
import dev.assay.grading.CriterionGrade;
import dev.assay.grading.CriterionGrade.Branch;
import dev.assay.grading.CriterionGrade.Leaf;
import dev.assay.grading.CriterionGrade.Result;
import dev.assay.grading.Grader;
import dev.assay.grading.QuestionGrade;
import dev.assay.grading.QuestionGrade.Status;
import dev.assay.grading.Submission.Given;
import dev.assay.spi.Outcome;
import dev.assay.submissions.store.GradeEvent;
import dev.assay.submissions.store.Grades.Made;
import dev.assay.submissions.store.Job;
import dev.assay.submissions.store.Job.Stage;
import dev.assay.submissions.store.Jobs.Next;
import dev.assay.submissions.store.NewSubmission.Lane;
import dev.assay.submissions.store.Outcomes;
import dev.assay.submissions.store.Plan;
import dev.assay.submissions.store.Store;
import dev.assay.submissions.store.StoredSubmission;
import dev.assay.submissions.store.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Does one job: grades those questions of a submission that have no final grade, and keeps what
 * comes of it. An answer whose verdict is known is not graded again.
 */
final class GradeWork {

    /** So many answers with heavy checks are graded before others get their turn. */
    private static final int SLICE = 8;

    /** Whoever was taken so often and never ended takes the process down with it. */
    private static final int MOST_TAKEN = 20;

    /** A submission with more answers is kept before they are graded. */
    private static final int MOST_AHEAD = 4;

    private static final String TRIED = "tried ";

    /** The course is not in service. */
    static final String NO_COURSE = "no-course";

    /** The work broke down, as no check does. */
    static final String BROKE_DOWN = "broke-down";

    /** The job was taken again and again. */
    static final String NEVER_ENDED = "never-ended";

    private final Store store;
    private final Grader grader;
    private final CourseSource courses;
    private final RetryPolicy retries;
    private final WorkObserver observer;
    private final Progress progress;

    GradeWork(
            Store store,
            Grader grader,
            CourseSource courses,
            RetryPolicy retries,
            WorkObserver observer,
            Progress progress) {
        this.store = store;
        this.grader = grader;
        this.courses = courses;
        this.retries = retries;
        this.observer = observer;
        this.progress = progress;
    }

    /**
     * An answer that is to be graded.
     *
     * @param key all that its grade depends on
     * @param questionKey the question's part of it
     * @param outcomes of its checks: what is known, and what is found
     */
    private record Open(
            Given given, String key, String questionKey, String reason, AnswerOutcomes outcomes) {

        Open with(Map<String, Outcome> known) {
            return new Open(given, key, questionKey, reason, new AnswerOutcomes(known));
        }

        /** What took long, and need not be found again for anybody with this answer. */
        Outcomes.Found found(Set<String> heavy) {
            SortedMap<String, Outcome> found = new TreeMap<>(outcomes.found());
            found.keySet().retainAll(heavy);
            return new Outcomes.Found(BoundCourse.answerKey(given.answer()), found);
        }
    }

    /**
     * What is known of a job's submission before it is worked at.
     *
     * @param current the grades that hold, by question
     */
    record Known(StoredSubmission submission, Map<String, GradeEvent> current) {}

    /**
     * Looks jobs up all at once, by their submissions' rows; what can't be read is left out, so
     * that one never costs the others.
     */
    Map<Long, Known> look(List<Job> jobs) {
        try {
            Map<Long, StoredSubmission> submissions = store.submissions().of(jobs);
            Map<Long, Map<String, GradeEvent>> current = store.grades().currentOf(jobs);
            Map<Long, Known> known = new HashMap<>();
            submissions.forEach(
                    (row, one) ->
                            known.put(row, new Known(one, current.getOrDefault(row, Map.of()))));
            return known;
        } catch (RuntimeException e) {
            return Map.of(); // whoever works at it looks again, and says what is wrong
        }
    }

    private Known look(Job job) {
        StoredSubmission submission = store.submissions().of(job);
        return new Known(submission, store.grades().current(submission.id()));
    }

    /**
     * Does a job; what comes next for it.
     *
     * @param looked what {@link #look} found; null when that was nothing
     */
    Next work(Job job, @Nullable Known looked) throws InterruptedException {
        Known known = looked == null ? look(job) : looked;
        StoredSubmission submission = known.submission();
        Optional<BoundCourse> course = courses.course(submission.course());
        if (course.isEmpty()) {
            observer.failed(submission, NO_COURSE);
            String cause = "the course " + submission.course() + " is not in service";
            return keep(
                    job,
                    submission,
                    "",
                    List.of(),
                    List.of(),
                    retries.after(job.attempts(), cause));
        }
        if (job.attempts() > MOST_TAKEN) {
            observer.failed(submission, NEVER_ENDED);
            String cause = "taken " + MOST_TAKEN + " times, and never brought to an end";
            return keep(job, submission, "", List.of(), List.of(), new Next.HandOver(cause));
        }
        Worked worked = work(job, known, course.get());
        tellFailed(submission, worked);
        return keep(
                job, submission, worked.revision(), worked.made(), worked.found(), worked.next());
    }

    /**
     * Grades what is not kept yet, so that its grade is kept with it; keeps nothing itself.
     *
     * @return empty where that is not done in a moment, or fails: then a job says what it comes to
     */
    Optional<Plan.Graded> ahead(StoredSubmission submission) throws InterruptedException {
        Optional<BoundCourse> course = courses.course(submission.course());
        if (course.isEmpty() || !isInstant(submission, course.get())) {
            return Optional.empty();
        }
        Worked worked =
                work(
                        new Job(0, 0, Stage.INSTANT, Lane.INTERACTIVE, 1, ""),
                        new Known(submission, Map.of()),
                        course.get());
        if (!(worked.next() instanceof Next.Done)) {
            return Optional.empty();
        }
        tellFailed(submission, worked);
        return Optional.of(new Plan.Graded(worked.revision(), worked.made()));
    }

    private static boolean isInstant(StoredSubmission submission, BoundCourse course) {
        List<Given> answers = submission.submission().answers();
        return answers.size() <= MOST_AHEAD
                && answers.stream()
                        .allMatch(
                                one ->
                                        course.course().question(one.question()).isPresent()
                                                && course.heavyChecks(one.question()).isEmpty());
    }

    /** Tells of grades that were kept together with their submission. */
    void kept(StoredSubmission submission, Plan.Graded graded) {
        observer.kept(submission, graded.made(), new Next.Done());
        progress.ended(submission.id());
    }

    /**
     * What came of working at a job.
     *
     * @param revision of the course that graded
     * @param grades those that are new
     */
    private record Worked(
            String revision,
            Collection<QuestionGrade> grades,
            List<Made> made,
            List<Outcomes.Found> found,
            Next next) {}

    /** Something broke down: tries again later, or hands over. */
    void broke(Job job, String cause) {
        StoredSubmission submission = store.submissions().headOf(job);
        observer.failed(submission, BROKE_DOWN);
        keep(job, submission, "", List.of(), List.of(), retries.after(job.attempts(), cause));
    }

    private Worked work(Job job, Known before, BoundCourse course) throws InterruptedException {
        StoredSubmission submission = before.submission();
        Map<String, GradeEvent> current = before.current();
        List<Open> open = new ArrayList<>();
        List<Made> made = new ArrayList<>();
        for (Given given : submission.submission().answers()) {
            GradeEvent last = current.get(given.question());
            if (last != null && last.isHuman()) {
                continue;
            }
            boolean isThere = course.course().question(given.question()).isPresent();
            String key = isThere ? course.gradeKey(given) : "";
            boolean isStale = last != null && !last.isPending() && !last.key().equals(key);
            if (!isOpen(job, last) && !isStale) {
                continue;
            }
            if (isThere) {
                open.add(
                        new Open(
                                given,
                                key,
                                course.questionKey(given.question()),
                                isStale ? "the course has changed" : "",
                                AnswerOutcomes.none()));
            } else {
                made.add(Missing.question(given, course.course()));
            }
        }
        Map<String, Verdict> known = store.grades().verdicts(open.stream().map(Open::key).toList());
        List<Open> toGrade = new ArrayList<>();
        for (Open one : open) {
            Verdict verdict = known.get(one.key());
            if (verdict == null) {
                toGrade.add(one);
            } else {
                made.add(made(one, verdict, false, one.reason()));
            }
        }
        boolean isHeavy = job.stage() == Stage.HEAVY;
        List<Open> now =
                known(
                        course,
                        submission,
                        current.keySet(),
                        isHeavy ? toGrade.subList(0, Math.min(SLICE, toGrade.size())) : toGrade);
        boolean isLast = now.size() == toGrade.size();
        Map<String, QuestionGrade> grades = grade(course, now, isHeavy);
        Next next =
                isHeavy
                        ? heavy(job, now, grades, made, isLast, current)
                        : instant(job, now, grades, made);
        List<Outcomes.Found> found =
                now.stream()
                        .map(one -> one.found(course.heavyChecks(one.given().question())))
                        .filter(one -> !one.outcomes().isEmpty())
                        .toList();
        return new Worked(course.course().revision(), grades.values(), made, found, next);
    }

    private void tellFailed(StoredSubmission submission, Worked worked) {
        worked.grades().stream()
                .flatMap(grade -> grade.criteria().stream())
                .forEach(criterion -> tellFailed(submission, criterion));
    }

    private void tellFailed(StoredSubmission submission, CriterionGrade criterion) {
        switch (criterion) {
            case Branch branch -> branch.parts().forEach(part -> tellFailed(submission, part));
            case Leaf leaf -> {
                if (leaf.result() == Result.FAILED) {
                    observer.failed(submission, leaf.checker());
                }
            }
        }
    }

    /**
     * With what is known of their checks already, under whatever weights: what the grades before
     * rest on, and what took long for somebody with the same answer.
     *
     * @param graded the questions that have a grade
     */
    private List<Open> known(
            BoundCourse course, StoredSubmission submission, Set<String> graded, List<Open> open) {
        Map<String, Map<String, Outcome>> before =
                open.stream().anyMatch(one -> graded.contains(one.given().question()))
                        ? store.grades().outcomes(submission.id())
                        : Map.of();
        Set<String> heavy = new HashSet<>();
        List<String> answers = new ArrayList<>();
        for (Open one : open) {
            Set<String> checks = course.heavyChecks(one.given().question());
            heavy.addAll(checks);
            if (!checks.isEmpty()) {
                answers.add(BoundCourse.answerKey(one.given().answer()));
            }
        }
        Map<String, Map<String, Outcome>> shared = store.outcomes().find(answers, heavy);
        List<Open> with = new ArrayList<>();
        for (Open one : open) {
            Map<String, Outcome> known =
                    new HashMap<>(before.getOrDefault(one.given().question(), Map.of()));
            if (!shared.isEmpty()) {
                String answer = BoundCourse.answerKey(one.given().answer());
                shared.getOrDefault(answer, Map.of()).forEach(known::putIfAbsent);
            }
            with.add(one.with(known));
        }
        return with;
    }

    /** What failed once is looked at again only when a job begins anew. */
    private static boolean isOpen(Job job, @Nullable GradeEvent last) {
        if (last == null || last.isPending()) {
            return true;
        }
        return last.status().equals("failed") && job.stage() == Stage.INSTANT;
    }

    private Next instant(
            Job job, List<Open> now, Map<String, QuestionGrade> grades, List<Made> made) {
        boolean isHeavyLeft =
                grades.values().stream().anyMatch(grade -> grade.status() == Status.PENDING);
        if (isHeavyLeft) {
            for (Open one : now) {
                QuestionGrade grade = of(grades, one);
                made.add(made(one, grade.retryable() ? pending(grade) : grade, one.reason()));
            }
            return new Next.Go(Stage.HEAVY);
        }
        Optional<String> cause = cause(grades);
        if (cause.isEmpty()) {
            now.forEach(one -> made.add(made(one, of(grades, one), one.reason())));
            return new Next.Done();
        }
        Next next = retries.after(job.attempts(), cause.get());
        boolean isOver = next instanceof Next.HandOver;
        made.removeIf(one -> !isOver && one.verdict().status().equals("failed"));
        for (Open one : now) {
            QuestionGrade grade = of(grades, one);
            // While something is tried again, all that failed is left open.
            if (isOver || grade.status() != Status.FAILED) {
                made.add(made(one, grade, grade.retryable() ? tried(job) : one.reason()));
            }
        }
        return next;
    }

    private Next heavy(
            Job job,
            List<Open> now,
            Map<String, QuestionGrade> grades,
            List<Made> made,
            boolean isLast,
            Map<String, GradeEvent> current) {
        Optional<String> cause = cause(grades);
        boolean isSpent = retries.isSpent(job.attempts());
        for (Open one : now) {
            QuestionGrade grade = of(grades, one);
            if (!grade.retryable() || isSpent) {
                made.add(made(one, grade, grade.retryable() ? tried(job) : one.reason()));
            }
        }
        if (cause.isPresent() && !isSpent) {
            return retries.after(job.attempts(), cause.get());
        }
        if (!isLast) {
            return new Next.Go(Stage.HEAVY);
        }
        boolean gaveUpBefore =
                current.values().stream()
                        .anyMatch(
                                event ->
                                        event.status().equals("failed")
                                                && event.reason().startsWith(TRIED));
        return cause.<Next>map(Next.HandOver::new)
                .orElseGet(
                        () ->
                                gaveUpBefore
                                        ? new Next.HandOver("some of its answers failed")
                                        : new Next.Done());
    }

    private static String tried(Job job) {
        return TRIED + job.attempts() + " times";
    }

    private static QuestionGrade of(Map<String, QuestionGrade> grades, Open one) {
        return Objects.requireNonNull(grades.get(one.given().question()));
    }

    /** Why something should be tried again. */
    private static Optional<String> cause(Map<String, QuestionGrade> grades) {
        return grades.values().stream()
                .filter(QuestionGrade::retryable)
                .map(grade -> grade.question() + ": " + String.join("; ", grade.reasons()))
                .findFirst();
    }

    private static Made made(Open one, QuestionGrade grade, String reason) {
        boolean isReusable =
                grade.status() != Status.FAILED
                        && grade.status() != Status.PENDING
                        && grade.status() != Status.UNANSWERED;
        return made(one, Verdicts.of(one.key(), grade, one.outcomes()), isReusable, reason);
    }

    private static Made made(Open one, Verdict verdict, boolean isReusable, String reason) {
        return new Made(one.given().question(), one.questionKey(), verdict, isReusable, reason);
    }

    /** What failed beside answers that wait for heavy checks is tried again with them. */
    private static QuestionGrade pending(QuestionGrade failed) {
        return new QuestionGrade(
                failed.question(),
                failed.number(),
                Status.PENDING,
                Optional.empty(),
                failed.maxPoints(),
                Optional.empty(),
                List.of(),
                0,
                List.of(),
                false,
                failed.answer(),
                failed.attempt(),
                failed.criteria(),
                failed.feedback(),
                failed.madeWith());
    }

    private Map<String, QuestionGrade> grade(BoundCourse course, List<Open> now, boolean isHeavy)
            throws InterruptedException {
        Map<String, QuestionGrade> grades = new HashMap<>();
        if (now.size() == 1) {
            // The usual case of one answer needs no threads.
            Open only = now.getFirst();
            grades.put(only.given().question(), grade(course, only, isHeavy));
            return grades;
        }
        List<Callable<QuestionGrade>> tasks = new ArrayList<>();
        now.forEach(one -> tasks.add(() -> grade(course, one, isHeavy)));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<QuestionGrade> future : threads.invokeAll(tasks)) {
                QuestionGrade grade = future.get();
                grades.put(grade.question(), grade);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("grading broke down: " + e.getCause(), e.getCause());
        }
        return grades;
    }

    private QuestionGrade grade(BoundCourse course, Open one, boolean isHeavy)
            throws InterruptedException {
        return isHeavy
                ? grader.grade(course, one.given(), one.outcomes())
                : grader.gradeInstantly(course, one.given(), one.outcomes());
    }

    private Next keep(
            Job job,
            StoredSubmission submission,
            String revision,
            List<Made> made,
            List<Outcomes.Found> found,
            Next next) {
        if (store.grades().keep(job, revision, made, found, next)) {
            observer.kept(submission, made, next);
            switch (next) {
                case Next.Done done -> progress.ended(submission.id());
                case Next.HandOver handOver -> progress.ended(submission.id());
                case Next.Go go -> progress.changed(submission.id());
                case Next.Retry retry -> progress.changed(submission.id());
            }
        }
        return next;
    }
}
