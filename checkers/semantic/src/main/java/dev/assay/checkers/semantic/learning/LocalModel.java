package dev.assay.checkers.semantic.learning;

import dev.assay.checkers.semantic.comparison.AnswerReading;
import dev.assay.checkers.semantic.model.Head;
import dev.assay.checkers.semantic.model.Judgement;
import java.util.List;

/**
 * Judges an answer by the general model and by the answers to the same question that were graded.
 * How much the latter count grows with their number: it was trained for three of them.
 *
 * @param stages from few graded answers to many
 */
public record LocalModel(List<Stage> stages) {

    /** The fewest graded answers that a question is learned from. */
    public static final int FEWEST = 5;

    /**
     * For some number of graded answers.
     *
     * @param from the number from which it holds
     * @param right judges whether an answer is right
     * @param some judges whether it is worth anything
     */
    public record Stage(int from, Head right, Head some) {}

    public LocalModel {
        stages = List.copyOf(stages);
    }

    /**
     * Judges an answer.
     *
     * @param neighbourhood of at least {@link #FEWEST} graded answers
     */
    public Judgement judge(Neighbourhood neighbourhood, AnswerReading answer, Judgement general) {
        Stage stage = stages.getFirst();
        for (Stage later : stages) {
            if (later.from() <= neighbourhood.size()) {
                stage = later;
            }
        }
        return new Judgement(
                stage.right().logit(neighbourhood.ofRight(answer, general)),
                stage.some().logit(neighbourhood.ofSome(answer, general)));
    }
}
