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
     * @param outcomes what the grade rests on
     */
    record Anew(String key, QuestionGrade grade, AnswerOutcomes outcomes) {

        /** Whether some check had to be run for it. */
        boolean hasRun() {
            return !outcomes.found().isEmpty();
        }
    }

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
        Map<Like, Map<String, Outcome>> known = known(held);
        Map<String, Map<String, Outcome>> shared = shared(given);
        Map<Like, Anew> anew = new HashMap<>();
        List<Outcomes.Found> found = new ArrayList<>();
        for (Map.Entry<Like, Given> one : given.entrySet()) {
            Map<String, Outcome> said = known.getOrDefault(one.getKey(), new HashMap<>());
            if (!shared.isEmpty()) {
                String answer = BoundCourse.answerKey(one.getValue().answer());
                shared.getOrDefault(answer, Map.of()).forEach(said::putIfAbsent);
            }
            AnswerOutcomes outcomes = new AnswerOutcomes(said);
            QuestionGrade grade = grader.gradeInstantly(course, one.getValue(), outcomes);
            if (grade.status() == Status.PENDING) {
                before.pause();
                grade = grader.grade(course, one.getValue(), outcomes);
            }
            TreeMap<String, Outcome> heavy = new TreeMap<>(outcomes.found());
            heavy.keySet().retainAll(course.heavyChecks(one.getKey().question()));
            if (!heavy.isEmpty()) {
                found.add(
                        new Outcomes.Found(BoundCourse.answerKey(one.getValue().answer()), heavy));
            }
            anew.put(one.getKey(), new Anew(course.gradeKey(one.getValue()), grade, outcomes));
        }
        store.outcomes().keep(found);
        return anew;
    }

    /** What the grades that hold rest on. */
    private Map<Like, Map<String, Outcome>> known(List<HeldGrade> held) {
        Map<String, Map<String, Outcome>> byBody =
                store.grades().outcomes(held.stream().map(HeldGrade::body).distinct().toList());
        Map<Like, Map<String, Outcome>> known = new HashMap<>();
        for (HeldGrade one : held) {
            Map<String, Outcome> said =
                    known.computeIfAbsent(Like.of(one), like -> new HashMap<>());
            byBody.getOrDefault(one.body(), Map.of()).forEach(said::putIfAbsent);
        }
        return known;
    }

    /** What took long for anybody with one of these answers. */
    private Map<String, Map<String, Outcome>> shared(Map<Like, Given> given) {
        Set<String> heavy = new HashSet<>();
        Set<String> answers = new HashSet<>();
        given.forEach(
                (like, one) -> {
                    Set<String> checks = course.heavyChecks(like.question());
                    heavy.addAll(checks);
                    if (!checks.isEmpty()) {
                        answers.add(BoundCourse.answerKey(one.answer()));
                    }
                });
        return store.outcomes().find(answers, heavy);
    }

    /** Lets others go first. */
    @FunctionalInterface
    interface Courtesy {
        void pause() throws InterruptedException;
    }
}
