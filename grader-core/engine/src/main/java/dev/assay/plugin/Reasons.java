package dev.assay.plugin;

/** Why something failed, in one line that an operator can read. */
final class Reasons {

    private Reasons() {}

    static String of(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        String message = failure.getMessage();
        if (message == null || message.isBlank()) {
            Throwable cause = failure.getCause();
            return cause == null ? name : oneLine(name + ": " + cause);
        }
        return oneLine(name + ": " + message);
    }

    /** What failed and, where it knows, what made it fail. */
    static String withCause(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? of(failure) : oneLine(failure.getMessage() + ": " + of(cause));
    }

    /** What made it fail, where it is only the wrapping. */
    static String ofCause(Throwable wrapping) {
        return of(wrapping.getCause() == null ? wrapping : wrapping.getCause());
    }

    static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
