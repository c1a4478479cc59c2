package dev.assay.checkers.text.pattern;

import dev.assay.checkers.text.pattern.Mistakes.Kind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A word with wildcards and misspellings, compiled. Matching simulates an automaton with one bit a
 * state and one register for each number of mistakes (Wu and Manber, "Fast text searching allowing
 * errors", 1992), with swapped neighbours as one mistake: linear in the word's length.
 */
final class WordPattern {

    /** The most elements of a word. */
    static final int LONGEST = 60;

    private final Glob glob;
    private final int size;
    private final long stars;
    private final long any;
    private final long[] ascii = new long[128];
    private final Map<Integer, Long> others = new HashMap<>();
    private final int most;
    private final boolean replaced;
    private final boolean transposed;
    private final boolean extra;
    private final boolean fewer;
    private final boolean raw;
    private final Optional<BigDecimal> number;
    private final long signature;

    /**
     * Compiles a word.
     *
     * @param word folded
     * @param extraCharacters whether more characters may stand anywhere in it
     * @param dividers the characters that end sentences
     */
    WordPattern(Glob word, Mistakes mistakes, boolean extraCharacters, String dividers) {
        glob = word;
        int states = 0;
        long many = 0;
        long wild = 0;
        for (int element : word.elements()) {
            if (element == Glob.MANY) {
                many |= 1L << states;
                continue;
            }
            long bit = 1L << states++;
            if (element == Glob.ANY) {
                wild |= bit;
            } else if (element < 128) {
                ascii[element] |= bit;
            } else {
                others.merge(element, bit, (one, other) -> one | other);
            }
        }
        size = states;
        any = wild;
        stars = extraCharacters ? -1L : many;
        number = word.isLiteral() ? Numbers.read(word.literal()) : Optional.empty();
        int letters = word.letters();
        most = number.isPresent() ? 0 : mistakes.in(letters);
        replaced = mistakes.allows(Kind.REPLACED, letters);
        transposed = mistakes.allows(Kind.TRANSPOSED, letters);
        extra = mistakes.allows(Kind.EXTRA, letters);
        fewer = mistakes.allows(Kind.FEWER, letters);
        List<Integer> elements = word.elements();
        raw = !elements.isEmpty() && dividers.indexOf(elements.getLast()) >= 0;
        signature = signature(word.literal());
    }

    Glob glob() {
        return glob;
    }

    /** How many mistakes it lets pass. */
    int most() {
        return most;
    }

    /** Whether only equal texts match, so that it can be looked up. */
    boolean isExact() {
        return most == 0 && stars == 0 && any == 0 && number.isEmpty() && !raw;
    }

    /** How many mistakes the word has, or -1 when it is another. */
    int mistakes(Word word) {
        if (number.isPresent()) {
            return Numbers.read(word.text()).filter(this::isNumber).isPresent() ? 0 : -1;
        }
        return mistakes(raw ? word.raw() : word.text());
    }

    private boolean isNumber(BigDecimal value) {
        return number.orElseThrow().compareTo(value) == 0;
    }

    private int mistakes(String word) {
        if (stars == 0 && any == 0) {
            int letters = word.codePointCount(0, word.length());
            if (Math.abs(letters - size) > most
                    || Long.bitCount(signature(word) ^ signature) > 2 * most) {
                return -1;
            }
        }
        return switch (most) {
            case 0 -> exactly(word);
            default -> nearly(word);
        };
    }

    private int exactly(String word) {
        long states = 1;
        for (int at = 0; at < word.length() && states != 0; ) {
            int c = word.codePointAt(at);
            at += Character.charCount(c);
            states = ((states & matching(c)) << 1) | (states & stars);
        }
        return (states >>> size & 1) != 0 ? 0 : -1;
    }

    private int nearly(String word) {
        long all = (1L << (size + 1)) - 1;
        long[] states = new long[most + 1];
        long[] swaps = new long[most + 1];
        states[0] = 1;
        for (int e = 1; e <= most; e++) {
            states[e] = states[e - 1] | (fewer ? states[e - 1] << 1 : 0);
        }
        for (int at = 0; at < word.length(); ) {
            int c = word.codePointAt(at);
            at += Character.charCount(c);
            long matching = matching(c);
            long before = 0;
            long swapBefore = 0;
            long left = 0;
            for (int e = 0; e <= most; e++) {
                long old = states[e];
                long next = ((old & matching) << 1) | (old & stars);
                if (e > 0) {
                    next |= extra ? before : 0;
                    next |= replaced ? before << 1 : 0;
                    next |= transposed ? (swapBefore & matching) << 2 : 0;
                    next |= fewer ? states[e - 1] << 1 : 0;
                }
                swapBefore = swaps[e];
                swaps[e] = old & (matching >>> 1);
                before = old;
                states[e] = next & all;
                left |= states[e] | swaps[e];
            }
            if (left == 0) {
                return -1;
            }
        }
        for (int e = 0; e <= most; e++) {
            if ((states[e] >>> size & 1) != 0) {
                return e;
            }
        }
        return -1;
    }

    private long matching(int c) {
        return any | (c < 128 ? ascii[c] : others.getOrDefault(c, 0L));
    }

    /** A bit for each character: texts that differ in many need not be compared. */
    private static long signature(String text) {
        long bits = 0;
        for (int i = 0; i < text.length(); i++) {
            bits |= 1L << (text.charAt(i) & 63);
        }
        return bits;
    }
}
