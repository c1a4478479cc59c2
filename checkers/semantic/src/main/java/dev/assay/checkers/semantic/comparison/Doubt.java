package dev.assay.checkers.semantic.comparison;

import static dev.assay.checkers.semantic.comparison.Feature.GRAMMAR;
import static dev.assay.checkers.semantic.comparison.Feature.NEGATION_PARITY;
import static dev.assay.checkers.semantic.comparison.Feature.ORDER;
import static dev.assay.checkers.semantic.comparison.Feature.PLAIN_WORD_PRECISION;
import static dev.assay.checkers.semantic.comparison.Feature.PLAIN_WORD_RECALL;
import static dev.assay.checkers.semantic.comparison.Feature.WORD_RECALL;

import java.util.Optional;

/**
 * Why a verdict may be wrong whatever the models say. Measures of likeness can't tell a denied or
 * shuffled reference from a right answer; a human can.
 *
 * @param reason for graders
 * @param ofCreditOnly whether it is a reason to doubt that credit is earned, and none to doubt that
 *     it is not
 */
public record Doubt(String reason, boolean ofCreditOnly) {

    /**
     * With fewer of a reference's words a negation tells nothing: chosen on one half of the
     * questions, so that of the other half's right answers fewer than one in fifty are doubted.
     */
    private static final double NEXT_TO_ALL = 0.9;

    /** What there is to doubt; empty when there is nothing. */
    public static Optional<Doubt> of(Compared compared, Passage answer) {
        if (answer.embedding().isCut()) {
            return Optional.of(new Doubt("too long to be read to its end", false));
        }
        return ofCredit(compared.best(), answer.words().size())
                .map(reason -> new Doubt(reason, true));
    }

    private static Optional<String> ofCredit(Comparison best, int words) {
        double grammar = best.get(GRAMMAR);
        double recall = best.get(PLAIN_WORD_RECALL);
        if (best.get(NEGATION_PARITY) > 0 && recall >= NEXT_TO_ALL) {
            return Optional.of("the reference's words, with a negation more or less");
        }
        if (best.isBehindQuestion()) {
            return Optional.of("the question, and words behind it that are hardly a sentence");
        }
        boolean isBag = words >= 5 && grammar < 0.12 && recall >= 0.4;
        boolean isSmallBag = words >= 3 && grammar == 0 && recall >= 0.6;
        boolean isBare =
                recall >= 0.7
                        && best.get(PLAIN_WORD_PRECISION) >= 0.9
                        && best.referenceGrammar() >= 0.25
                        && grammar <= 0.6 * best.referenceGrammar();
        if (isBag || isSmallBag || (words >= 3 && isBare)) {
            return Optional.of("the reference's words, but hardly a sentence");
        }
        if (words >= 5
                && best.get(WORD_RECALL) >= 0.5
                && best.get(ORDER) < 0.55 * best.get(WORD_RECALL)
                && grammar < 0.3) {
            return Optional.of("the reference's words in another order");
        }
        return Optional.empty();
    }
}
