package dev.assay.checkers.text;

import dev.assay.checkers.text.keyword.Found;
import dev.assay.checkers.text.keyword.Quality;
import dev.assay.checkers.text.keyword.Rubric.Match;
import dev.assay.prose.guard.Copied;
import dev.assay.prose.guard.KeywordBag;
import dev.assay.prose.guard.Prose;
import dev.assay.prose.language.Tokens;
import dev.assay.spi.Confidence;
import java.util.List;

/** How often a human agrees with what {@code text.keyword} says of such an answer. */
final class KeywordConfidence {

    private static final double SURE = 0.95;
    private static final double HEAP_OF_TERMS = 0.5;
    private static final double QUESTION_REPEATED = 0.6;

    private KeywordConfidence() {}

    /**
     * The confidence in a verdict.
     *
     * @param matches of the concepts that earn marks
     * @param question what was asked
     */
    static Confidence of(Tokens tokens, List<Match> matches, Copied question) {
        boolean anything = matches.stream().anyMatch(match -> match.found() > 0);
        double least = anything ? inForm(tokens, question, SURE) : SURE;
        if (least < SURE) {
            return new Confidence(least);
        }
        for (Match match : matches) {
            for (Found found : match.places()) {
                least = Math.min(least, of(found.quality()));
            }
        }
        return new Confidence(least);
    }

    /**
     * The confidence that an answer's form allows: little in a heap of terms, or in the question
     * given back.
     *
     * @param otherwise for an answer of ordinary form
     */
    static double inForm(Tokens tokens, Copied question, double otherwise) {
        Prose prose = Prose.of(tokens);
        if (KeywordBag.is(prose)) {
            return HEAP_OF_TERMS;
        }
        return question.is(prose) ? QUESTION_REPEATED : otherwise;
    }

    private static double of(Quality quality) {
        return switch (quality) {
            case EXACT -> 0.95;
            case STEM -> 0.93;
            case SYNONYM -> 0.9;
            case FAMILY, SPELLING -> 0.87;
        };
    }
}
