package dev.assay.checkers.text.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts answers into words and sentences, looking at each character a bounded number of times. */
final class WordReader {

    /** What follows the digits of a number that is written with a power of ten. */
    private static final Pattern POWER_OF_TEN =
            Pattern.compile(
                    "\\s?[x\\u00D7*\\u00B7]\\s?10(?:(?:\\^|\\*\\*|<sup>)([+-]?\\d{1,4})(?:</sup>)?"
                        + "|([\\u207A\\u207B]?[\\u2070\\u00B9\\u00B2\\u00B3\\u2074-\\u2079]{1,4}))"
                        + "(?![\\p{L}\\p{N}])");

    /** Words that begin a sentence behind a full stop without a space: {@code the mat.The cat}. */
    private static final Set<String> OPENERS =
            Set.of(
                    "it", "its", "they", "this", "that", "these", "the", "so", "but", "and",
                    "because", "if", "when", "you", "we", "in", "for", "then", "also", "however",
                    "while", "which", "both", "there", "with", "without", "a");

    private static final int LONGEST_OPENER = 7;

    private final Reading reading;
    private final List<Word> words = new ArrayList<>();
    private int sentence;
    private String file = "";
    private String text = "";

    WordReader(Reading reading) {
        this.reading = reading;
    }

    /** The words so far; a text without any is one empty word. */
    List<Word> words() {
        return words.isEmpty() ? List.of(new Word(file, 0, 0, "", "", 0)) : List.copyOf(words);
    }

    /** Reads one file; what follows in another file is another sentence. */
    void read(String path, String content) {
        file = path;
        text = Reading.plain(content);
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (reading.isSpace(c)) {
                at += Character.charCount(c);
            } else {
                at = word(at);
            }
        }
        sentence++;
    }

    /** Reads one word with the punctuation behind it; where the next one may begin. */
    private int word(int start) {
        int end = start;
        int letters = start;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            if (reading.isSpace(c)) {
                break;
            }
            int width = Character.charCount(c);
            if (!reading.isDivider(c)) {
                if (letters < end && letters > start && parts(letters, end)) {
                    break;
                }
                letters = end + width;
            }
            end += width;
        }
        String power = letters == end ? powerOfTen(start, end) : "";
        if (!power.isEmpty()) {
            int wide = powerEnd;
            words.add(word(start, wide, wide, power));
            return wide;
        }
        if (letters > start) {
            words.add(word(start, letters, end, ""));
        }
        if (letters < end) {
            sentence++;
        }
        return end;
    }

    private Word word(int start, int letters, int end, String instead) {
        String shown = reading.fold(text.substring(start, letters));
        String raw = letters == end ? shown : reading.fold(text.substring(start, end));
        return instead.isEmpty()
                ? new Word(file, start, letters, shown, raw, sentence)
                : new Word(file, start, letters, instead, instead, sentence);
    }

    /** Whether dividers inside a word end a sentence: {@code what?Nothing}, not {@code 3.14}. */
    private boolean parts(int from, int to) {
        if (to - from > 1 || text.charAt(from) != '.') {
            return true;
        }
        int end = to;
        while (end < text.length()
                && end - to <= LONGEST_OPENER
                && Character.isLetter(text.charAt(end))) {
            end++;
        }
        boolean word = end == text.length() || reading.isSpace(text.charAt(end));
        return word
                && (end == text.length() || text.charAt(end) != '(')
                && Character.isLetter(text.charAt(from - 1))
                && OPENERS.contains(text.substring(to, end).toLowerCase(java.util.Locale.ROOT));
    }

    private int powerEnd;

    /** {@code 6.02 x 10^23} as {@code 6.02e23}; empty when it is no such number. */
    private String powerOfTen(int start, int end) {
        int digits = start;
        if (digits < end && (text.charAt(digits) == '-' || text.charAt(digits) == '+')) {
            digits++;
        }
        int mantissa = digits;
        while (mantissa < end && (isDigit(text.charAt(mantissa)) || text.charAt(mantissa) == '.')) {
            mantissa++;
        }
        if (mantissa == digits || !isDigit(text.charAt(mantissa - 1))) {
            return "";
        }
        Matcher power = POWER_OF_TEN.matcher(text).region(mantissa, text.length());
        power.useTransparentBounds(true);
        if (!power.lookingAt() || (mantissa < end && power.end() < end)) {
            return "";
        }
        powerEnd = power.end();
        String exponent = power.group(1) != null ? power.group(1) : plainDigits(power.group(2));
        return text.substring(start, mantissa) + "e" + exponent;
    }

    private static String plainDigits(String superscript) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < superscript.length(); i++) {
            char c = superscript.charAt(i);
            switch (c) {
                case '\u207B' -> plain.append('-');
                case '\u207A' -> plain.append('+');
                case '\u00B9' -> plain.append('1');
                case '\u00B2' -> plain.append('2');
                case '\u00B3' -> plain.append('3');
                default -> plain.append((char) ('0' + (c - '\u2070')));
            }
        }
        return plain.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
