package dev.assay.spi;

import java.util.List;

/**
 * What a probe found on this machine.
 *
 * @param subject what was looked at, such as {@code bubblewrap}
 * @param level whether it works
 * @param message what was found
 * @param mend how to get what is missing; empty when nothing is
 * @param debianPackages the Debian packages that would mend it; the first run as root installs them
 */
public record Finding(
        String subject, Level level, String message, String mend, List<String> debianPackages) {

    /** Whether the subject of a finding works. */
    public enum Level {
        OK,
        /** Works, but not as well as it could. */
        LIMITED,
        MISSING
    }

    public Finding {
        debianPackages = List.copyOf(debianPackages);
    }

    public static Finding ok(String subject, String message) {
        return new Finding(subject, Level.OK, message, "", List.of());
    }
}
