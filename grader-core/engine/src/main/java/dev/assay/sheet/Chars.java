package dev.assay.sheet;

/** Small questions about characters and stretches of text. */
final class Chars {

    private static final int TAB = 4;

    private Chars() {}

    /** Whether it is blank on paper: white space, a non-breaking space or one of no width. */
    static boolean isBlank(char c) {
        return c == ' '
                || c == '\t'
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || isInvisible(c);
    }

    /** Whether it takes no room: zero-width characters, soft hyphens, stray byte order marks. */
    static boolean isInvisible(char c) {
        return (c >= '\u200B' && c <= '\u200D')
                || c == '\u2060'
                || c == '\uFEFF'
                || c == '\u00AD'
                || c == '\uFE0F';
    }

    /**
     * The ASCII sign for one of full width, as East Asian keyboards type them ({@code ？}, {@code
     * ４}), and for the full stop of such texts; any other character as it is.
     */
    static char narrow(char c) {
        if (c >= '\uFF01' && c <= '\uFF5E') {
            return (char) (c - 0xFEE0);
        }
        return switch (c) {
            case '\u3002', '\u3001' -> '.';
            case '\u3010' -> '[';
            case '\u3011' -> ']';
            default -> c;
        };
    }

    /** The first question mark between two places, or {@code to}. */
    static int question(String text, int from, int to) {
        int at = from;
        while (at < to && narrow(text.charAt(at)) != '?') {
            at++;
        }
        return at;
    }

    static boolean isDash(char c) {
        return c == '-' || (c >= '\u2010' && c <= '\u2015') || c == '\u2212';
    }

    /** The first place from {@code from} that isn't blank, or {@code to}. */
    static int skipBlank(String text, int from, int to) {
        int at = from;
        while (at < to && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The end of what isn't blank between two places, or {@code from}. */
    static int trimEnd(String text, int from, int to) {
        int end = to;
        while (end > from && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    static boolean isBlank(String text, int from, int to) {
        return skipBlank(text, from, to) == to;
    }

    /** The width in columns of the blanks at the start. */
    static int indent(String text, int from, int to) {
        int columns = 0;
        for (int at = from; at < to && isBlank(text.charAt(at)); at++) {
            columns += text.charAt(at) == '\t' ? TAB - columns % TAB : 1;
        }
        return columns;
    }

    /** Whether the text between two places starts so, no matter the case. */
    static boolean startsWith(String text, int from, int to, String beginning) {
        return to - from >= beginning.length()
                && text.regionMatches(true, from, beginning, 0, beginning.length());
    }

    /** Whether a bracket stays open at the end of a stretch. */
    static boolean leavesOpen(String text, int from, int to) {
        int open = 0;
        for (int i = from; i < to; i++) {
            open += "([{".indexOf(text.charAt(i)) >= 0 ? 1 : 0;
            open -= ")]}".indexOf(text.charAt(i)) >= 0 ? 1 : 0;
        }
        return open > 0;
    }
}
