package dev.assay.plugin;

import java.time.Instant;
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
     * A step back, which holds until another jar is dropped and taken into service.
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

    /** With one more version, which becomes the latest. */
    JarMemory with(JarVersion version) {
        List<JarVersion> all = new ArrayList<>(versions);
        all.removeIf(each -> each.digest().equals(version.digest()));
        all.addFirst(version(version.digest()).orElse(version));
        return new JarMemory(enabled, rolledBack, all.subList(0, Math.min(MOST_KEPT, all.size())));
    }

    /** The versions that may be fallen back to, the best first: none that was gone back from. */
    List<JarVersion> candidates() {
        for (int i = 0; rolledBack.isPresent() && i < versions.size(); i++) {
            if (versions.get(i).digest().equals(rolledBack.get().to())) {
                return versions.subList(i, versions.size());
            }
        }
        return versions.stream()
                .filter(
                        each ->
                                rolledBack
                                        .filter(back -> back.from().equals(each.digest()))
                                        .isEmpty())
                .toList();
    }

    /** When a version was last new here; long ago when there is none. */
    Instant latest() {
        return versions.isEmpty() ? Instant.EPOCH : versions.getFirst().since();
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
