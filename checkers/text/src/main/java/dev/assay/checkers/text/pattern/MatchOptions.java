package dev.assay.checkers.text.pattern;

import dev.assay.checkers.text.pattern.Mistakes.Kind;
import dev.assay.spi.InvalidConfigException;
import java.util.EnumSet;
import java.util.Set;

/**
 * The letters behind {@code match_}.
 *
 * @param letters as written
 * @param gaps how many words may stand between words that {@code _} joins
 * @param saysGaps whether they are written
 */
record MatchOptions(
        String letters,
        boolean extraCharacters,
        boolean anyOrder,
        boolean extraWords,
        Mistakes mistakes,
        int gaps,
        boolean saysGaps) {

    private static final int DEFAULT_GAPS = 2;
    private static final String MEND =
            "write c, o, w, m, m2, mr, mt, mx, mf or p0 to p4, as in match_mow(…)";

    static MatchOptions read(String path, String letters) throws InvalidConfigException {
        boolean characters = false;
        boolean order = false;
        boolean words = false;
        boolean saysGaps = false;
        int gaps = DEFAULT_GAPS;
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        int most = 0;
        int at = 0;
        while (at < letters.length()) {
            char letter = letters.charAt(at++);
            switch (letter) {
                case 'c' -> characters = true;
                case 'o' -> order = true;
                case 'w' -> words = true;
                case 'p' -> {
                    int digit = at < letters.length() ? letters.charAt(at++) - '0' : -1;
                    if (digit < 0 || digit > 4) {
                        throw bad(path, letters, "'p' needs a number of words from 0 to 4");
                    }
                    gaps = digit;
                    saysGaps = true;
                }
                case 'm' -> {
                    most = Math.max(most, 1);
                    Set<Kind> named = EnumSet.noneOf(Kind.class);
                    for (;
                            at < letters.length() && "2rtxf".indexOf(letters.charAt(at)) >= 0;
                            at++) {
                        if (letters.charAt(at) == '2') {
                            most = 2;
                        } else {
                            named.add(kind(letters.charAt(at)));
                        }
                    }
                    kinds.addAll(named.isEmpty() ? EnumSet.allOf(Kind.class) : named);
                }
                default -> throw bad(path, letters, "there is no option '" + letter + "'");
            }
        }
        return new MatchOptions(
                letters, characters, order, words, new Mistakes(kinds, most), gaps, saysGaps);
    }

    private static Kind kind(char letter) {
        return switch (letter) {
            case 'r' -> Kind.REPLACED;
            case 't' -> Kind.TRANSPOSED;
            case 'x' -> Kind.EXTRA;
            default -> Kind.FEWER;
        };
    }

    private static InvalidConfigException bad(String path, String letters, String problem) {
        return new InvalidConfigException(path, "match_" + letters + ": " + problem, MEND);
    }
}
