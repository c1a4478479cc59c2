package dev.assay.spi;

/** A checker bound to one configuration: immutable, and called from many threads at once. */
@FunctionalInterface
public interface Check {

    /**
     * Looks at one answer.
     *
     * @return what was found; never {@code null}
     * @throws Exception what went wrong on our side: it becomes {@link Outcome.Failed}, never a
     *     zero. An answer that can't be graded is {@link Outcome.Ungradable}, not an exception.
     */
    Outcome check(Answer answer, CheckContext context) throws Exception;
}
