package dev.assay.checkers.process;

/** Leads between UTF-16 offsets, which Java counts, and code points, which programs count. */
final class Offsets {

    private final String text;
    private final boolean same;

    Offsets(String text) {
        this.text = text;
        this.same = text.codePointCount(0, text.length()) == text.length();
    }

    int toPoints(int offset) {
        return same ? offset : text.codePointCount(0, offset);
    }

    /**
     * The UTF-16 offset.
     *
     * @throws IndexOutOfBoundsException beyond the text
     */
    int toUnits(int points) {
        if (points < 0 || (same && points > text.length())) {
            throw new IndexOutOfBoundsException(points);
        }
        return same ? points : text.offsetByCodePoints(0, points);
    }
}
