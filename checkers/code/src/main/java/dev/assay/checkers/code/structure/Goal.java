package dev.assay.checkers.code.structure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is wanted, or that must not be there.
 *
 * @param label what it is called in evidence
 * @param part what less than it is called there: a pattern would tell what is asked for
 * @param path where it stands in the configuration
 * @param query what finds it
 * @param weight above 0
 * @param atLeast in how many places
 * @param lesser what is less than it and still earns something, the best first
 */
record Goal(
        String label,
        String part,
        String path,
        Query query,
        BigDecimal weight,
        int atLeast,
        List<Lesser> lesser) {

    /**
     * Less than what is wanted.
     *
     * @param share what it earns, 0 to 1
     * @param feedback what the learner is told; empty for what is said of parts
     * @param found how many of the steps it has, of how many; 0 when that says nothing
     */
    record Lesser(Query query, BigDecimal share, Optional<String> feedback, int found, int steps) {}

    Goal {
        lesser = List.copyOf(lesser);
    }
}
