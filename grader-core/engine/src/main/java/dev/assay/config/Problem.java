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

    /** A problem that must be mended before the course can be used. */
    public static Problem error(Source source, String problem, String mend) {
        return new Problem(Severity.ERROR, source, problem, mend);
    }

    /** A problem that the course can be used with. */
    public static Problem warning(Source source, String problem, String mend) {
        return new Problem(Severity.WARNING, source, problem, mend);
    }

    /** Whether the course can't be used as it is. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        return source + ": " + problem + (mend.isEmpty() ? "" : ": " + mend);
    }
}
