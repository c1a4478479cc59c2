package dev.assay.submissions.cli;

/** What was given can't be used: the message says where, what, and how to mend it. */
final class InputException extends Exception {

    private static final long serialVersionUID = 1L;

    InputException(String message) {
        super(message);
    }
}
