package dev.assay.plugin;

import java.util.List;
import java.util.Optional;

/**
 * A third-party jar as it is now.
 *
 * @param fileName in the plug-ins' folder
 * @param status whether its checkers can be used
 * @param digest of the version in service; empty when none is
 * @param refused why the file in the folder is not in service, while an earlier version may be
 * @param rolledBack whether an operator went back to this version
 * @param versions that were in service, the latest first; the kept ones
 */
public record JarState(
        String fileName,
        Status status,
        Optional<String> digest,
        Optional<Refused> refused,
        boolean rolledBack,
        List<JarVersion> versions) {

    /** Whether a jar's checkers can be used. */
    public enum Status {
        /** They can; perhaps those of an earlier version, see {@code refused}. */
        ACTIVE,
        /** An operator took it out of service. */
        DISABLED,
        /** It can't be used, and there is no earlier version. */
        REFUSED
    }

    public JarState {
        versions = List.copyOf(versions);
    }
}
