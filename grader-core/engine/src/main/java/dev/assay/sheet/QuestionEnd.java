package dev.assay.sheet;

/** Where a question's wording ends on its line, and what follows may be an answer. */
final class QuestionEnd {

    private static final String PUNCTUATION = "?!.:;";
    private static final String CLOSERS = "*_`\"'\u201D\u2019)]}\u00BB";

    private static final String QUOTES = "`'\"\u2018\u2019\u201C\u201D\u00B4";

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
        end.run();
        end.closers();
        end.punctuation();
        end.closers();
        end.at = Points.end(text, end.at, to);
        end.separator();
        return Chars.skipBlank(text, end.leftOver(), to);
    }

    /** The end of the line when only marks of the question are left on it. */
    private int leftOver() {
        int last = Chars.trimEnd(text, at, to);
        for (int i = at; i < last; i++) {
            char c = Chars.narrow(text.charAt(i));
            if (CLOSERS.indexOf(c) < 0 && PUNCTUATION.indexOf(c) < 0 && c != '(') {
                return at;
            }
        }
        return to;
    }

    private void tail(String tail) {
        for (int i = 0; i < tail.length() && at < to; i++) {
            char c = Chars.narrow(text.charAt(at));
            boolean same = c == Chars.narrow(tail.charAt(i));
            if (same || bothQuote(c, tail.charAt(i))) {
                at++;
            }
        }
    }

    /** Takes marks that touch the last word, when nothing but marks comes before the next blank. */
    private void run() {
        int end = at;
        while (end < to && !Chars.isBlank(text.charAt(end))) {
            char c = Chars.narrow(text.charAt(end));
            if (CLOSERS.indexOf(c) < 0 && PUNCTUATION.indexOf(c) < 0 && c != '(' && c != '\u2018') {
                return;
            }
            end++;
        }
        at = end;
    }

    private static boolean bothQuote(char a, char b) {
        return QUOTES.indexOf(a) >= 0 && QUOTES.indexOf(b) >= 0;
    }

    private void closers() {
        while (at < to && CLOSERS.indexOf(text.charAt(at)) >= 0 && closes(text.charAt(at))) {
            char c = text.charAt(at);
            do {
                at++;
            } while (at < to && (c == '*' || c == '_') && text.charAt(at) == c);
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
            case '*', '_' -> runs(c) % 2 == 1;
            default -> count(c) % 2 == 1;
        };
    }

    /** How many runs of a mark of emphasis there are, those inside words aside. */
    private int runs(char c) {
        int runs = 0;
        int i = from;
        while (i < at) {
            int start = i;
            while (i < at && text.charAt(i) == c) {
                i++;
            }
            boolean inWord =
                    start > from
                            && i < at
                            && Character.isLetterOrDigit(text.charAt(start - 1))
                            && Character.isLetterOrDigit(text.charAt(i));
            runs += i > start && !inWord ? 1 : 0;
            i = Math.max(i, start + 1);
        }
        return runs;
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
        boolean apart =
                next < to
                        && next > at
                        && "?!".indexOf(Chars.narrow(text.charAt(next))) >= 0
                        && (next + 1 >= to || !Character.isLetterOrDigit(text.charAt(next + 1)));
        if (apart) {
            at = next;
        }
        while (at < to && PUNCTUATION.indexOf(Chars.narrow(text.charAt(at))) >= 0 && !opens()) {
            at++;
        }
    }

    /**
     * Whether a mark behind a question's own begins the answer: {@code GPU?.to("cuda")}, {@code
     * install?!pip}.
     */
    private boolean opens() {
        return ".!".indexOf(text.charAt(at)) >= 0
                && at > from
                && "?!.".indexOf(Chars.narrow(text.charAt(at - 1))) >= 0
                && at + 1 < to
                && Character.isLetterOrDigit(text.charAt(at + 1));
    }

    /** Skips one sign that leads over to an answer on the same line. */
    private void separator() {
        int next = Chars.skipBlank(text, at, to);
        if (next >= to) {
            return;
        }
        char c = Chars.narrow(text.charAt(next));
        boolean wide = c != text.charAt(next);
        boolean spaced = wide || next + 1 >= to || Chars.isBlank(text.charAt(next + 1));
        if (c == '|' || (spaced && (Chars.isDash(c) || c == ':' || c == '='))) {
            at = next + 1;
        }
    }
}
