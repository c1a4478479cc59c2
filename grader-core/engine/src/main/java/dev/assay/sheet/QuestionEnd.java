package dev.assay.sheet;

/** Where a question's wording ends on its line, and what follows may be an answer. */
final class QuestionEnd {

    private static final String PUNCTUATION = "?!.:;";
    private static final String CLOSERS = "*_`\"'\u201D\u2019)]}\u00BB";

    private final String text;
    private final int from;
    private final int to;
    private int at;

    private QuestionEnd(String text, int from, int at, int to) {
        this.text = text;
        this.from = from;
        this.at = at;
        this.to = to;
    }

    /**
     * The place after a wording and all that belongs to it: its last marks, emphasis that closes,
     * points in brackets, and the sign that leads over to an answer.
     *
     * @param from where the question starts, with its number
     * @param lastWord the end of the wording's last word
     * @param to the end of the line
     * @param tail the marks that the wording ends in
     */
    static int after(String text, int from, int lastWord, int to, String tail) {
        QuestionEnd end = new QuestionEnd(text, from, lastWord, to);
        end.tail(tail);
        end.closers();
        end.punctuation();
        end.closers();
        end.points();
        end.separator();
        return Chars.skipBlank(text, end.at, to);
    }

    private void tail(String tail) {
        for (int i = 0; i < tail.length() && at < to; i++) {
            if (text.charAt(at) == tail.charAt(i) && tail.charAt(i) != ' ') {
                at++;
            }
        }
    }

    private void closers() {
        while (at < to && CLOSERS.indexOf(text.charAt(at)) >= 0 && closes(text.charAt(at))) {
            at++;
        }
    }

    private boolean closes(char c) {
        return switch (c) {
            case ')' -> count('(') > count(')');
            case ']' -> count('[') > count(']');
            case '}' -> count('{') > count('}');
            case '\u201D' -> count('\u201C') > count('\u201D');
            case '\u00BB' -> count('\u00AB') > count('\u00BB');
            case '\u2019' -> count('\u2018') > count('\u2019');
            default -> count(c) % 2 == 1;
        };
    }

    private int count(char c) {
        int count = 0;
        for (int i = from; i < at; i++) {
            if (text.charAt(i) == c) {
                count++;
            }
        }
        return count;
    }

    private void punctuation() {
        int next = Chars.skipBlank(text, at, to);
        if (next < to && next > at && "?!".indexOf(text.charAt(next)) >= 0) {
            at = next;
        }
        while (at < to && PUNCTUATION.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** Skips {@code (2 points)} and the like. */
    private void points() {
        int open = Chars.skipBlank(text, at, to);
        if (open >= to || "([".indexOf(text.charAt(open)) < 0) {
            return;
        }
        int close = open + 1;
        while (close < to && close - open < 24 && ")]".indexOf(text.charAt(close)) < 0) {
            close++;
        }
        if (close < to
                && text.substring(open + 1, close)
                        .strip()
                        .matches("(?i)\\d+([.,/]\\d+)? ?(p|pts?|points?|marks?|punkte?)\\.?")) {
            at = close + 1;
        }
    }

    /** Skips one sign that leads over to an answer on the same line. */
    private void separator() {
        int next = Chars.skipBlank(text, at, to);
        if (next >= to) {
            return;
        }
        char c = text.charAt(next);
        boolean spaced = next + 1 >= to || Chars.isBlank(text.charAt(next + 1));
        if (c == '|' || (spaced && (Chars.isDash(c) || c == ':' || c == '='))) {
            at = next + 1;
        }
    }
}
