package dev.assay.submissions.scaffold;

/** What was asked for can't be made; the message says why and how to mend it. */
public final class ScaffoldException extends Exception {

    private static final long serialVersionUID = 1L;

    ScaffoldException(String message) {
        super(message);
    }
}
