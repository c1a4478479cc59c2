package dev.assay.sheet;

import java.util.regex.Pattern;

/** What learners put under their last answer to close a sheet: thanks, greetings, who signed. */
final class Closing {

    private static final int LONGEST_LINE = 200;

    /** A closing has so many lines that aren't blank, at most. */
    private static final int MOST_LINES = 6;

    private static final String END = "[ ,.!:)]*";

    /** What mail programs put under a text, often without a blank line before it. */
    private static final Pattern MAIL =
            Pattern.compile("(?i)sent from my \\w.{0,40}|get outlook for .{1,40}");

    private static final Pattern OPENS =
            Pattern.compile(
                    "(?i)(?:many )?thanks\\b.*|thank (?:you|u)\\b.*"
                            + "|(?:(?:best|kind|warm|with) ?){0,2}(?:regards|wishes|greetings)"
                            + END
                            + "|(?:best|cheers|sincerely|respectfully|yours(?: \\w+)?)"
                            + END
                            + "|(?:the )?end(?: of (?:the |my )?\\w+)?"
                            + END
                            + "|--"
                            + "|that'?s (?:all|it)\\b.*"
                            + "|I (?:hereby )?(?:declare|certify|confirm|pledge|affirm)\\b.*"
                            + "|(?:signature|signed|date|submitted (?:by|on)|word count)\\s*:.*"
                            + "|p\\.? ?s\\.?\\s*[:.].*");

    private Closing() {}

    /** Whether a sheet's closing starts at a line under its last question. */
    static boolean is(SheetText sheet, int index) {
        Line line = sheet.lines().get(index);
        if (!line.isText() || line.end() - line.start() > LONGEST_LINE) {
            return false;
        }
        String said =
                sheet.textOf(line).strip().replaceAll("^[*_]+|[*_]+$", "").replace('\u2019', '\'');
        if (MAIL.matcher(said).matches()) {
            return true;
        }
        boolean opens =
                sheet.isBlank(index - 1) && (OPENS.matcher(said).matches() || LearnerLine.is(said));
        return opens && isShort(sheet, index);
    }

    private static boolean isShort(SheetText sheet, int from) {
        int lines = 0;
        for (int i = from; i < sheet.lines().size() && lines <= MOST_LINES; i++) {
            if (!sheet.lines().get(i).isText()) {
                return false;
            }
            lines += sheet.isBlank(i) ? 0 : 1;
        }
        return lines <= MOST_LINES;
    }
}
