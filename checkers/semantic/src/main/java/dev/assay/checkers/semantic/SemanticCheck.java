package dev.assay.checkers.semantic;

import dev.assay.checkers.semantic.comparison.AnswerReading;
import dev.assay.checkers.semantic.comparison.Likeness;
import dev.assay.checkers.semantic.comparison.QuestionText;
import dev.assay.checkers.semantic.learning.Credit;
import dev.assay.checkers.semantic.learning.Verdict;
import dev.assay.spi.Answer;
import dev.assay.spi.Audience;
import dev.assay.spi.Check;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Confidence;
import dev.assay.spi.Evidence;
import dev.assay.spi.Outcome;
import dev.assay.spi.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Judges an answer's meaning and says why. */
final class SemanticCheck implements Check {

    private final Grounds grounds;
    private final Credit credit;

    SemanticCheck(Grounds grounds, Credit credit) {
        this.grounds = grounds;
        this.credit = credit;
    }

    @Override
    public Outcome check(Answer answer, CheckContext context) throws Exception {
        String text = answer.text();
        if (text.isBlank()) {
            return Outcome.ungradable("empty");
        }
        AnswerReading reading = grounds.read(text);
        Verdict verdict = grounds.judge().judge(reading).doubted(context.derived(grounds.doubts()));
        return new Outcome.Graded(
                Score.of(verdict.score(credit)),
                new Confidence(round(verdict.confidence(credit))),
                evidence(answer, reading, verdict, grounds.question()),
                List.of());
    }

    private List<Evidence> evidence(
            Answer answer, AnswerReading reading, Verdict verdict, QuestionText question) {
        List<Evidence> evidence = new ArrayList<>();
        Likeness likeness = Likeness.of(reading, question);
        for (Likeness.Range span : likeness.spans()) {
            evidence.add(
                    new Evidence.Span(
                            answer.files().getFirst().path(),
                            span.start(),
                            span.end(),
                            "means what a right answer says"));
        }
        likeness.missing().forEach(word -> evidence.add(new Evidence.Missing(word)));
        double cosine =
                reading.passage()
                        .embedding()
                        .cosine(question.references().get(likeness.reference()).embedding());
        evidence.add(measure("likeness to: " + likeness.sentence(), cosine));
        evidence.add(measure("probability that it is right", verdict.judgement().rightness()));
        verdict.copied()
                .ifPresent(score -> evidence.add(measure("graded before, word for word", score)));
        verdict.doubt()
                .ifPresent(
                        doubt -> evidence.add(measure(doubt.reason(), verdict.confidence(credit))));
        return evidence;
    }

    private static Evidence measure(String name, double value) {
        return new Evidence.Measure(Audience.GRADER, name, round(value), OptionalDouble.empty());
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
