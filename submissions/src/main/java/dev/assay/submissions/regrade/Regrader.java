package dev.assay.submissions.regrade;

import dev.assay.grading.AnswerOutcomes;
import dev.assay.grading.BoundCourse;
import dev.assay.grading.Grader;
import dev.assay.grading.QuestionGrade;
import dev.assay.grading.QuestionGrade.Status;
import dev.assay.grading.Submission.Given;
import dev.assay.spi.Answer;
import dev.assay.spi.Outcome;
import dev.assay.submissions.store.HeldGrade;
import dev.assay.submissions.store.Outcomes;
import dev.assay.submissions.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Grades stored answers anew, out of what their checks have said before wherever that is known. */
final class Regrader {

    private final Store store;
    private final Grader grader;
    private final BoundCourse course;

    Regrader(Store store, Grader grader, BoundCourse course) {
        this.store = store;
        this.grader = grader;
        this.course = course;
    }

    /**
     * A stored answer, graded anew.
     *
     * @param key of all that the grade depends on
     * @param hasRun whether some check had to be run for it
     */
    record Anew(String key, QuestionGrade grade, boolean hasRun) {}

    /** What is the same for identical answers. */
    record Like(String question, String content, List<String> doubts) {

        static Like of(HeldGrade held) {
            return new Like(held.question(), held.content(), held.doubts());
        }
    }

    /**
     * Grades some answers anew, identical ones once.
     *
     * @param before is called before anything is run that may take long
     */
    Map<Like, Anew> grade(List<HeldGrade> held, Courtesy before) throws InterruptedException {
        Map<Like, Given> given = new HashMap<>();
        Map<String, Answer> answers =
                store.grades().answers(held.stream().map(HeldGrade::content).distinct().toList());
        for (HeldGrade one : held) {
            given.computeIfAbsent(
                    Like.of(one),
                    like ->
                            new Given(
                                    like.question(),
                                    Objects.requireNonNull(answers.get(like.content())),
                                    one.doubts()));
        }
        Map<String, String> keys = new HashMap<>();
        answers.forEach((content, answer) -> keys.put(content, BoundCourse.answerKey(answer)));
        Set<String> checks = new HashSet<>();
        given.keySet().forEach(like -> checks.addAll(course.checks(like.question())));
        Map<String, Map<String, Outcome>> known = store.outcomes().find(keys.values(), checks);

        Map<Like, Anew> anew = new HashMap<>();
        List<Outcomes.Found> found = new ArrayList<>();
        for (Map.Entry<Like, Given> one : given.entrySet()) {
            String answer = Objects.requireNonNull(keys.get(one.getKey().content()));
            AnswerOutcomes outcomes = new AnswerOutcomes(known.getOrDefault(answer, Map.of()));
            QuestionGrade grade = grader.gradeInstantly(course, one.getValue(), outcomes);
            if (grade.status() == Status.PENDING) {
                before.pause();
                grade = grader.grade(course, one.getValue(), outcomes);
            }
            boolean hasRun = !outcomes.found().isEmpty();
            if (hasRun) {
                found.add(new Outcomes.Found(answer, new TreeMap<>(outcomes.found())));
            }
            anew.put(one.getKey(), new Anew(course.gradeKey(one.getValue()), grade, hasRun));
        }
        store.outcomes().keep(found);
        return anew;
    }

    /** Lets others go first. */
    @FunctionalInterface
    interface Courtesy {
        void pause() throws InterruptedException;
    }
}
