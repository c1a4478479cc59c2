package dev.assay.checkers.text.precedent;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What texts are compared by: their words, words that follow each other, and runs of four
 * characters in a word, by which other forms and misspellings of it are alike too.
 */
final class Traits {

    /** Texts are compared by their beginnings: in UTF-16 units. */
    private static final int LONGEST = 16_384;

    private static final int RUN = 4;
    private static final double RUN_WEIGHT = 0.5;
    private static final Pattern WORD = Pattern.compile("[\\p{L}_]+|\\p{N}+");
    private static final Set<String> COMMON =
            Set.of(
                    "a", "an", "the", "of", "to", "and", "or", "in", "on", "is", "are", "it",
                    "that", "this", "for", "with", "as", "be", "by", "you", "i", "we", "one", "so",
                    "from", "at", "which", "then", "than", "its");

    private Traits() {}

    /** How often each is in a text. */
    static Map<String, Double> of(String text) {
        String begin = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        Matcher words = WORD.matcher(begin.toLowerCase(Locale.ROOT));
        Map<String, Double> traits = new HashMap<>();
        String before = "";
        while (words.find()) {
            String word = words.group();
            if (!before.isEmpty()) {
                traits.merge(before + " " + word, 1.0, Double::sum);
            }
            before = word;
            if (!COMMON.contains(word)) {
                traits.merge(word, 1.0, Double::sum);
                String whole = "<" + word + ">";
                for (int i = 0; i + RUN <= whole.length(); i++) {
                    traits.merge("~" + whole.substring(i, i + RUN), RUN_WEIGHT, Double::sum);
                }
            }
        }
        return traits;
    }
}
