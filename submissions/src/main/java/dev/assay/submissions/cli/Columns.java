package dev.assay.submissions.cli;

import java.util.ArrayList;
import java.util.List;

/** Text measured in the columns that it takes on a terminal. */
final class Columns {

    private static final int VARIATION_EMOJI = 0xFE0F;

    /** Ranges that terminals show two columns wide, besides emoji: East Asian scripts. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0x33FF}, {0x3400, 0x4DBF}, {0x4E00, 0xA4CF},
        {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6},
        {0x20000, 0x3FFFD}
    };

    private Columns() {}

    /** How many columns the text takes. */
    static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    private static int of(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || character == VARIATION_EMOJI) {
            return 0;
        }
        if (Character.isEmojiPresentation(character)) {
            return 2;
        }
        for (int[] range : WIDE) {
            if (range[0] <= character && character <= range[1]) {
                return 2;
            }
        }
        return 1;
    }

    /** The text, cut with an ellipsis where it is wider, and filled with spaces up to the width. */
    static String fit(String text, int width) {
        String cut = cut(text, width);
        return cut + " ".repeat(Math.max(0, width - of(cut)));
    }

    /** The text, cut with an ellipsis where it is wider. */
    static String cut(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        StringBuilder cut = new StringBuilder();
        int left = width - 1;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            left -= of(character);
            if (left < 0) {
                break;
            }
            cut.appendCodePoint(character);
            at += Character.charCount(character);
        }
        return cut.append('…').toString();
    }

    /** The text's words on lines of at most that width; a longer word is cut. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && of(line.toString()) + 1 + of(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(cut(word, width));
        }
        lines.add(line.toString());
        return lines;
    }
}
