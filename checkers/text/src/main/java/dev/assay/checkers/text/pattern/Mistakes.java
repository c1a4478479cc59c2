package dev.assay.checkers.text.pattern;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which misspellings of a word are let pass.
 *
 * @param kinds any of them; empty when words have to be right
 * @param most how many in one word, 1 or 2; the second only in words of eight letters or more
 */
public record Mistakes(Set<Kind> kinds, int most) {

    /** A way to misspell. */
    public enum Kind {
        /** One letter for another. */
        REPLACED(4),
        /** Two neighbours swapped. */
        TRANSPOSED(4),
        /** One letter too many. */
        EXTRA(3),
        /** One letter missing. */
        FEWER(4);

        private final int letters;

        Kind(int letters) {
            this.letters = letters;
        }
    }

    /** Words of so many letters, wildcards not counted, may have two mistakes. */
    static final int LETTERS_FOR_TWO = 8;

    public static final Mistakes NONE = new Mistakes(Set.of(), 0);
    public static final Mistakes ONE = new Mistakes(EnumSet.allOf(Kind.class), 1);
    public static final Mistakes TWO = new Mistakes(EnumSet.allOf(Kind.class), 2);

    public Mistakes {
        kinds = Set.copyOf(kinds);
    }

    /** Whether a word of so many letters, wildcards not counted, may have such a mistake. */
    boolean allows(Kind kind, int letters) {
        return kinds.contains(kind) && letters >= kind.letters;
    }

    /** How many mistakes a word of so many letters may have. */
    int in(int letters) {
        boolean any = kinds.stream().anyMatch(kind -> allows(kind, letters));
        if (!any) {
            return 0;
        }
        return letters >= LETTERS_FOR_TWO ? most : 1;
    }
}
