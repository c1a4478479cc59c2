package dev.assay.submissions.intake;

/** What was handed in can't be taken; the message says what is wrong with it and how to mend it. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why something was refused. */
    public enum Reason {
        /** Not what it should be. */
        INVALID,
        /** More than is taken at once. */
        TOO_LARGE
    }

    /** Something is not what it should be. */
    public RefusedException(String message) {
        this(Reason.INVALID, message);
    }

    /** More comes than is taken at once. */
    public static RefusedException tooLarge(String message) {
        return new RefusedException(Reason.TOO_LARGE, message);
    }

    RefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** The same, saying where. */
    RefusedException at(String where) {
        return new RefusedException(reason, where + getMessage());
    }

    /** Why it was refused. */
    public Reason reason() {
        return reason;
    }
}
