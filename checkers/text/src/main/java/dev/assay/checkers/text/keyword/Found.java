package dev.assay.checkers.text.keyword;

import java.util.List;

/**
 * Where a member was found.
 *
 * @param member the author's words
 * @param ranges ranges of tokens, in the order of the answer, not overlapping
 * @param quality of its least sure word
 * @param open whether its statement may also be read as denied
 */
public record Found(String member, List<Range> ranges, Quality quality, boolean open) {

    /** A range of tokens. */
    public record Range(int start, int end) {}

    public Found {
        ranges = List.copyOf(ranges);
    }
}
