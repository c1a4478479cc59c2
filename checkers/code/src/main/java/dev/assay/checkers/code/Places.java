package dev.assay.checkers.code;

import dev.assay.spi.Answer;
import dev.assay.spi.Evidence;

/** Says where a place in an answer is, as editors count. */
public final class Places {

    private Places() {}

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
