package dev.assay.checkers.code;

import java.math.BigDecimal;
import java.util.List;

/**
 * One thing that a rubric wants of code: a call of any of some patterns.
 *
 * @param label what to call it in evidence
 * @param any the patterns; at least one
 * @param weight above 0
 * @param atLeast how many places must have it; from 1
 */
public record Wanted(String label, List<CallPattern> any, BigDecimal weight, int atLeast) {

    public Wanted {
        any = List.copyOf(any);
    }
}
