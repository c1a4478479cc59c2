package dev.assay.plugin;

/** Why something failed, in one line that an operator can read. */
final class Reasons {

    private Reasons() {}

    static String of(Throwable failure) {
        String message = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        String said = message == null || message.isBlank() ? name : name + ": " + message;
        return said.replaceAll("\\s+", " ").strip();
    }
}
