package dev.assay.checkers.text.number;

import java.math.BigDecimal;
import java.util.List;

/**
 * A number in a text.
 *
 * @param start UTF-16 offset, inclusive
 * @param end exclusive; what follows may be a unit
 * @param readings what it may stand for, the likeliest first: {@code 1,234} is 1234, or 1.234 where
 *     commas are decimal
 */
public record WrittenNumber(int start, int end, List<BigDecimal> readings) {

    public WrittenNumber {
        readings = List.copyOf(readings);
    }
}
