package dev.assay.grading;

import dev.assay.course.Example;
import dev.assay.grading.BoundQuestion.Ready;
import dev.assay.spi.Answer;
import dev.assay.spi.Cost;
import dev.assay.spi.GradedAnswers.GradedAnswer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often a question's rules gave what a human gave: what their confidence is earned by.
 *
 * <p>Answers that a human has graded count both ways. Of the examples only the known misses count:
 * the rubric was written to fit the others. A stated confidence weighs as much as {@value #PRIOR}
 * answers; how the rubric did on answers of about the same score counts once more, as a rubric that
 * is right about full marks may still miss what it gives nothing for. A confidence of 1 is a
 * proof's, and no frequency: it stays.
 */
final class TrackRecord {

    /** Nothing is known: what is stated holds. */
    static final TrackRecord NONE = new TrackRecord(List.of());

    private static final int PRIOR = 20;
    private static final int PRIOR_OF_BAND = 20;
    private static final BigDecimal NEAR = new BigDecimal("0.25");

    private final List<Case> cases;

    /**
     * An answer whose score a human knows.
     *
     * @param got by the rubric, 0 to 1
     * @param isHit whether that is near what the human gave
     */
    record Case(BigDecimal got, boolean isHit) {

        static Case of(BigDecimal got, BigDecimal given) {
            return new Case(got, got.subtract(given).abs().compareTo(NEAR) <= 0);
        }
    }

    TrackRecord(List<Case> cases) {
        this.cases = List.copyOf(cases);
    }

    /**
     * Grades what humans have graded. Of rubrics with heavy checks nothing is known: those either
     * prove what they say or have learned from the same answers.
     *
     * @throws InterruptedException when the caller is interrupted
     */
    static TrackRecord of(BoundQuestion question, Ready rubric, Bench bench)
            throws InterruptedException {
        Map<String, BigDecimal> given = new TreeMap<>();
        for (Example example : question.question().examples()) {
            if (example.known().isPresent()) {
                given.put(example.answer().text(), example.score());
            }
        }
        for (GradedAnswer graded : question.question().graded().answers()) {
            given.put(graded.answer(), graded.score().value());
        }
        boolean isHeavy =
                rubric.checks().values().stream().anyMatch(c -> c.info().cost() == Cost.HEAVY);
        if (given.isEmpty() || isHeavy) {
            return NONE;
        }
        List<Case> cases = new ArrayList<>();
        for (Map.Entry<String, BigDecimal> one : given.entrySet()) {
            Answer answer = Answer.of(one.getKey());
            if (!answer.isBlank()) {
                AnswerRun run =
                        new AnswerRun(
                                bench,
                                question,
                                rubric,
                                answer,
                                AnswerRun.Depth.WHOLE,
                                AnswerOutcomes.none());
                Interval got = RubricSum.of(rubric.root(), run.run().leaves()).interval();
                if (got.isDecided()) {
                    cases.add(Case.of(got.low(), one.getValue()));
                }
            }
        }
        return new TrackRecord(cases);
    }

    /**
     * What a confidence comes to.
     *
     * @param stated by the checks, 0 to 1
     * @param score of the answer, 0 to 1
     * @return rounded to thousandths
     */
    double earned(double stated, BigDecimal score) {
        if (stated >= 1 || cases.isEmpty()) {
            return stated;
        }
        double overall = frequency(stated, PRIOR, cases);
        double earned =
                frequency(
                        overall,
                        PRIOR_OF_BAND,
                        cases.stream().filter(one -> band(one.got()) == band(score)).toList());
        return Math.round(earned * 1000) / 1000.0;
    }

    private static double frequency(double prior, int weight, List<Case> cases) {
        long hits = cases.stream().filter(Case::isHit).count();
        return (prior * weight + hits) / (weight + cases.size());
    }

    /** Next to nothing, some, next to all. */
    private static int band(BigDecimal score) {
        if (score.compareTo(NEAR) <= 0) {
            return 0;
        }
        return score.compareTo(BigDecimal.ONE.subtract(NEAR)) < 0 ? 1 : 2;
    }
}
