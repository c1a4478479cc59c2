package dev.assay.sheet;

import java.util.Locale;
import java.util.Set;

/** The marks that people put before an answer: {@code A:}, {@code Ans.}, {@code ->}. */
final class AnswerMark {

    private static final Set<String> NAMES =
            Set.of(
                    "a",
                    "ans",
                    "answer",
                    "my answer",
                    "your answer",
                    "the answer",
                    "solution",
                    "sol",
                    "response",
                    "reply",
                    "antwort",
                    "l\u00F6sung",
                    "r\u00E9ponse",
                    "respuesta");
    private static final int LONGEST = 40;

    private AnswerMark() {}

    /** Where an answer of one line starts that may have a mark first. */
    static int start(String text, int from, int to) {
        return end(text, new Excerpt.Span(from, to, false), 1);
    }

    /**
     * Where the answer starts in a line that may have a mark first.
     *
     * @param lines how many lines the answer has: a mark alone on its line needs no colon
     * @return the start of the stretch when there is no mark
     */
    static int end(String text, Excerpt.Span span, int lines) {
        int at = Chars.skipBlank(text, span.start(), span.end());
        int leader = leader(text, at, span.end());
        if (leader > at) {
            return Chars.skipBlank(text, leader, span.end());
        }
        int arrow = arrow(text, at, span.end());
        if (arrow > at) {
            return Chars.skipBlank(text, arrow, span.end());
        }
        return name(text, span, at, lines);
    }

    /** The place behind a line of dots or underscores that leads over to an answer. */
    private static int leader(String text, int at, int end) {
        char mark = at < end ? text.charAt(at) : ' ';
        int to = at;
        while (to < end && text.charAt(to) == mark) {
            to++;
        }
        boolean long_ = (mark == '.' && to - at > 3) || (mark == '_' && to - at > 2);
        return long_ && !Chars.isBlank(text, to, end) ? to : at;
    }

    private static int arrow(String text, int at, int end) {
        for (String arrow : new String[] {"-->", "==>", "->", "=>", "\u2192", "\u21D2", "\u27A1"}) {
            if (Chars.startsWith(text, at, end, arrow)) {
                return at + arrow.length();
            }
        }
        return at;
    }

    private static int name(String text, Excerpt.Span span, int from, int lines) {
        int to = Math.min(span.end(), from + LONGEST);
        int bullet = bullet(text, from, to);
        int at = skip(text, bullet, to, "*_#>[( ");
        boolean opened = at > bullet;
        int start = at;
        while (at < to && (Character.isLetter(text.charAt(at)) || isInnerBlank(text, at, to))) {
            at++;
        }
        if (!NAMES.contains(text.substring(start, at).toLowerCase(Locale.ROOT))) {
            return span.start();
        }
        boolean letter = at == start + 1;
        if (letter && bullet > from) {
            return span.start();
        }
        at = number(text, at, to);
        boolean numbered = at > start && Character.isDigit(text.charAt(at - 1));
        at = opened ? skip(text, at, to, "*_") : at;
        int sign = Chars.skipBlank(text, at, to);
        if (isSign(text, sign, to)
                && !(letter
                        && !numbered
                        && Chars.narrow(text.charAt(sign)) != ':'
                        && !Chars.isDash(text.charAt(sign)))) {
            at = dash(text, sign, to);
            at = skip(text, at, to, opened ? "*_)]" : "");
            return Chars.skipBlank(text, at, span.end());
        }
        boolean arrow = arrow(text, sign, span.end()) > sign;
        boolean alone = Chars.isBlank(text, at, span.end()) && lines > 1 && !letter;
        return arrow || alone ? Chars.skipBlank(text, at, span.end()) : span.start();
    }

    /** The place behind a bullet and its blanks, or {@code from}. */
    private static int bullet(String text, int from, int to) {
        boolean there =
                from + 1 < to
                        && "-*+\u2022".indexOf(text.charAt(from)) >= 0
                        && Chars.isBlank(text.charAt(from + 1));
        return there ? Chars.skipBlank(text, from + 1, to) : from;
    }

    /**
     * The place behind a sign and a dash that touches it, as in {@code Ans:-}, which is no minus.
     */
    private static int dash(String text, int sign, int to) {
        int next = sign + 1;
        boolean dash =
                next + 1 < to
                        && Chars.isDash(text.charAt(next))
                        && (Chars.isBlank(text.charAt(next + 1))
                                || Character.isLetter(text.charAt(next + 1)));
        return dash ? next + 1 : next;
    }

    private static int skip(String text, int from, int to, String marks) {
        int at = from;
        while (at < to && marks.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** The place behind a number that follows the name, as in {@code A4}. */
    private static int number(String text, int from, int to) {
        int start = Chars.skipBlank(text, from, to);
        int at = start;
        while (at < to && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at > start ? at : from;
    }

    /** Whether a sign that leads over to the answer stands here; a dash with a blank behind it. */
    private static boolean isSign(String text, int at, int to) {
        if (at >= to) {
            return false;
        }
        char c = Chars.narrow(text.charAt(at));
        boolean blankNext = at + 1 >= text.length() || Chars.isBlank(text.charAt(at + 1));
        return c == ':'
                || c == '.'
                || c == ')'
                || c == ']'
                || ((Chars.isDash(c) || c == '=') && blankNext);
    }

    private static boolean isInnerBlank(String text, int at, int to) {
        return text.charAt(at) == ' ' && at + 1 < to && Character.isLetter(text.charAt(at + 1));
    }
}
