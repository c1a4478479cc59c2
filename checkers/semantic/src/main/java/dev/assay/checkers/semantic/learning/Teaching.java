package dev.assay.checkers.semantic.learning;

import dev.assay.checkers.semantic.comparison.AnswerReading;
import dev.assay.checkers.semantic.comparison.Profile;
import dev.assay.spi.Suggests.Suggestion;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the answers whose grading would teach most: those that the models are unsure of, that many
 * other unsure answers are like, and that are unlike what is graded already. Each next one is the
 * one that adds most to what the ones before it cover (G. Nemhauser et al., 1978).
 */
public final class Teaching {

    /** Answers that are looked at: what is compared grows with their square. */
    private static final int MOST = 2000;

    private Teaching() {}

    /**
     * Names the answers.
     *
     * @param answers not graded yet; of more than 2000 the first ones are looked at
     * @param graded already
     * @param count how many to name, at most
     * @return the one that teaches most first
     */
    public static List<Suggestion> most(
            List<AnswerReading> answers, List<AnswerReading> graded, Judge judge, int count) {
        List<AnswerReading> some = answers.subList(0, Math.min(MOST, answers.size()));
        int n = some.size();
        double[] unsure = new double[n];
        double[] covered = new double[n];
        boolean[] named = new boolean[n];
        List<Verdict> verdicts = new ArrayList<>();
        double[][] like = new double[n][n];
        for (int i = 0; i < n; i++) {
            Verdict verdict = judge.judge(some.get(i));
            verdicts.add(verdict);
            double p = verdict.judgement().rightness();
            unsure[i] = 4 * p * (1 - p);
            named[i] = verdict.copied().isPresent() || some.get(i).passage().text().isBlank();
            for (int k = 0; k <= i; k++) {
                like[i][k] = like(some.get(i).profile(), some.get(k).profile());
                like[k][i] = like[i][k];
            }
            for (AnswerReading known : graded) {
                covered[i] = Math.max(covered[i], like(some.get(i).profile(), known.profile()));
            }
        }
        List<Suggestion> suggestions = new ArrayList<>();
        while (suggestions.size() < count) {
            int best = -1;
            double most = 0;
            for (int i = 0; i < n; i++) {
                if (!named[i]) {
                    double gain = gain(like[i], covered, unsure);
                    if (gain > most) {
                        most = gain;
                        best = i;
                    }
                }
            }
            if (best < 0) {
                break;
            }
            named[best] = true;
            int speaksFor = 0;
            for (int k = 0; k < n; k++) {
                speaksFor += like[best][k] > 0.5 && like[best][k] > covered[k] ? 1 : 0;
                covered[k] = Math.max(covered[k], like[best][k]);
            }
            suggestions.add(
                    new Suggestion(
                            best,
                            Math.round(verdicts.get(best).judgement().rightness() * 100) / 100.0,
                            speaksFor));
        }
        return suggestions;
    }

    /** How much more of what is unsure would be covered. */
    private static double gain(double[] like, double[] covered, double[] unsure) {
        double gain = 0;
        for (int k = 0; k < like.length; k++) {
            gain += (0.05 + unsure[k]) * Math.max(0, like[k] - covered[k]);
        }
        return gain;
    }

    private static double like(Profile one, Profile other) {
        double meaning = Math.max(0, one.meaning(other));
        return (meaning * meaning + one.words(other) + one.letters(other)) / 3;
    }
}
