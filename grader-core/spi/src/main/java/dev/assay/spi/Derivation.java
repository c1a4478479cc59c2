package dev.assay.spi;

/**
 * How to make something out of an answer that several checks share.
 *
 * @param <T> what is made: immutable, or safe to read from many threads at once
 */
public interface Derivation<T> {

    /** What is made, and with which settings; equal keys of one class stand for equal results. */
    String key();

    /** Makes it. Called at most once per answer and key. */
    T derive(Answer answer, CheckContext context) throws Exception;

    /** Lets go of it once the answer is graded. */
    default void close(T value) throws Exception {}
}
