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

    /**
     * The line, by index, at which a sheet's closing starts under its last question.
     *
     * @param from the first line that may be the closing's
     * @return the number of lines when there is no closing
     */
    static int start(SheetText sheet, int from) {
        int start = sheet.lines().size();
        int lines = 0;
        for (int i = start - 1; i >= from && lines < MOST_LINES; i--) {
            if (!sheet.lines().get(i).isText()) {
                break;
            }
            if (!sheet.isBlank(i)) {
                lines++;
                start = opens(sheet, i) ? i : start;
            }
        }
        return start;
    }

    private static boolean opens(SheetText sheet, int index) {
        Line line = sheet.lines().get(index);
        if (line.end() - line.start() > LONGEST_LINE) {
            return false;
        }
        String said = sheet.textOf(line).strip().replaceAll("^[*_]+|[*_]+$", "");
        said = said.replace('\u2019', '\'');
        boolean apart = index == 0 || sheet.isBlank(index - 1);
        return MAIL.matcher(said).matches()
                || (apart && (OPENS.matcher(said).matches() || LearnerLine.is(said)));
    }
}
