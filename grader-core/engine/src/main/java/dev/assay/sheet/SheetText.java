package dev.assay.sheet;

import java.util.List;

/**
 * A sheet's clean text and its lines.
 *
 * @param text with LF line ends
 * @param lines all of them, in order
 */
record SheetText(String text, List<Line> lines) {

    SheetText {
        lines = List.copyOf(lines);
    }

    String textOf(Line line) {
        return text.substring(line.start(), line.end());
    }

    boolean isBlank(int index) {
        Line line = lines.get(index);
        return Chars.isBlank(text, line.start(), line.end());
    }

    /** Whether a line starts with a number as questions have it. */
    boolean startsLabel(int index) {
        Line line = lines.get(index);
        return LabelReader.read(text, line.start(), line.end()).isPresent();
    }

    /** The line, by index, in which a place of the text is. */
    int lineAt(int offset) {
        int low = 0;
        int high = lines.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (lines.get(middle).start() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
