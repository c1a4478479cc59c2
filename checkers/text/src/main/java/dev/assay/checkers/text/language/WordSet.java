package dev.assay.checkers.text.language;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Sets of words, written as text. */
final class WordSet {

    private WordSet() {}

    /** The words of a text, parted by white space. */
    static Set<String> of(String text) {
        return Arrays.stream(text.strip().split("\\s+", -1))
                .collect(Collectors.toUnmodifiableSet());
    }
}
