package dev.assay.config;

import java.math.BigDecimal;

/** Ranges in words. */
final class Ranges {

    private Ranges() {}

    static String words(Range range) {
        String least =
                Double.isInfinite(range.min())
                        ? ""
                        : (range.aboveMin() ? "above " : "from ") + plain(range.min());
        if (Double.isInfinite(range.max())) {
            return least;
        }
        return (least.isEmpty() ? "up to " : least + " to ") + plain(range.max());
    }

    static BigDecimal plain(double bound) {
        return new BigDecimal(BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString());
    }
}
