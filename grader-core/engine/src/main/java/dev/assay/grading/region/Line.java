package dev.assay.grading.region;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a file.
 *
 * @param start where it begins
 * @param end where its line end, or the file's end, is
 */
record Line(int start, int end) {

    /** The lines of a text; one at least. */
    static List<Line> split(String text) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        int newline = text.indexOf('\n');
        while (newline >= 0) {
            lines.add(new Line(start, newline));
            start = newline + 1;
            newline = text.indexOf('\n', start);
        }
        lines.add(new Line(start, text.length()));
        return lines;
    }

    /** Where the first character is that is no white space; the end when there is none. */
    int content(String text) {
        int i = start;
        while (i < end && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    boolean isBlank(String text) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                return false;
            }
        }
        return true;
    }

    /** Where the line end behind the line ends; the line's own end when there is none. */
    int next(String text) {
        return end < text.length() && text.charAt(end) == '\n' ? end + 1 : end;
    }
}
