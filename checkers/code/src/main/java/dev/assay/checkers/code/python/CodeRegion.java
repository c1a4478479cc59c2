package dev.assay.checkers.code.python;

import dev.assay.spi.Evidence;
import dev.assay.spi.Region;
import java.util.List;

/**
 * A region of Python and how its parsed text leads back to it.
 *
 * @param shift what to add to an offset in the parsed text for one in the region's: where a chunk
 *     begins, less what was put before it to make it parse
 * @param inserted where in the parsed text single characters stand that the region's does not have,
 *     in order
 */
record CodeRegion(Region region, int shift, List<Integer> inserted) {

    CodeRegion {
        inserted = List.copyOf(inserted);
    }

    /** A place in the answer, of one in the parsed text. */
    Evidence.Span span(int start, int end, String label) {
        int from = Math.max(0, inRegion(start));
        int to = Math.max(from, inRegion(end));
        if (to == from) {
            int at = region.original(from);
            return new Evidence.Span(region.file(), at, at, label);
        }
        return new Evidence.Span(
                region.file(), region.original(from), region.originalEnd(to), label);
    }

    private int inRegion(int offset) {
        int before = 0;
        while (before < inserted.size() && inserted.get(before) < offset) {
            before++;
        }
        return offset - before + shift;
    }
}
