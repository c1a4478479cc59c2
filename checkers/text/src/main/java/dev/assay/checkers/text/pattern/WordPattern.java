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

    /** A word of an answer with what tells at once that it is another. */
    static final class Candidate {

        private final Word word;
        private final int letters;
        private final long signature;

        Candidate(Word word) {
            this.word = word;
            this.letters = word.text().codePointCount(0, word.text().length());
            this.signature = WordPattern.signature(word.text());
        }
    }

    /** How many mistakes the word has, or -1 when it is another. */
    int mistakes(Word word) {
        return mistakes(new Candidate(word));
    }

    /** How many mistakes the word has, or -1 when it is another. */
    int mistakes(Candidate candidate) {
        if (number.isPresent()) {
            return Numbers.read(candidate.word.text()).filter(this::isNumber).isPresent() ? 0 : -1;
        }
        if (!raw && isFar(candidate)) {
            return -1;
        }
        String text = raw ? candidate.word.raw() : candidate.word.text();
        return most == 0 ? exactly(text) : nearly(text);
    }

    /** A mistake takes one letter of the pattern at most, and brings in one at most. */
    private boolean isFar(Candidate candidate) {
        if (Long.bitCount(signature & ~candidate.signature) > most) {
            return true;
        }
        return stars == 0
                && (Math.abs(candidate.letters - size) > most
                        || (any == 0 && Long.bitCount(candidate.signature & ~signature) > most));
    }

    private boolean isNumber(BigDecimal value) {
        return number.orElseThrow().compareTo(value) == 0;
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

    /** One register for each number of mistakes; those of two are idle where one is the most. */
    private int nearly(String word) {
        long none = 1;
        long one = none | (fewer ? none << 1 : 0);
        long two = one | (fewer ? one << 1 : 0);
        long swapNone = 0;
        long swapOne = 0;
        for (int at = 0; at < word.length(); ) {
            int c = word.codePointAt(at);
            at += Character.charCount(c);
            long matching = matching(c);
            long nextNone = ((none & matching) << 1) | (none & stars);
            long nextOne = ((one & matching) << 1) | (one & stars);
            nextOne |= mistaken(none, nextNone, swapNone & matching);
            long nextTwo = ((two & matching) << 1) | (two & stars);
            nextTwo |= mistaken(one, nextOne, swapOne & matching);
            swapNone = none & (matching >>> 1);
            swapOne = one & (matching >>> 1);
            none = nextNone;
            one = nextOne;
            two = nextTwo;
            if ((none | one | swapNone | (most > 1 ? two | swapOne : 0)) == 0) {
                return -1;
            }
        }
        if ((none >>> size & 1) != 0) {
            return 0;
        }
        if ((one >>> size & 1) != 0) {
            return 1;
        }
        return most > 1 && (two >>> size & 1) != 0 ? 2 : -1;
    }

    /** The states that one more mistake leads to. */
    private long mistaken(long before, long after, long swapped) {
        return (extra ? before : 0)
                | (replaced ? before << 1 : 0)
                | (transposed ? swapped << 2 : 0)
                | (fewer ? after << 1 : 0);
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
