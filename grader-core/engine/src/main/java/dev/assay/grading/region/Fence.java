package dev.assay.grading.region;

import java.util.Optional;

/**
 * The opening fence of a block of code.
 *
 * @param sign a backtick or a tilde
 * @param length how many of them, three at least
 * @param tag the first word behind them when it is one that a fence may have; else empty
 * @param rest what is typed behind them though it is code
 */
record Fence(char sign, int length, String tag, Optional<Line> rest) {

    private static final int LONGEST_TAG = 20;

    /** The fence that a line opens. */
    static Optional<Fence> open(String text, Line line) {
        int i = line.content(text);
        if (i == line.end() || (text.charAt(i) != '`' && text.charAt(i) != '~')) {
            return Optional.empty();
        }
        char sign = text.charAt(i);
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
                                : Optional.of(rest)));
    }

    /** A single word may be the name of a language that we don't know. */
    private static boolean isUnknownTag(String text, Line rest) {
        String written =
                text.substring(rest.start(), Math.min(rest.end(), rest.start() + 40)).trim();
        return written.matches("[\\p{L}\\d+#-]+");
    }

    /** Where the line closes the block: where its content ends; -1 when it does not close it. */
    int close(String text, Line line) {
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
