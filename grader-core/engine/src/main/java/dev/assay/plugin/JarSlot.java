package dev.assay.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One file name in the plug-ins' folder, and what is in service for it. Used by one thread. */
final class JarSlot {

    /** What tells one state of a file from another without reading it. */
    record Stamp(long size, FileTime modified, String key) {

        /** Of a file now; empty when it is not there. */
        static Optional<Stamp> of(Path file) {
            try {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                return Optional.of(
                        new Stamp(
                                now.size(), now.lastModifiedTime(), String.valueOf(now.fileKey())));
            } catch (IOException e) {
                return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                        ? Optional.of(new Stamp(-1, FileTime.fromMillis(0), ""))
                        : Optional.empty();
            }
        }
    }

    /** How long a jar stays refused. */
    enum Until {
        /** Another one is dropped in its place. */
        REPLACED,
        /** Something around it has changed: see {@link Around}. */
        CHANGED_AROUND,
        /** The next look: it may have been the machine's fault. */
        NEXT_LOOK
    }

    /**
     * What else decides on a jar besides its content.
     *
     * @param ids of all other checkers
     * @param signers who are trusted
     */
    record Around(Set<String> ids, Map<Path, Stamp> signers) {

        Around {
            ids = Set.copyOf(ids);
            signers = Map.copyOf(signers);
        }
    }

    /**
     * A version that is not in service.
     *
     * @param digest empty where its content is not known
     * @param around as it was then; empty where it plays no part
     */
    record Refusal(String digest, Refused why, Until until, Optional<Around> around) {

        /** Until another jar is dropped. */
        Refusal(String digest, Refused why) {
            this(digest, why, Until.REPLACED, Optional.empty());
        }
    }

    final String fileName;

    /** The file as it was when it was last looked at; and when it was last read. */
    Optional<Stamp> seen = Optional.empty();

    Optional<Stamp> read = Optional.empty();
    boolean looked;

    /** The digest of the file as it was last read. */
    Optional<String> found = Optional.empty();

    /** The version in service. */
    Optional<Unit> active = Optional.empty();

    /**
     * The version that should be in service and can't be, or the file's where an earlier one is.
     */
    Optional<Refusal> refusal = Optional.empty();

    JarSlot(String fileName) {
        this.fileName = fileName;
    }

    void refuse(Refusal now) {
        refusal = Optional.of(now);
    }

    /** Why the file is not in service. */
    Optional<Refused> refused() {
        return refusal.map(Refusal::why);
    }

    /** Takes a version into service; why the file in the folder can't be stays known. */
    void accept(Unit unit) {
        active = Optional.of(unit);
        refusal = refusal.filter(any -> isRefused(found.orElse("")) && !isActive(any.digest()));
    }

    boolean isRefused(String digest) {
        return refusal.isPresent() && refusal.get().digest().equals(digest);
    }

    boolean isActive(String digest) {
        return active.isPresent() && active.get().jar().digest().equals(digest);
    }
}
