package dev.assay.checkers.text;

import dev.assay.checkers.text.keyword.Found;
import dev.assay.checkers.text.keyword.Quality;
import dev.assay.checkers.text.keyword.Rubric.Match;
import dev.assay.checkers.text.language.Tokens;
import dev.assay.spi.Confidence;
import java.util.List;

/** How often a human agrees with what {@code text.keyword} says of such an answer. */
final class KeywordConfidence {

    private KeywordConfidence() {}

    static Confidence of(Tokens tokens, List<Match> matches) {
        double least = 0.95;
        for (Match match : matches) {
            for (Found found : match.places()) {
                least = Math.min(least, of(found.quality()));
            }
        }
        return new Confidence(least);
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
