package dev.assay.checkers.text.pattern;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * How answers and patterns are read.
 *
 * @param caseSensitive whether {@code A} and {@code a} are different
 * @param sentenceDividers characters that end a sentence where a word ends
 * @param convertedToSpace characters that are read as a space
 */
public record Reading(boolean caseSensitive, String sentenceDividers, String convertedToSpace) {

    /** As the Pattern Match question type reads when nothing is set. */
    public static final Reading PLAIN = new Reading(true, ".?!", ",;:\"");

    /** The words of one text, as an answer of its own. */
    public List<Word> words(String text) {
        WordReader reader = new WordReader(this);
        reader.read("answer", text);
        return reader.words();
    }

    boolean isSpace(int c) {
        return c == ' '
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || convertedToSpace.indexOf(c) >= 0;
    }

    boolean isDivider(int c) {
        return sentenceDividers.indexOf(c) >= 0;
    }

    /** A piece of text as it is compared: composed, with plain quotes, and without case. */
    String fold(String text) {
        String folded = text;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                folded = Normalizer.normalize(text, Normalizer.Form.NFC);
                break;
            }
        }
        return caseSensitive ? folded : folded.toLowerCase(Locale.ROOT);
    }

    /** The plain like of a typographic quote or dash; other characters are themselves. */
    static char plain(char c) {
        return switch (c) {
            case '\u2018', '\u2019', '\u02BC', '\u00B4', '\u2032' -> '\'';
            case '\u201C', '\u201D', '\u201E' -> '"';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> '-';
            default -> c;
        };
    }

    static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (plain(text.charAt(i)) != text.charAt(i)) {
                StringBuilder plain = new StringBuilder(text);
                for (int k = i; k < text.length(); k++) {
                    plain.setCharAt(k, plain(text.charAt(k)));
                }
                return plain.toString();
            }
        }
        return text;
    }
}
