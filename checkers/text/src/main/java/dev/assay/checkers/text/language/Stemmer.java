package dev.assay.checkers.text.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Takes the inflection off English words: {@code copies}, {@code copied} and {@code copying} are
 * {@code copy}. Krovetz's stemmer, because it keeps apart what a grader keeps apart ({@code
 * important} and {@code import}, {@code general} and {@code generate}) where Porter's does not.
 *
 * <p>Not for use by several threads at once: make one for each text.
 */
final class Stemmer {

    private final Source source = new Source();
    private final KStemFilter filter = new KStemFilter(source);
    private final CharTermAttribute result = filter.getAttribute(CharTermAttribute.class);

    /** The stem of a word in lower case, in American spelling. */
    String stem(String word) {
        if (word.length() < 3 || !isAsciiLetters(word)) {
            return word;
        }
        source.next = Forms.american(word);
        try {
            filter.incrementToken();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return result.toString();
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

    private static final class Source extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private String next = "";

        @Override
        public boolean incrementToken() {
            term.setEmpty().append(next);
            return true;
        }
    }
}
