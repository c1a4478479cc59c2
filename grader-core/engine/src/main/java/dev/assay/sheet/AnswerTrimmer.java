package dev.assay.sheet;

import dev.assay.sheet.Excerpt.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Cuts an answer down to what the learner gave: no marks before it, no quoting, no common
 * indentation, no rules or headings at its ends. Inner lines stay as they were typed.
 */
final class AnswerTrimmer {

    /** What code is indented by, as a rule. */
    private static final int INDENT = 4;

    private final Furniture furniture;

    private final Optional<LetterMark> letters;
    private final Optional<BulletMark> bullets;

    /**
     * For the answers of a sheet.
     *
     * @param letters the letter that they have before them as a rule
     * @param bullets the bullet that they have before them as a rule
     */
    AnswerTrimmer(Furniture furniture, Optional<LetterMark> letters, Optional<BulletMark> bullets) {
        this.furniture = furniture;
        this.letters = letters;
        this.bullets = bullets;
    }

    /**
     * The answer in what stands between a question and the next.
     *
     * @param excerpt all of it; the first line is what follows the question on its own line
     * @param hang how many columns the number before the first line takes
     * @param opener emphasis that the question's line opened before the answer; often empty
     * @return empty when there is no answer
     */
    Excerpt trim(Excerpt excerpt, int hang, String opener) {
        boolean inline = !excerpt.isEmpty() && !excerpt.isBlank(0);
        Excerpt answer = ends(excerpt);
        if (answer.isEmpty()) {
            return answer;
        }
        if (inline && !opener.isEmpty() && answer.line(0).endsWith(opener)) {
            Span first = answer.spans().getFirst();
            answer = ends(answer.with(0, first.to(first.end() - opener.length())));
        }
        for (int i = 0; i < 3 && !answer.isEmpty(); i++) {
            int end = markEnd(answer);
            if (end == answer.spans().getFirst().start()) {
                break;
            }
            inline = true;
            answer = ends(answer.with(0, answer.spans().getFirst().from(end)));
        }
        if (answer.isEmpty()) {
            return answer;
        }
        answer = unquote(answer);
        boolean stillInline = inline && answer.spans().getFirst().start() > lineStart(answer);
        answer = ends(stillInline ? unhang(answer, hang) : unindent(answer, 0));
        return Placeholders.isPlaceholder(answer.written()) ? answer.lines(0, 0) : answer;
    }

    private int markEnd(Excerpt answer) {
        Span first = answer.spans().getFirst();
        int bullet = bullets.map(mark -> mark.end(answer)).orElse(-1);
        if (bullet >= 0) {
            return bullet;
        }
        int letter = letters.map(mark -> mark.end(answer.text(), first)).orElse(-1);
        return letter >= 0 ? letter : AnswerMark.end(answer.text(), first, answer.spans().size());
    }

    private static int lineStart(Excerpt answer) {
        return answer.text().lastIndexOf('\n', answer.spans().getFirst().start() - 1) + 1;
    }

    /** Without blank lines, rules and headings of the sheet at both ends. */
    private Excerpt ends(Excerpt excerpt) {
        int from = 0;
        int to = excerpt.spans().size();
        while (from < to && (excerpt.isBlank(from) || isDivider(excerpt, from))) {
            from++;
        }
        while (to > from
                && (excerpt.isBlank(to - 1)
                        || isDivider(excerpt, to - 1)
                        || isTrailingHeading(excerpt, from, to))) {
            to--;
        }
        return excerpt.lines(from, to).trim();
    }

    private boolean isDivider(Excerpt excerpt, int index) {
        Span span = excerpt.spans().get(index);
        return !span.code()
                && (Rules.isRule(excerpt.text(), span.start(), span.end())
                        || isLineBreak(excerpt.line(index).strip())
                        || furniture.is(excerpt.text(), span.start(), span.end()));
    }

    /** What editors write for an empty line. */
    private static boolean isLineBreak(String line) {
        return switch (line.toLowerCase(Locale.ROOT)) {
            case "<br>", "<br/>", "<br />", "&nbsp;", "\\" -> true;
            default -> false;
        };
    }

    /** A Markdown heading that stands apart, at the end: the next section's. */
    private boolean isTrailingHeading(Excerpt excerpt, int from, int to) {
        Span span = excerpt.spans().get(to - 1);
        return !span.code()
                && (to - 1 == from || excerpt.isBlank(to - 2) || isDivider(excerpt, to - 2))
                && furniture.isHeading(excerpt.text(), span.start(), span.end());
    }

    /** Removes {@code >} where lines are quoted, from the first on; but not a Python prompt. */
    private static Excerpt unquote(Excerpt answer) {
        List<Span> spans = new ArrayList<>(answer.spans());
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            int from = unquoted(answer.text(), span);
            if (from == span.start()) {
                break;
            }
            spans.set(i, span.from(from));
        }
        return new Excerpt(answer.text(), spans);
    }

    /** The place behind one or two {@code >} and a blank; behind one before a word, too. */
    private static int unquoted(String text, Span span) {
        int mark = Chars.skipBlank(text, span.start(), span.end());
        int at = mark;
        while (at < span.end() && at - mark < 3 && text.charAt(at) == '>') {
            at++;
        }
        int marks = at - mark;
        if (marks == 0 || marks > 2) {
            return span.start();
        }
        if (at == span.end()) {
            return at;
        }
        char next = text.charAt(at);
        boolean word = marks == 1 && (Character.isLetter(next) || next == '`');
        return next == ' ' ? at + 1 : word ? at : span.start();
    }

    /** Removes the blanks that all lines from an index on start with. */
    private static Excerpt unindent(Excerpt answer, int first) {
        return cut(answer, first, commonBlanks(answer, first));
    }

    /**
     * Removes what the lines after the first are indented by because the first follows a number or
     * a question; but not the indentation of code that the first line opens.
     */
    private static Excerpt unhang(Excerpt answer, int hang) {
        String common = commonBlanks(answer, 1);
        if (answer.spans().size() < 2 || common.isEmpty() || isListOnly(answer)) {
            return answer;
        }
        String first = answer.line(0).stripTrailing();
        boolean opens =
                first.endsWith(":")
                        || first.endsWith("\\")
                        || Chars.leavesOpen(first, 0, first.length());
        if (!opens || answer.spans().get(0).code()) {
            return cut(answer, 1, common);
        }
        int left = common.length() - hang;
        boolean hung = common.length() != INDENT && (left == INDENT || left == INDENT / 2);
        return hung ? cut(answer, 1, common.substring(0, hang)) : answer;
    }

    /**
     * Whether the lines after the first are items of a list, which are indented for their own sake.
     */
    private static boolean isListOnly(Excerpt answer) {
        for (int i = 1; i < answer.spans().size(); i++) {
            Span span = answer.spans().get(i);
            int at = Chars.skipBlank(answer.text(), span.start(), span.end());
            boolean bullet =
                    at + 1 < span.end()
                            && "-*+\u2022".indexOf(answer.text().charAt(at)) >= 0
                            && answer.text().charAt(at + 1) == ' ';
            if (at < span.end()
                    && !bullet
                    && LabelReader.read(answer.text(), at, span.end()).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static Excerpt cut(Excerpt answer, int first, String blanks) {
        if (blanks.isEmpty()) {
            return answer;
        }
        List<Span> spans = new ArrayList<>(answer.spans());
        for (int i = first; i < spans.size(); i++) {
            Span span = spans.get(i);
            int shared = 0;
            while (shared < blanks.length()
                    && span.start() + shared < span.end()
                    && answer.text().charAt(span.start() + shared) == blanks.charAt(shared)) {
                shared++;
            }
            spans.set(i, span.from(span.start() + shared));
        }
        return new Excerpt(answer.text(), spans);
    }

    private static String commonBlanks(Excerpt answer, int first) {
        String common = null;
        for (int i = first; i < answer.spans().size(); i++) {
            if (answer.isBlank(i)) {
                continue;
            }
            Span span = answer.spans().get(i);
            int end = Chars.skipBlank(answer.text(), span.start(), span.end());
            String blanks = answer.text().substring(span.start(), end);
            common = common == null ? blanks : shared(common, blanks);
        }
        return common == null ? "" : common;
    }

    private static String shared(String a, String b) {
        int length = 0;
        while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return a.substring(0, length);
    }
}
