package dev.assay.sheet;

import java.util.Locale;
import java.util.Optional;

/** Reads the number at the start of a line, in all the ways that people write it. */
final class LabelReader {

    private static final String BULLETS = "-*+\u2022\u25E6\u2023\u00B7\u2013";
    private static final String BRACKETS = "([<{";
    private static final String CLOSING = ")]>}";
    private static final String CLOSERS = ".):;]>-\u2013\u2014/\\|";

    /** What ends a number only where a blank and no other number follows. */
    private static final String APART = "~=,";

    private static final String ARROW = "\u2192";

    /** What ends a number that only the end of its line does. */
    private static final String ALONE = "\n";

    private static final int MAX_MARKS = 8;
    private static final int MAX_DIGITS = 4;

    private final String text;
    private final int to;
    private int at;

    private int heading;
    private boolean quoted;
    private boolean bullet;
    private String opener = "";
    private boolean bold;

    private LabelReader(String text, int from, int to) {
        this.text = text;
        this.at = from;
        this.to = to;
    }

    /** The number at the start of a stretch of text within one line, if there is one. */
    static Optional<Label> read(String text, int from, int to) {
        return new LabelReader(text, from, to)
                .label(from)
                .filter(label -> label.kind() != Label.Kind.LOOSE);
    }

    /** As {@link #read}, and a number with nothing but a blank behind it. */
    static Optional<Label> readLoosely(String text, int from, int to) {
        return new LabelReader(text, from, to).label(from);
    }

    /** Where the words of a line start that has marks before them, and perhaps {@code Q:}. */
    static int skipMarks(String text, int from, int to) {
        LabelReader reader = new LabelReader(text, from, to);
        reader.marks();
        int words = reader.at;
        String name = reader.name();
        if (LabelNames.QUESTION.contains(name)) {
            reader.at = Chars.skipBlank(text, reader.at, to);
            if (reader.at < to && ":.-)".indexOf(text.charAt(reader.at)) >= 0) {
                return Chars.skipBlank(text, reader.at + 1, to);
            }
        }
        return words;
    }

    private Optional<Label> label(int from) {
        int indent = Chars.indent(text, from, to);
        at = Chars.skipBlank(text, from, to);
        int start = at;
        marks();
        Label.Kind kind = Label.Kind.PLAIN;
        boolean answers = leadIn();
        int beforeName = at;
        String name = name();
        boolean apart = false;
        if (!name.isEmpty()) {
            kind = LabelNames.kindOf(name);
            if (kind == Label.Kind.BARE) {
                return Optional.empty();
            }
            int afterName = at;
            if (kind == Label.Kind.ANSWER) {
                skipAny(".");
                at = at > afterName ? at : Chars.skipBlank(text, at, to);
            } else {
                at = Chars.skipBlank(text, at, to);
                skipAny(".:#");
                at = Chars.skipBlank(text, at, to);
            }
            apart = at > afterName;
            int again = at;
            if (LabelNames.NUMBER.contains(name())) {
                skipAny(".:#");
                at = Chars.skipBlank(text, at, to);
            } else {
                at = again;
            }
        } else if (at != beforeName) {
            return Optional.empty();
        }
        String open = open();
        emphasis();
        int digits = at;
        int number = 0;
        while (at < to && at - digits <= MAX_DIGITS && isDigit(at)) {
            number = number * 10 + Chars.narrow(text.charAt(at)) - '0';
            at++;
        }
        if (at == digits || at - digits > MAX_DIGITS) {
            return Optional.empty();
        }
        if (number == 0) {
            return Optional.empty();
        }
        boolean is = answers && is();
        Optional<String> closed = close(!name.isEmpty(), open);
        if (closed.isEmpty() || !pairs(open, closed.get())) {
            return Optional.empty();
        }
        String close = closed.get();
        boolean delimited = is || !close.isBlank() || !open.isEmpty();
        int end = Chars.skipBlank(text, Points.end(text, at, to), to);
        boolean alone = end == to;
        if (name.isEmpty() && !delimited && !(bold && opener.isEmpty())) {
            boolean endsMarked = heading > 0 || bold;
            kind = endsMarked ? Label.Kind.PLAIN : Label.Kind.BARE;
            kind = alone ? kind : Label.Kind.LOOSE;
        }
        boolean short_ = name.length() == 1 && kind == Label.Kind.ANSWER;
        if (short_ && (apart || !delimited)) {
            return Optional.empty();
        }
        if (kind == Label.Kind.ANSWER || LabelNames.NUMBER.contains(name)) {
            if (!delimited && !alone) {
                return Optional.empty();
            }
        }
        if (LabelNames.NUMBER.contains(name)) {
            kind = Label.Kind.PLAIN;
        }
        kind = answers ? Label.Kind.ANSWER : kind;
        String ended = alone && !delimited ? ALONE : close;
        Label.Style style =
                new Label.Style(indent, heading, quoted, bullet, bold, name + open, ended);
        return Optional.of(
                new Label(
                        number,
                        kind,
                        style,
                        delimited || alone || (bold && opener.isEmpty()),
                        opener,
                        start,
                        end));
    }

    /** Skips "my answer to (the)" and the like, where a question's number may follow. */
    private boolean leadIn() {
        int start = at;
        String word = word();
        if (LabelNames.MINE.contains(word)) {
            word = word();
        }
        if (LabelNames.ANSWER.contains(word)
                && word.length() > 1
                && LabelNames.TO.contains(word())) {
            int next = at;
            if (!word().equals("the")) {
                at = next;
            }
            return true;
        }
        at = start;
        return false;
    }

    /** Skips the "is" of "the answer to question 4 is". */
    private boolean is() {
        int start = at;
        at = Chars.skipBlank(text, at, to);
        if (at > start && name().equals("is")) {
            return true;
        }
        at = start;
        return false;
    }

    /**
     * The word here, in lower case, with its point and the blanks behind it skipped; empty when
     * there is none.
     */
    private String word() {
        String word = name();
        skipAny(".");
        at = Chars.skipBlank(text, at, to);
        return word;
    }

    /** Headings, quotes, bullets, check boxes, table bars and emphasis, in any order. */
    private void marks() {
        for (int i = 0; i < MAX_MARKS; i++) {
            at = Chars.skipBlank(text, at, to);
            if (at >= to) {
                return;
            }
            char c = text.charAt(at);
            if (c == '#' && heading()) {
                continue;
            }
            if (c == '>' && !text.startsWith(">>>", at)) {
                quoted = true;
                at++;
            } else if (BULLETS.indexOf(c) >= 0 && isBlankAt(at + 1)) {
                bullet = true;
                at++;
            } else if (c == '|') {
                at++;
            } else if (isCheckBox()) {
                at += 3;
            } else if (!emphasis()) {
                return;
            }
        }
    }

    private boolean heading() {
        int end = at;
        while (end < to && text.charAt(end) == '#') {
            end++;
        }
        if (end - at <= 6 && isBlankAt(end)) {
            heading = end - at;
            at = end;
            return true;
        }
        return false;
    }

    private boolean isCheckBox() {
        return at + 3 < to
                && text.charAt(at) == '['
                && text.charAt(at + 2) == ']'
                && " xX".indexOf(text.charAt(at + 1)) >= 0
                && isBlankAt(at + 3);
    }

    private boolean emphasis() {
        int end = at;
        while (end < to && end - at < 3 && isEmphasis(text.charAt(end))) {
            end++;
        }
        if (end == at || isBlankAt(end)) {
            return false;
        }
        opener = opener + text.substring(at, end);
        bold = true;
        at = end;
        return true;
    }

    private static boolean isEmphasis(char c) {
        return c == '*' || c == '_';
    }

    private boolean isBlankAt(int place) {
        return place >= to || Chars.isBlank(text.charAt(place));
    }

    private String name() {
        int start = at;
        while (at < to && at - start < 10 && Character.isLetter(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at).toLowerCase(Locale.ROOT).replace('\u00E9', 'e');
        return name;
    }

    private boolean isDigit(int place) {
        char c = Chars.narrow(text.charAt(place));
        return c >= '0' && c <= '9';
    }

    private void skipAny(String marks) {
        while (at < to && marks.indexOf(Chars.narrow(text.charAt(at))) >= 0) {
            at++;
        }
    }

    private String open() {
        char c = at < to ? Chars.narrow(text.charAt(at)) : ' ';
        if (BRACKETS.indexOf(c) >= 0 || c == '#') {
            at++;
            return String.valueOf(c);
        }
        return "";
    }

    /**
     * What ends the number, with {@code at} moved behind it; empty when what follows the digits
     * shows that they are no label, as in {@code 3.14}, {@code 3-dimensional} and {@code 4x4}.
     */
    private Optional<String> close(boolean named, String open) {
        String closers = CLOSERS + closing(open);
        StringBuilder close = new StringBuilder();
        boolean spaceBefore = false;
        if (named && !isBlankAt(at)) {
            total();
        }
        int i = at;
        for (int marks = 0; i < to && marks < 6; marks++) {
            char c = Chars.narrow(text.charAt(i));
            if (closesEmphasis(i)) {
                i += opener.length();
                opener = "";
            } else if (close.isEmpty() && isApart(i)) {
                close.append(c);
                i++;
            } else if (closers.indexOf(c) >= 0 && !isCode(i)) {
                close.append(Chars.isDash(c) ? '-' : c);
                i++;
            } else if (isBlankAt(i) && !spaceBefore) {
                int next = Chars.skipBlank(text, i, to);
                if (close.isEmpty() && isArrow(next)) {
                    close.append(ARROW);
                    break;
                }
                boolean loose =
                        next < to
                                && "-\u2013\u2014:;)|.~=".indexOf(text.charAt(next)) >= 0
                                && isBlankAt(next + 1)
                                && close.isEmpty();
                if (!loose) {
                    break;
                }
                spaceBefore = true;
                i = next;
            } else {
                break;
            }
        }
        at = i;
        if (i >= to || isBlankAt(i)) {
            return Optional.of(close.toString());
        }
        char last = close.isEmpty() ? ' ' : close.charAt(close.length() - 1);
        char next = text.charAt(i);
        boolean tight = ".):]".indexOf(last) >= 0 && (!Character.isDigit(next) || last == ')');
        boolean afterBold = bold && opener.isEmpty() && last == ' ';
        return tight || afterBold ? Optional.of(close.toString()) : Optional.empty();
    }

    /** The bracket that closes what an opening one opens; nothing for anything else. */
    private static String closing(String open) {
        int bracket = open.isEmpty() ? -1 : BRACKETS.indexOf(open);
        return bracket < 0 ? "" : CLOSING.substring(bracket, bracket + 1);
    }

    /** Whether a bracket that was opened is closed: not so in {@code [1, 2]}, nor {@code [1.]}. */
    private static boolean pairs(String open, String close) {
        return open.equals("[") ? close.startsWith(closing(open)) : close.contains(closing(open));
    }

    /** A bracket, bar or arrow that belongs to what follows: {@code 4.)} yes, {@code 1->2} no. */
    private boolean isCode(int i) {
        char c = text.charAt(i);
        return (Chars.isDash(c) || c == '>') && i + 1 < to && text.charAt(i + 1) == '>';
    }

    /** Whether such a mark ends the number here: not in {@code 3, 3}. */
    private boolean isApart(int i) {
        int next = Chars.skipBlank(text, i + 1, to);
        return APART.indexOf(Chars.narrow(text.charAt(i))) >= 0
                && next > i + 1
                && next < to
                && !isDigit(next);
    }

    private boolean isArrow(int i) {
        return text.startsWith("->", i) || text.startsWith("=>", i) || text.startsWith(ARROW, i);
    }

    private boolean closesEmphasis(int i) {
        return !opener.isEmpty() && text.startsWith(opener, i);
    }

    /** Skips {@code /100} after a number that is called a question. */
    private void total() {
        if (text.charAt(at) != '/') {
            return;
        }
        int end = at + 1;
        while (end < to && Character.isDigit(text.charAt(end))) {
            end++;
        }
        if (end > at + 1) {
            at = end;
        }
    }
}
