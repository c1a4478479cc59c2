package dev.assay.checkers.code.python;

import dev.assay.checkers.code.Manner;
import dev.assay.spi.Evidence;
import dev.assay.spi.Region;

/**
 * A name that an answer's code uses: called, or named without a call.
 *
 * @param region where it stands
 * @param tree the region's tree
 * @param callee the node of the name, with all before it: {@code torch.empty(3).uniform_}
 * @param expression the node of the whole call, or {@code callee} when it isn't called
 * @param arguments the node of the arguments, or {@link SyntaxTree#ABSENT}
 * @param origin where the callee comes from
 * @param manner how it is used
 */
record Use(
        CodeRegion region,
        SyntaxTree tree,
        int callee,
        int expression,
        int arguments,
        Origin origin,
        Manner manner) {

    /** Whether it stands in a sentence. */
    boolean inSentence() {
        return region.region().form() == Region.Form.INLINE;
    }

    /** The last name. */
    String name() {
        return origin.name();
    }

    Evidence.Span span(int start, int end, String label) {
        return region.span(start, end, label);
    }
}
