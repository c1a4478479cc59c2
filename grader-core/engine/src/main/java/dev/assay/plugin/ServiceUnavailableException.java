package dev.assay.plugin;

/** A service that a check needs can't be opened here: the check is {@code failed}, never zero. */
public final class ServiceUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With the reason, for graders and operators. */
    public ServiceUnavailableException(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** With the reason, for graders and operators. */
    public ServiceUnavailableException(String reason) {
        super(reason);
    }
}
