package dev.assay.checkers.execution.java;

/**
 * A worker was gone before anything of an answer could run in it: somebody killed it, or its box.
 */
final class LostWorkerException extends Exception {

    private static final long serialVersionUID = 1;

    LostWorkerException(String message) {
        super(message);
    }

    LostWorkerException(String message, Throwable cause) {
        super(message, cause);
    }
}
