package dev.assay.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of the jars of one file name.
 *
 * @param enabled false while an operator has taken it out of service
 * @param rolledBack the version that an operator went back to
 * @param versions those that were in service, the latest first
 */
record JarMemory(boolean enabled, Optional<RolledBack> rolledBack, List<JarVersion> versions) {

    static final JarMemory NOTHING = new JarMemory(true, Optional.empty(), List.of());

    /** So many versions of a jar are kept to go back to. */
    static final int MOST_KEPT = 5;

    JarMemory {
        versions = List.copyOf(versions);
    }

    /**
     * A step back, which holds until another jar is dropped.
     *
     * @param to the digest of the version in service
     * @param from the digest of the file that lies in the folder
     */
    record RolledBack(String to, String from) {}

    JarMemory enabled(boolean now) {
        return new JarMemory(now, rolledBack, versions);
    }

    JarMemory rolledBack(Optional<RolledBack> now) {
        return new JarMemory(enabled, now, versions);
    }

    /** With one more version, which becomes the latest unless it was there before. */
    JarMemory with(JarVersion version) {
        if (version(version.digest()).isPresent()) {
            return this;
        }
        List<JarVersion> all = new ArrayList<>(versions);
        all.addFirst(version);
        return new JarMemory(enabled, rolledBack, all.subList(0, Math.min(MOST_KEPT, all.size())));
    }

    Optional<JarVersion> version(String digest) {
        return versions.stream().filter(each -> each.digest().equals(digest)).findFirst();
    }

    /** The version that was in service before another. */
    Optional<JarVersion> before(String digest) {
        for (int i = 0; i < versions.size() - 1; i++) {
            if (versions.get(i).digest().equals(digest)) {
                return Optional.of(versions.get(i + 1));
            }
        }
        return version(digest).isPresent() ? Optional.empty() : versions.stream().findFirst();
    }
}
