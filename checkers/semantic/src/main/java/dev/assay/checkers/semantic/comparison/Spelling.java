package dev.assay.checkers.semantic.comparison;

import java.util.Arrays;

/** How a word is written: its pairs of neighbouring letters, beginning and end included. */
final class Spelling {

    /** Below this two words are held for different ones. */
    static final double ALIKE = 0.6;

    /** Nothing longer is a word. */
    private static final int LONGEST = 60;

    private final String name;
    private final int[] pairs;

    private Spelling(String name, int[] pairs) {
        this.name = name;
        this.pairs = pairs;
    }

    static Spelling of(String name) {
        int[] pairs = new int[name.length() > LONGEST ? 0 : name.length() + 1];
        for (int i = 0; i < pairs.length; i++) {
            char before = i == 0 ? ' ' : name.charAt(i - 1);
            char after = i == name.length() ? ' ' : name.charAt(i);
            pairs[i] = before << Character.SIZE | after;
        }
        Arrays.sort(pairs);
        return new Spelling(name, pairs);
    }

    /**
     * The Dice coefficient of two words' pairs: 1 for the same word, near it for a slip of the pen
     * or another ending.
     */
    double similarity(Spelling other) {
        if (name.equals(other.name)) {
            return 1;
        }
        int longest = Math.max(pairs.length, other.pairs.length) - 1;
        int shortest = Math.min(pairs.length, other.pairs.length) - 1;
        if (shortest < 3 || longest > 2 * shortest) {
            return 0;
        }
        int common = 0;
        int i = 0;
        int k = 0;
        while (i < pairs.length && k < other.pairs.length) {
            int order = Integer.compare(pairs[i], other.pairs[k]);
            if (order == 0) {
                common++;
            }
            i += order <= 0 ? 1 : 0;
            k += order >= 0 ? 1 : 0;
        }
        return 2.0 * common / (pairs.length + other.pairs.length);
    }
}
