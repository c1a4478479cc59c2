package dev.assay.checkers.text.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * A word as an author writes it.
 *
 * @param source as written
 * @param elements code points, {@link #ANY} and {@link #MANY}
 */
public record Glob(String source, List<Integer> elements) {

    /** {@code ?}: any one character. */
    static final int ANY = -1;

    /** {@code *}: any characters, or none. */
    static final int MANY = -2;

    public Glob {
        elements = List.copyOf(elements);
    }

    /** A word with {@code *} and {@code ?}; a backslash takes their meaning from them. */
    public static Glob of(String source) {
        List<Integer> elements = new ArrayList<>();
        int at = 0;
        while (at < source.length()) {
            int c = source.codePointAt(at);
            at += Character.charCount(c);
            if (c == '\\' && at < source.length()) {
                c = source.codePointAt(at);
                at += Character.charCount(c);
                elements.add(c);
            } else {
                elements.add(c == '*' ? MANY : c == '?' ? ANY : c);
            }
        }
        return new Glob(source, elements);
    }

    /** How many characters are not wildcards. */
    int letters() {
        return (int) elements.stream().filter(element -> element >= 0).count();
    }

    boolean isLiteral() {
        return letters() == elements.size();
    }

    /** Its characters, without wildcards. */
    String literal() {
        StringBuilder text = new StringBuilder();
        elements.stream().filter(element -> element >= 0).forEach(text::appendCodePoint);
        return text.toString();
    }

    /** Compared as a reading compares. */
    Glob fold(Reading reading) {
        List<Integer> folded = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        for (int element : elements) {
            if (element >= 0) {
                run.appendCodePoint(element);
            } else {
                reading.fold(Reading.plain(run.toString())).codePoints().forEach(folded::add);
                run.setLength(0);
                folded.add(element);
            }
        }
        reading.fold(Reading.plain(run.toString())).codePoints().forEach(folded::add);
        return new Glob(source, folded);
    }
}
