package dev.assay.checkers.code.java;

import com.github.javaparser.ast.expr.Expression;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What local names were given up to a place: the newest first, shared by all places after it.
 *
 * @param name a variable
 * @param value what it was given
 * @param before what was given before; null at the beginning
 */
record Constants(String name, Expression value, @Nullable Constants before) {

    private static final int LONGEST_LOOK = 1_000;

    /** What a name was given last. */
    static Optional<Expression> of(String name, @Nullable Constants newest) {
        Constants at = newest;
        for (int looked = 0; at != null && looked < LONGEST_LOOK; looked++) {
            if (at.name().equals(name)) {
                return Optional.of(at.value());
            }
            at = at.before();
        }
        return Optional.empty();
    }
}
