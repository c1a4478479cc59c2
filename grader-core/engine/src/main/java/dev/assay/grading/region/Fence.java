package dev.assay.grading.region;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The opening fence of a block of code.
 *
 * @param sign a backtick or a tilde; a quote where a language is named behind three
 * @param length how many of them, three at least
 * @param tag the first word behind them when it is one that a fence may have; else empty
 * @param rest what is typed behind them though it is code
 * @param html the tag that closes the block, where HTML opens it; then sign and length say nothing
 */
record Fence(char sign, int length, String tag, Optional<Line> rest, Optional<String> html) {

    private static final Pattern HTML =
            Pattern.compile(
                    "<(pre|code)(?: [^<>]{0,80})?>\\s{0,9}(?:<code(?:"
                            + " class=[\"']?(?:language-)?([\\w+#-]{1,20})[^<>]{0,80})?>)?");
    private static final String END_OF_CODE = "</code>";

    private static final int LONGEST_TAG = 20;
    private static final String SIGNS = "`~'\"";

    /** The fence that a line opens. */
    static Optional<Fence> open(String text, Line line) {
        int i = line.content(text);
        if (i < line.end() && text.charAt(i) == '<') {
            return html(text, new Line(i, line.end()));
        }
        if (i == line.end() || SIGNS.indexOf(text.charAt(i)) < 0) {
            return Optional.empty();
        }
        char sign = text.charAt(i);
        boolean quoted = sign == '\'' || sign == '"';
        int length = run(text, i, line.end());
        int after = i + length;
        if (length < 3 || text.indexOf(sign, after, line.end()) >= 0) {
            return Optional.empty();
        }
        int word = after;
        while (word < line.end() && Character.isWhitespace(text.charAt(word))) {
            word++;
        }
        int end = word;
        while (end < line.end() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        String tag = end - word <= LONGEST_TAG ? text.substring(word, end) : "";
        boolean known = Languages.tagged(tag).isPresent() || Languages.isPlain(tag);
        if (quoted && !(known && length == 3 && word == after && end == line.end())) {
            return Optional.empty(); // a string of Python's
        }
        Line rest = new Line(known ? end : after, line.end());
        boolean attributes =
                !rest.isBlank(text) && "{".indexOf(text.charAt(rest.content(text))) >= 0;
        return Optional.of(
                new Fence(
                        sign,
                        length,
                        known ? tag : "",
                        rest.isBlank(text) || attributes || isUnknownTag(text, rest)
                                ? Optional.empty()
                                : Optional.of(rest),
                        Optional.empty()));
    }

    /** A block between {@code <pre>} or {@code <code>} and its end on a later line. */
    private static Optional<Fence> html(String text, Line line) {
        Matcher tags = HTML.matcher(text).region(line.start(), line.end());
        if (!tags.lookingAt()) {
            return Optional.empty();
        }
        String closing = "</" + tags.group(1) + ">";
        if (text.indexOf(closing, tags.end(), line.end()) >= 0) {
            return Optional.empty(); // on one line: inside a sentence
        }
        String language = tags.group(2) == null ? "" : tags.group(2);
        Line rest = new Line(tags.end(), line.end());
        return Optional.of(
                new Fence(
                        '<',
                        0,
                        Languages.tagged(language).isPresent() ? language : "",
                        rest.isBlank(text) ? Optional.empty() : Optional.of(rest),
                        Optional.of(closing)));
    }

    /** A single word may be the name of a language that we don't know. */
    private static boolean isUnknownTag(String text, Line rest) {
        String written =
                text.substring(rest.start(), Math.min(rest.end(), rest.start() + 40)).trim();
        return written.matches("[\\p{L}\\d+#-]+");
    }

    /** Where the line closes the block: where its content ends; -1 when it does not close it. */
    int close(String text, Line line) {
        if (html.isPresent()) {
            int at = text.indexOf(html.get(), line.start(), line.end());
            int inner = at - END_OF_CODE.length();
            boolean both = inner >= line.start() && text.startsWith(END_OF_CODE, inner);
            return both ? inner : at;
        }
        int end = line.end();
        while (end > line.start() && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > line.start() && text.charAt(start - 1) == sign) {
            start--;
        }
        if (end - start >= length) {
            return start;
        }
        int content = line.content(text);
        boolean closesFirst =
                content < line.end()
                        && text.charAt(content) == sign
                        && run(text, content, line.end()) >= length;
        return closesFirst ? content : -1;
    }

    /** Where the signs end that close the block on a line. */
    int over(String text, Line line, int close) {
        if (close >= 0 && html.isPresent()) {
            return text.indexOf(html.get(), close) + html.get().length();
        }
        return close < 0 ? line.end() : close + run(text, close, line.end());
    }

    private static int run(String text, int from, int to) {
        int i = from;
        while (i < to && text.charAt(i) == text.charAt(from)) {
            i++;
        }
        return i - from;
    }
}
