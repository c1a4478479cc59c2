package dev.assay.checkers.text.pattern;

import dev.assay.checkers.text.pattern.Sequence.Style;
import dev.assay.prose.language.English;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of all rules, each with a number, and which of them a word of an answer is. */
final class Lexicon {

    /** In {@link #find}: a pattern's number is shifted by so many bits. */
    private static final int SHIFT = 2;

    private static final int[] NONE = {};

    private record Key(List<Integer> elements, Style style) {}

    private final List<WordPattern> patterns;
    private final boolean[] careful;
    private final List<BitSet> parts;
    private final Map<String, int[]> exact;
    private final int[] searched;
    private final Set<String> dictionary;
    private final Set<String> own;

    private Lexicon(Builder builder) {
        patterns = List.copyOf(builder.patterns);
        careful = new boolean[patterns.size()];
        parts = List.copyOf(builder.parts);
        builder.numbers.forEach((key, n) -> careful[n] = key.style().careful());
        Map<String, int[]> equal = new HashMap<>();
        List<Integer> search = new ArrayList<>();
        for (int n = 0; n < patterns.size(); n++) {
            WordPattern pattern = patterns.get(n);
            if (pattern.isExact()) {
                int[] one = {n << SHIFT};
                equal.merge(pattern.glob().literal(), one, Lexicon::join);
            } else {
                search.add(n);
            }
        }
        exact = Map.copyOf(equal);
        searched = search.stream().mapToInt(Integer::intValue).toArray();
        dictionary = Set.copyOf(builder.dictionary);
        own =
                patterns.stream()
                        .map(WordPattern::glob)
                        .filter(Glob::isLiteral)
                        .map(Glob::literal)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static int[] join(int[] one, int[] other) {
        int[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** Collects the words while rules are compiled. */
    static final class Builder {

        private final Map<Key, Integer> numbers = new LinkedHashMap<>();
        private final List<WordPattern> patterns = new ArrayList<>();
        private final List<BitSet> parts = new ArrayList<>();
        private int part;
        private final Reading reading;
        private final Set<String> dictionary;

        /**
         * Starts.
         *
         * @param dictionary words that are never misspellings, folded
         */
        Builder(Reading reading, Set<String> dictionary) {
            this.reading = reading;
            this.dictionary = dictionary;
        }

        /** What follows belongs to another part of the rules. */
        void nextPart() {
            part++;
        }

        /** The number of a word; the same for the same word. */
        int number(Glob word, Style style) {
            int number = known(word, style);
            while (parts.size() <= number) {
                parts.add(new BitSet());
            }
            parts.get(number).set(part);
            return number;
        }

        private int known(Glob word, Style style) {
            return numbers.computeIfAbsent(
                    new Key(word.elements(), style),
                    key -> {
                        patterns.add(
                                new WordPattern(
                                        word,
                                        style.mistakes(),
                                        style.extraCharacters(),
                                        reading.sentenceDividers()));
                        return patterns.size() - 1;
                    });
        }

        Lexicon build() {
            return new Lexicon(this);
        }
    }

    /** Which patterns a word matches, each with its mistakes: see {@link #pattern}. */
    int[] find(Word word) {
        int[] found = exact.getOrDefault(word.text(), NONE);
        WordPattern.Candidate candidate = new WordPattern.Candidate(word);
        for (int n : searched) {
            int mistakes = patterns.get(n).mistakes(candidate);
            if (mistakes > 0 && isAnother(n, word.text())) {
                continue;
            }
            if (mistakes >= 0) {
                found = join(found, new int[] {n << SHIFT | mistakes});
            }
        }
        return found.length > 1 ? withoutTies(found) : found;
    }

    /** Drops misspellings of careful words that may be meant for a word of another part as well. */
    private int[] withoutTies(int[] found) {
        return Arrays.stream(found)
                .filter(
                        one ->
                                mistakes(one) == 0
                                        || !careful[pattern(one)]
                                        || Arrays.stream(found)
                                                .noneMatch(other -> rivals(one, other)))
                .toArray();
    }

    private boolean rivals(int one, int other) {
        return careful[pattern(other)]
                && mistakes(other) <= mistakes(one)
                && !parts.get(pattern(one)).intersects(parts.get(pattern(other)))
                && !English.isSameStem(literal(one), literal(other));
    }

    private String literal(int found) {
        return patterns.get(pattern(found)).glob().literal();
    }

    /** Whether what looks like a misspelling is a word of its own, and not just an inflection. */
    private boolean isAnother(int pattern, String word) {
        if (dictionary.contains(word)) {
            return true;
        }
        return careful[pattern]
                && (own.contains(word) || English.isKnown(word))
                && !English.isSameStem(word, patterns.get(pattern).glob().literal());
    }

    static int pattern(int found) {
        return found >> SHIFT;
    }

    static int mistakes(int found) {
        return found & ((1 << SHIFT) - 1);
    }

    WordPattern get(int pattern) {
        return patterns.get(pattern);
    }
}
