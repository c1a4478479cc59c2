package dev.assay.spi;

import java.util.List;

/**
 * A checker type whose configuration says what must come out of an answer, and that can find it out
 * by running a right one: nobody needs to type it. A {@link CheckerType} may implement it; the
 * program asks for it and never for a checker.
 *
 * @param <C> the checker's configuration
 */
public interface UpdatesExpected<C extends Record> {

    /**
     * Prepares to update. The configuration may lack what is to be found out.
     *
     * @throws InvalidConfigException when it can't work for other reasons
     */
    Updater updater(C config, BindContext context) throws InvalidConfigException;

    /** Finds out what is expected. */
    @FunctionalInterface
    interface Updater {

        /**
         * What the configuration should say, where it says something else.
         *
         * @param reference a right answer
         * @throws Exception what went wrong on our side, or with the reference
         */
        List<Update> update(Answer reference, CheckContext context) throws Exception;
    }

    /**
     * A new value.
     *
     * @param path of the value in the configuration, such as {@code calls[0].value}
     * @param json the value, as JSON
     */
    record Update(String path, String json) {}
}
