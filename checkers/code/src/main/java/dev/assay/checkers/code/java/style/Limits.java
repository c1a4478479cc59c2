package dev.assay.checkers.code.java.style;

import java.math.BigDecimal;
import java.util.Set;

/**
 * What rules compare with.
 *
 * @param methodLines the most lines of a method
 * @param lineLength the most characters of a line
 * @param parameters the most parameters of a method
 * @param nesting the most statements inside each other
 * @param numbers that are not magic
 */
public record Limits(
        int methodLines, int lineLength, int parameters, int nesting, Set<BigDecimal> numbers) {

    public Limits {
        numbers = Set.copyOf(numbers);
    }
}
