package dev.assay.config;

/**
 * Something in a course that its author should mend.
 *
 * @param severity whether the course can be used as it is
 * @param source where
 * @param problem what is wrong, in a sentence without a full stop
 * @param mend how to mend it
 */
public record Problem(Severity severity, Source source, String problem, String mend) {

    /** Whether the course can be used as it is. */
    public enum Severity {
        ERROR,
        WARNING
    }

    @Override
    public String toString() {
        return source + ": " + problem + (mend.isEmpty() ? "" : ": " + mend);
    }
}
