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
        String most = Double.isInfinite(range.max()) ? "" : "up to " + plain(range.max());
        return (least + " " + most).strip();
    }

    static BigDecimal plain(double bound) {
        return new BigDecimal(BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString());
    }
}
