package dev.assay.sheet;

import java.util.regex.Pattern;

/** What a question is worth, as sheets note it: {@code (2 points)}. */
final class Points {

    private static final int LONGEST = 24;
    private static final Pattern WORTH =
            Pattern.compile(
                    "(?i)\\d{1,4}(?:[.,/]\\d{1,4})? ?(?:p|pts?|points?|marks?|punkte?)\\.?");

    private Points() {}

    /**
     * The place behind a note of points at the start of a stretch, or the start when there is none.
     */
    static int end(String text, int from, int to) {
        int open = Chars.skipBlank(text, from, to);
        if (open >= to || "([".indexOf(text.charAt(open)) < 0) {
            return unbracketed(text, from, to);
        }
        int close = open + 1;
        while (close < to && close - open < LONGEST && ")]".indexOf(text.charAt(close)) < 0) {
            close++;
        }
        boolean worth =
                close < to && WORTH.matcher(text.substring(open + 1, close).strip()).matches();
        return worth ? close + 1 : from;
    }

    /** The end of a stretch that is nothing but a note of points, perhaps behind a dash. */
    private static int unbracketed(String text, int from, int to) {
        int at = Chars.skipBlank(text, from, to);
        if (at < to && Chars.isDash(text.charAt(at))) {
            at = Chars.skipBlank(text, at + 1, to);
        }
        boolean worth =
                at > from
                        && to - at < LONGEST
                        && WORTH.matcher(text.substring(at, to).strip()).matches();
        return worth ? to : from;
    }
}
