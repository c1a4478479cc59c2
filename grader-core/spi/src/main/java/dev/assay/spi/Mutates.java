package dev.assay.spi;

import java.util.List;
import java.util.Optional;

/**
 * A checker type that can make wrong variants of a right answer, to find out whether a rubric tells
 * them apart. A {@link CheckerType} may implement it; the program asks for it and never for a
 * checker.
 *
 * @param <C> the checker's configuration
 */
public interface Mutates<C extends Record> {

    /**
     * Prepares to mutate, as {@link CheckerType#bind} prepares a check.
     *
     * @throws InvalidConfigException when the configuration can't work
     */
    Mutator mutator(C config, BindContext context) throws InvalidConfigException;

    /** Makes variants. */
    @FunctionalInterface
    interface Mutator {

        /**
         * The answer with one thing changed, in each of many ways: an operator, a constant, a call.
         *
         * @param answer a right one
         * @return always the same ones in the same order; empty when there is nothing to change
         * @throws Exception what went wrong on our side
         */
        List<Mutant> mutants(Answer answer, CheckContext context) throws Exception;
    }

    /**
     * A variant of a right answer.
     *
     * @param line where it differs, from 1
     * @param change what was changed into what
     * @param changed the line as it reads now, without white space around
     * @param harmless why the author says that it is as right as before; empty when it should be
     *     wrong
     */
    record Mutant(
            Answer answer, int line, String change, String changed, Optional<String> harmless) {}
}
