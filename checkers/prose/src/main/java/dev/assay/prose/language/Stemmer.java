package dev.assay.prose.language;

import java.util.Set;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * Finds the stem of an English word: {@code copi} for {@code copies}, {@code copied} and {@code
 * copying}. It brings together more than a grader wants ({@code import} and {@code important});
 * {@link Forms#relation} tells those apart.
 *
 * <p>Not for use by several threads at once: make one for each text.
 */
final class Stemmer {

    /** Words that end as if they were inflected, and are not. */
    private static final Set<String> WHOLE =
            WordSet.of(
                    "embed shred naked sacred hundred indeed imbed string spring bias alias axis"
                            + " basis canvas lens");

    private final EnglishStemmer snowball = new EnglishStemmer();

    /** The stem of a word in lower case, in American spelling. */
    String stem(String word) {
        if (word.length() < 3 || word.length() > 40 || !isAsciiLetters(word)) {
            return word;
        }
        String base = Forms.base(word);
        if (WHOLE.contains(base)) {
            return base;
        }
        snowball.setCurrent(base);
        snowball.stem();
        return snowball.getCurrent();
    }

    private static boolean isAsciiLetters(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < 'a' || c > 'z') {
                return false;
            }
        }
        return true;
    }
}
