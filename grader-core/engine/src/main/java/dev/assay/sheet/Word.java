package dev.assay.sheet;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word of a text, as it is compared: in lower case, without marks, accents or typography.
 *
 * @param norm letters and digits only
 * @param start where it starts in the text
 * @param end where it ends
 */
record Word(String norm, int start, int end) {

    /** The words between two places of a text, at most so many. */
    static List<Word> of(String text, int from, int to, int limit) {
        List<Word> words = new ArrayList<>();
        StringBuilder norm = new StringBuilder();
        int start = from;
        int end = from;
        int at = from;
        while (at < to && words.size() < limit) {
            int codePoint = text.codePointAt(at);
            int next = Math.min(to, at + Character.charCount(codePoint));
            if (Character.isLetterOrDigit(codePoint) || codePoint == '\u00D7') {
                if (norm.isEmpty()) {
                    start = at;
                }
                append(norm, codePoint);
                end = next;
            } else if (!isInside(codePoint)) {
                flush(words, norm, start, end);
            }
            at = next;
        }
        if (words.size() < limit) {
            flush(words, norm, start, end);
        }
        return words;
    }

    private static void flush(List<Word> words, StringBuilder norm, int start, int end) {
        if (!norm.isEmpty()) {
            words.add(new Word(norm.toString(), start, end));
            norm.setLength(0);
        }
    }

    private static void append(StringBuilder norm, int codePoint) {
        if (codePoint < 0x80) {
            norm.append((char) Character.toLowerCase(codePoint));
        } else if (codePoint == '\u00D7') {
            norm.append('x');
        } else {
            String plain =
                    Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
            plain.toLowerCase(Locale.ROOT)
                    .codePoints()
                    .filter(Character::isLetterOrDigit)
                    .forEach(norm::appendCodePoint);
        }
    }

    /** Accents that stand alone and characters without width don't end a word. */
    private static boolean isInside(int codePoint) {
        return Character.getType(codePoint) == Character.NON_SPACING_MARK
                || (codePoint < 0x10000 && Chars.isInvisible((char) codePoint));
    }
}
