package dev.assay.grading.region;

import dev.assay.grading.region.LabelledLine.Label;
import dev.assay.grading.region.Setting.Prior;
import java.util.List;

/** Settles by their neighbours the lines that could be either. */
final class Neighbours {

    /** A line of prose between two of code that is hardly prose: code with a slip in it. */
    private static final double SLIP = 2.5;

    /** A line that begins as code does may be odder than that above what is indented. */
    private static final double HEAD = 4;

    private Neighbours() {}

    static void settle(List<LabelledLine> lines, Setting setting) {
        for (int i = 0; i < lines.size(); i++) {
            LabelledLine line = lines.get(i);
            if (line.is(Label.NEUTRAL)) {
                boolean above = i > 0 && lines.get(i - 1).is(Label.CODE);
                boolean below = i + 1 < lines.size() && lines.get(i + 1).is(Label.CODE);
                boolean likely = setting.prior() == Prior.CODE || setting.isFenced();
                line.label = above || below || likely ? Label.CODE : Label.PROSE;
            } else if (isSlip(lines, i)) {
                line.label = Label.CODE;
            }
        }
        settleComments(lines);
    }

    private static boolean isSlip(List<LabelledLine> lines, int i) {
        LabelledLine line = lines.get(i);
        if (isHead(lines, i)) {
            return true;
        }
        return line.is(Label.PROSE)
                && line.shape.prose() <= SLIP
                && line.indent > 0
                && i > 0
                && i + 1 < lines.size()
                && lines.get(i - 1).is(Label.CODE)
                && lines.get(i + 1).is(Label.CODE);
    }

    /** {@code if x > 3 then} above code that is indented. */
    private static boolean isHead(List<LabelledLine> lines, int i) {
        LabelledLine line = lines.get(i);
        return line.is(Label.PROSE)
                && line.shape.blockWord()
                && line.shape.prose() <= HEAD
                && i + 1 < lines.size()
                && lines.get(i + 1).is(Label.CODE)
                && lines.get(i + 1).indent > line.indent;
    }

    /** Comments go with the code below them, or else above, over blank lines and other comments. */
    private static void settleComments(List<LabelledLine> lines) {
        int i = 0;
        while (i < lines.size()) {
            if (!lines.get(i).is(Label.COMMENT)) {
                i++;
                continue;
            }
            int end = i;
            while (end < lines.size()
                    && (lines.get(end).is(Label.COMMENT) || lines.get(end).is(Label.BLANK))) {
                end++;
            }
            boolean code =
                    (end < lines.size() && isCode(lines.get(end)))
                            || (i > 0 && codeAbove(lines, i));
            for (int j = i; j < end; j++) {
                if (lines.get(j).is(Label.COMMENT)) {
                    lines.get(j).label = code ? Label.CODE : Label.REMARK;
                }
            }
            i = end;
        }
    }

    private static boolean codeAbove(List<LabelledLine> lines, int i) {
        int above = i - 1;
        while (above >= 0 && lines.get(above).is(Label.BLANK)) {
            above--;
        }
        return above >= 0 && isCode(lines.get(above));
    }

    private static boolean isCode(LabelledLine line) {
        return line.is(Label.CODE);
    }
}
