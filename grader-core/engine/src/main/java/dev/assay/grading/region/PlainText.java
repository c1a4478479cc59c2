package dev.assay.grading.region;

import dev.assay.grading.region.Backticks.CodeSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of an answer without fences in it: says of each of its lines what it is, then draws the
 * regions.
 */
final class PlainText {

    private final String text;
    private final List<Line> lines;
    private final Setting setting;
    private final Drafts drafts;

    PlainText(String text, List<Line> lines, Setting setting, Drafts drafts) {
        this.text = text;
        this.lines = lines;
        this.setting = setting;
        this.drafts = drafts;
    }

    void read() {
        List<CodeSpan> spans = setting.isFenced() ? List.of() : spans();
        List<LabelledLine> labelled = new Labels(text, lines, setting, spans).label();
        Neighbours.settle(labelled, setting);
        new Drawing(text, labelled, setting, drafts).draw();
    }

    /** Code in backticks may go on over a line's end, but not over a blank line. */
    private List<CodeSpan> spans() {
        List<CodeSpan> spans = new ArrayList<>();
        int from = -1;
        int to = -1;
        for (Line line : lines) {
            if (line.isBlank(text)) {
                if (from >= 0) {
                    spans.addAll(Backticks.find(text, new Span(from, to)));
                }
                from = -1;
            } else {
                from = from < 0 ? line.start() : from;
                to = line.end();
            }
        }
        if (from >= 0) {
            spans.addAll(Backticks.find(text, new Span(from, to)));
        }
        return spans;
    }
}
