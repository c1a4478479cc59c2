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

    /**
     * Where the answer starts in a line that may have a mark first.
     *
     * @param lines how many lines the answer has: a mark alone on its line needs no colon
     * @return the start of the stretch when there is no mark
     */
    static int end(String text, Excerpt.Span span, int lines) {
        int at = Chars.skipBlank(text, span.start(), span.end());
        int arrow = arrow(text, at, span.end());
        if (arrow > at) {
            return Chars.skipBlank(text, arrow, span.end());
        }
        return name(text, span, at, lines);
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
        int at = from;
        while (at < to && "*_#>[( ".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String opened = text.substring(from, at).replaceAll("[^*_]", "");
        int start = at;
        while (at < to && (Character.isLetter(text.charAt(at)) || isInnerBlank(text, at, to))) {
            at++;
        }
        String name = text.substring(start, at).toLowerCase(Locale.ROOT);
        if (!NAMES.contains(name)) {
            return span.start();
        }
        int number = Chars.skipBlank(text, at, to);
        while (number < to && Character.isDigit(text.charAt(number))) {
            number++;
        }
        if (number > Chars.skipBlank(text, at, to)) {
            at = number;
        }
        int marks = at;
        boolean signed = false;
        while (marks < to && "*_.:)-]\u2013\u2014 =".indexOf(text.charAt(marks)) >= 0) {
            char c = text.charAt(marks);
            boolean arrow = (c == '-' || c == '=') && text.startsWith(">", marks + 1);
            boolean emphasis = c == '*' || c == '_';
            if (arrow || (signed && c == '-') || (emphasis && opened.isEmpty())) {
                break;
            }
            if (Chars.isDash(c) && marks + 1 < to && !Chars.isBlank(text.charAt(marks + 1))) {
                break;
            }
            boolean strong = c == ':' || Chars.isDash(c);
            boolean weak = c == '.' || c == ')' || c == ']';
            if (weak && (name.length() == 1 && number == at && at == start + 1)) {
                return span.start();
            }
            signed |= strong || weak;
            if (c == '*' || c == '_') {
                opened = opened.substring(Math.min(1, opened.length()));
            }
            marks++;
        }
        boolean arrowNext = arrow(text, Chars.skipBlank(text, marks, to), span.end()) > marks;
        boolean alone = Chars.isBlank(text, marks, span.end());
        boolean marked = signed || arrowNext || (alone && lines > 1 && name.length() > 1);
        return marked ? Chars.skipBlank(text, marks, span.end()) : span.start();
    }

    private static boolean isInnerBlank(String text, int at, int to) {
        return text.charAt(at) == ' ' && at + 1 < to && Character.isLetter(text.charAt(at + 1));
    }
}
