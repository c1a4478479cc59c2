package dev.assay.spi;

/**
 * Something that several checkers share and that is dear to open: a sandbox, a model, a native
 * library. Safe for use by many threads at once.
 */
public interface Service extends AutoCloseable {

    @Override
    void close();
}
