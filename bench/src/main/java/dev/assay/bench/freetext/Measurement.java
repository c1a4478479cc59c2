package dev.assay.bench.freetext;

import dev.assay.bench.freetext.DataSet.Graded;
import dev.assay.bench.freetext.DataSet.Question;
import dev.assay.bench.freetext.FreeText.Trained;
import dev.assay.bench.freetext.Metrics.Call;
import dev.assay.bench.freetext.Metrics.Mark;
import dev.assay.checkers.semantic.learning.Credit;
import dev.assay.checkers.semantic.learning.Judge;
import dev.assay.checkers.semantic.learning.Judge.GradedReading;
import dev.assay.checkers.semantic.learning.Verdict;
import dev.assay.prose.guard.Doubts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Grades all answers of a set and gathers what came of it. */
final class Measurement {

    private final List<Call> calls = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private int questions;
    private int answers;
    private double seconds;

    /**
     * Grades a set.
     *
     * @param graded how many answers of each question are given to learn from; those are not
     *     measured. A question with no more answers than that is left out.
     * @param choice which ones
     * @param models what judges a question
     */
    static Measurement of(
            DataSet set, int graded, Choice choice, Function<Question, Trained> models) {
        Measurement measurement = new Measurement();
        for (Question question : set.questions()) {
            if (question.answers().size() > graded) {
                measurement.grade(question, graded, choice, models.apply(question));
            }
        }
        // Reading the answers is most of the work of grading them.
        int all = set.questions().stream().mapToInt(question -> question.answers().size()).sum();
        measurement.seconds += set.seconds() * measurement.answers / Math.max(1, all);
        return measurement;
    }

    private void grade(Question question, int graded, Choice choice, Trained trained) {
        List<Integer> order = choice.order(question, trained.models(), graded);
        long start = System.nanoTime();
        List<GradedReading> known = new ArrayList<>();
        for (int i : order.subList(0, graded)) {
            Graded answer = question.answers().get(i);
            known.add(new GradedReading(answer.reading(), human(answer)));
        }
        Judge judge = new Judge(trained.models(), known);
        Doubts doubts = question.doubts(trained.grammar());
        questions++;
        for (int i : order.subList(graded, order.size())) {
            Graded answer = question.answers().get(i);
            Verdict verdict =
                    judge.judge(answer.reading()).doubted(DataSet.raised(doubts, answer.text()));
            answers++;
            answer.right()
                    .ifPresent(
                            right ->
                                    calls.add(
                                            new Call(
                                                    verdict.score(Credit.WHOLE) >= 0.5,
                                                    right,
                                                    verdict.confidence(Credit.WHOLE))));
            answer.score()
                    .ifPresent(score -> marks.add(new Mark(verdict.score(Credit.PARTIAL), score)));
        }
        seconds += (System.nanoTime() - start) / 1e9;
    }

    /** What a human gave: a score, or for a label all or nothing. */
    private static double human(Graded answer) {
        return answer.score().orElse(answer.right().orElse(false) ? 1 : 0);
    }

    List<Call> calls() {
        return calls;
    }

    List<Mark> marks() {
        return marks;
    }

    int questions() {
        return questions;
    }

    int answers() {
        return answers;
    }

    double perSecond() {
        return answers / seconds;
    }
}
