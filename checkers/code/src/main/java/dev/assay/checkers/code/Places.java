package dev.assay.checkers.code;

import dev.assay.spi.Answer;
import dev.assay.spi.Evidence;

/** Says where a place in an answer is, as editors count. */
public final class Places {

    /** A longer piece of an answer is cut off in a sentence. */
    private static final int LONGEST_QUOTE = 60;

    private Places() {}

    /** A piece of an answer, short and on one line, to be quoted in a sentence. */
    public static String line(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
    }

    /** Says in how many places something is that is asked for in more. */
    public static String tooFew(int found, int wanted) {
        return " is found in " + found + " of the " + wanted + " places that are asked for.";
    }

    /** What stands at a place, in backticks. */
    static String quote(Answer answer, Evidence.Span place) {
        String text = answer.file(place.file()).text();
        return "`" + line(text.substring(place.start(), place.end())) + "`";
    }

    /** Line and column from 1, with the file where there are several. */
    public static String of(Answer answer, Evidence.Span place) {
        String text = answer.file(place.file()).text();
        int line = 1;
        int start = 0;
        for (int at = text.indexOf('\n');
                at >= 0 && at < place.start();
                at = text.indexOf('\n', at + 1)) {
            line++;
            start = at + 1;
        }
        int column = text.codePointCount(start, Math.min(text.length(), place.start())) + 1;
        String file = answer.files().size() > 1 ? place.file() + ", line " : "Line ";
        return file + line + ", column " + column;
    }
}
