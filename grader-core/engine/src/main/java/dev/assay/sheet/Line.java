package dev.assay.sheet;

/**
 * A line of a sheet.
 *
 * @param number from 1
 * @param start where it starts in the sheet's text
 * @param end where it ends, before its line end
 * @param place what it stands in
 */
record Line(int number, int start, int end, Place place) {

    /** What a line stands in. */
    enum Place {
        /** Ordinary text. */
        TEXT,
        /** The line that opens or closes a fence. */
        FENCE_MARK,
        /** Between the lines of a fence. */
        CODE,
        /** In a code cell of a notebook. */
        CELL,
        /** The fence that a notebook's code cell is shown in, and nobody typed. */
        CELL_MARK
    }

    boolean isText() {
        return place == Place.TEXT;
    }
}
