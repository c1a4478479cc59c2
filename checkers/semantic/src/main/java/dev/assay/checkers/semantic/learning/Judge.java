package dev.assay.checkers.semantic.learning;

import dev.assay.checkers.semantic.comparison.AnswerReading;
import dev.assay.checkers.semantic.comparison.Doubt;
import dev.assay.checkers.semantic.model.Judgement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Judges answers to one question, by the models and by what humans graded. Immutable. */
public final class Judge {

    private final Models models;
    private final Map<String, Double> copies;
    private final Optional<Neighbourhood> neighbourhood;

    /**
     * An answer that a human has graded.
     *
     * @param score 0 to 1
     */
    public record GradedReading(AnswerReading answer, double score) {}

    /**
     * A judge.
     *
     * @param graded what humans gave for answers to the question; may be empty
     */
    public Judge(Models models, List<GradedReading> graded) {
        this.models = models;
        Map<String, List<Double>> scores = new HashMap<>();
        List<Marked> marked = new ArrayList<>();
        for (GradedReading one : graded) {
            scores.computeIfAbsent(one.answer().key(), none -> new ArrayList<>()).add(one.score());
            marked.add(new Marked(one.answer().profile(), general(one.answer()), one.score()));
        }
        Map<String, Double> means = new HashMap<>();
        scores.forEach((key, given) -> agreed(given).ifPresent(mark -> means.put(key, mark)));
        this.copies = Map.copyOf(means);
        this.neighbourhood =
                marked.size() < LocalModel.FEWEST
                        ? Optional.empty()
                        : Optional.of(Neighbourhood.of(marked));
    }

    /** Humans who gave the same words different marks agree on none. */
    private static OptionalDouble agreed(List<Double> given) {
        double least = given.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double most = given.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        return least == most ? OptionalDouble.of(most) : OptionalDouble.empty();
    }

    private Judgement general(AnswerReading answer) {
        return models.general().judge(answer.compared().features());
    }

    /** Judges an answer. */
    public Verdict judge(AnswerReading answer) {
        Judgement general = general(answer);
        Judgement judgement =
                neighbourhood
                        .map(near -> models.local().judge(near, answer, general))
                        .orElse(general);
        Double copied = copies.get(answer.key());
        return new Verdict(
                judgement,
                copied == null ? OptionalDouble.empty() : OptionalDouble.of(copied),
                Doubt.of(answer.compared(), answer.passage()));
    }
}
