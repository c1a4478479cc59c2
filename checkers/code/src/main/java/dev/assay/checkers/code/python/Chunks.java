package dev.assay.checkers.code.python;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts long code where a statement begins at the start of a line. Recovering from errors takes time
 * by the square of a text's length or worse; in pieces it stays linear, and what is broken in one
 * piece spoils no other.
 */
final class Chunks {

    /** Code up to this length stays whole. */
    static final int WHOLE = 16 << 10;

    /** A line that goes on with the statement before it, whatever the column. */
    private static final Pattern GOES_ON =
            Pattern.compile("(?:else|elif|except|finally|case)\\b|[)\\]}.,:#]|\\s");

    private Chunks() {}

    /** Where the pieces of a text begin; the first is 0. */
    static List<Integer> starts(String text) {
        List<Integer> starts = new ArrayList<>();
        starts.add(0);
        if (text.length() <= WHOLE) {
            return starts;
        }
        int last = 0;
        boolean decorated = false;
        boolean joined = false;
        char quote = 0;
        for (int line = 0; line < text.length(); ) {
            int end = text.indexOf('\n', line);
            end = end < 0 ? text.length() : end;
            boolean begins =
                    quote == 0
                            && !decorated
                            && !joined
                            && end > line
                            && !GOES_ON.matcher(text).region(line, end).lookingAt();
            if (begins && line - last > WHOLE / 2) {
                starts.add(line);
                last = line;
            }
            quote = quoteAfter(text, line, end, quote);
            if (end > line) {
                decorated = text.charAt(line) == '@';
                joined = text.charAt(end - 1) == '\\';
            }
            line = end + 1;
        }
        return starts;
    }

    /** The kind of triple quote that is open after a line; 0 for none. */
    private static char quoteAfter(String text, int start, int end, char before) {
        char open = before;
        for (int i = start; i + 2 < end; i++) {
            char c = text.charAt(i);
            if (open == 0 && c == '#') {
                return open;
            }
            boolean triple =
                    (c == '"' || c == '\'') && text.charAt(i + 1) == c && text.charAt(i + 2) == c;
            if (triple && (open == 0 || open == c)) {
                open = open == 0 ? c : 0;
                i += 2;
            }
        }
        return open;
    }
}
