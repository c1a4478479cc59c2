package dev.assay.checkers.code;

import dev.assay.spi.Evidence;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A place in an answer that has something of what is wanted.
 *
 * @param share how much, 0 to 1
 * @param span where
 * @param why what is wrong with it, for the learner; empty when it is right
 */
public record Hit(BigDecimal share, Evidence.Span span, Optional<String> why) {

    boolean right() {
        return why.isEmpty();
    }

    static Hit full(Evidence.Span span) {
        return new Hit(BigDecimal.ONE, span, Optional.empty());
    }

    static Hit less(BigDecimal share, Evidence.Span span, String why) {
        return new Hit(share, span, Optional.of(why));
    }
}
