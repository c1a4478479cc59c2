package dev.assay.checkers.code.python;

import dev.assay.spi.Evidence;
import dev.assay.spi.Region;

/**
 * A region of Python and how its parsed text leads back to it.
 *
 * @param shift what to add to an offset in the parsed text for one in the region's: where a chunk
 *     begins, less what was put before it to make it parse
 */
record CodeRegion(Region region, int shift) {

    /** A place in the answer, of one in the parsed text. */
    Evidence.Span span(int start, int end, String label) {
        int from = Math.max(0, start + shift);
        int to = Math.max(from, end + shift);
        if (to == from) {
            int at = region.original(from);
            return new Evidence.Span(region.file(), at, at, label);
        }
        return new Evidence.Span(
                region.file(), region.original(from), region.originalEnd(to), label);
    }
}
