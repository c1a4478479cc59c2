package dev.assay.prose.language;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Sets of words, written as text. */
public final class WordSet {

    private WordSet() {}

    /** The stems of the words of a text. */
    public static Set<String> stems(String text) {
        Stemmer stemmer = new Stemmer();
        return of(text).stream().map(stemmer::stem).collect(Collectors.toUnmodifiableSet());
    }

    /** Pairs {@code key=value} of a text, parted by white space. */
    static Map<String, String> pairs(String text) {
        return of(text).stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                pair -> pair.substring(0, pair.indexOf('=')),
                                pair -> pair.substring(pair.indexOf('=') + 1)));
    }

    /** The words of a text, parted by white space. */
    public static Set<String> of(String text) {
        return Arrays.stream(text.strip().split("\\s+", -1))
                .collect(Collectors.toUnmodifiableSet());
    }
}
