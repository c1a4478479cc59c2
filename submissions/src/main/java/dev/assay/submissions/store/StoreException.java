package dev.assay.submissions.store;

/** The store can't be opened; the message says why and what to do. */
public final class StoreException extends Exception {

    private static final long serialVersionUID = 1L;

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
