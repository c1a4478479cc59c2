package dev.assay.spi;

import java.util.List;

/**
 * A checker type that learns from graded answers, and can say which ones it would learn most from.
 * A {@link CheckerType} may implement it; the program asks for it and never for a checker.
 *
 * @param <C> the checker's configuration
 */
public interface Suggests<C extends Record> {

    /**
     * Prepares to suggest, as {@link CheckerType#bind} prepares a check.
     *
     * @throws InvalidConfigException when the configuration can't work
     */
    Suggester suggester(C config, BindContext context) throws InvalidConfigException;

    /** Suggests answers to grade. */
    @FunctionalInterface
    interface Suggester {

        /**
         * Names the answers whose grading would teach most.
         *
         * @param answers to the question, not graded yet
         * @param count how many to name, at most; from 1
         * @return the one that teaches most first, none twice
         * @throws Exception what went wrong on our side
         */
        List<Suggestion> suggest(List<Answer> answers, int count) throws Exception;
    }

    /**
     * An answer that a human should grade.
     *
     * @param answer its index among the answers
     * @param rightness how likely it is held to be right, 0 to 1; near one half teaches most
     * @param speaksFor how many of the answers it speaks for, itself included: those that it is
     *     like and that nothing graded or named before it is more like
     */
    record Suggestion(int answer, double rightness, int speaksFor) {}
}
