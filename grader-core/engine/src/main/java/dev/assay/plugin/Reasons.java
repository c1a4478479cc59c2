package dev.assay.plugin;

import dev.assay.spi.Sandbox.SandboxException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Why something failed, in one line that an operator can read. What failed may be a stranger's
 * exception: one that throws when it is asked says nothing but its name.
 */
final class Reasons {

    /** A page shows it, and each list of jars. */
    private static final int LONGEST = 2_000;

    private Reasons() {}

    static String of(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        return message(failure)
                .or(() -> cause(failure).map(Reasons::told))
                .map(message -> oneLine(isForReaders(failure) ? message : name + ": " + message))
                .orElse(name);
    }

    /** Whether its message says by itself what is wrong, and what to install or allow. */
    private static boolean isForReaders(Throwable failure) {
        return failure instanceof SandboxException;
    }

    /** What failed and, where it knows, what made it fail. */
    static String withCause(Throwable failure) {
        return cause(failure)
                .map(cause -> oneLine(message(failure).orElse("") + ": " + of(cause)))
                .orElseGet(() -> of(failure));
    }

    /** What made it fail, where it is only the wrapping. */
    static String ofCause(Throwable wrapping) {
        return of(cause(wrapping).orElse(wrapping));
    }

    static String oneLine(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return line.substring(0, end) + "…";
    }

    private static Optional<String> message(Throwable failure) {
        return asked(failure::getMessage).filter(message -> !message.isBlank());
    }

    private static String told(Throwable cause) {
        return asked(cause::toString).orElse(cause.getClass().getSimpleName());
    }

    private static Optional<Throwable> cause(Throwable failure) {
        return asked(failure::getCause);
    }

    private static <T> Optional<T> asked(Supplier<@Nullable T> question) {
        try {
            return Optional.ofNullable(question.get());
        } catch (Throwable e) { // whatever a stranger's code throws
            return Optional.empty();
        }
    }
}
