package dev.assay.sheet;

/** A file that can't be read as a sheet; the message says why and what to hand in instead. */
public final class UnreadableSheetException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** With a message for the person who handed it in. */
    public UnreadableSheetException(String message) {
        super(message);
    }
}
