package dev.assay.prose.regex;

import java.util.Locale;

/**
 * A text as {@link Letters} looks into it: whatever RE2 takes for the same letter is the same, and
 * which letters stand next to each other is noted, so that most of what is not there is ruled out
 * without a look. Immutable.
 */
public final class FoldedText {

    /** Bits of what is noted, a power of two: more than a long answer has different neighbours. */
    private static final int BITS = 4096;

    private final String text;
    private final long[] neighbours = new long[BITS / Long.SIZE];

    private FoldedText(String text) {
        this.text = text;
        for (int i = 1; i < text.length(); i++) {
            int bit = bit(text.charAt(i - 1), text.charAt(i));
            neighbours[bit >> 6] |= 1L << bit;
        }
    }

    /** Of a text as it was written. */
    public static FoldedText of(String text) {
        // Of what is no ASCII, RE2 takes two for an ASCII letter: the Kelvin sign, whose lower
        // case is k, and the long s, which has none but itself.
        return new FoldedText(text.toLowerCase(Locale.ROOT).replace('\u017f', 's'));
    }

    private static int bit(char one, char next) {
        return (one * 61 + next) & (BITS - 1);
    }

    /**
     * Whether letters stand in it next to each other.
     *
     * @param letters in lower case
     */
    boolean has(String letters) {
        for (int i = 1; i < letters.length(); i++) {
            int bit = bit(letters.charAt(i - 1), letters.charAt(i));
            if ((neighbours[bit >> 6] & 1L << bit) == 0) {
                return false;
            }
        }
        return text.contains(letters);
    }
}
