package dev.assay.plugin;

import dev.assay.plugin.JarMemory.RolledBack;
import dev.assay.plugin.JarOpener.Opened;
import dev.assay.plugin.JarSlot.Around;
import dev.assay.plugin.JarSlot.Refusal;
import dev.assay.plugin.JarSlot.Until;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds out which version of a jar should be in service, by its file and what is remembered of it,
 * and opens versions. Used by one thread.
 */
final class JarReader {

    private final Path folder;
    private final KeptJars kept;
    private final JarMemories memories;
    private final JarOpener opener;

    JarReader(Path folder, KeptJars kept, JarMemories memories, JarOpener opener) {
        this.folder = folder;
        this.kept = kept;
        this.memories = memories;
        this.opener = opener;
    }

    /**
     * The digest of the version that should be in service; empty when none should be, or when the
     * file does not keep still.
     */
    Optional<String> wanted(JarSlot slot, boolean isStart) {
        Path file = folder.resolve(slot.fileName);
        Optional<JarSlot.Stamp> now = JarSlot.Stamp.of(file);
        // What lies there at the start is taken as it is; what comes later must keep still first.
        boolean isStill = isStart || (slot.looked && now.equals(slot.seen));
        slot.seen = now;
        slot.looked = true;
        if (isStill && now.isEmpty()) {
            slot.read = Optional.empty();
            slot.found = Optional.empty();
            return Optional.empty();
        }
        if (isStill && !now.equals(slot.read)) {
            read(slot, file, now);
        }
        JarMemory memory = memories.of(slot.fileName);
        if (!memory.enabled()) {
            return Optional.empty();
        }
        if (memory.rolledBack().isPresent() && slot.found.isPresent()) {
            RolledBack back = memory.rolledBack().get();
            if (back.from().equals(slot.found.get())) {
                return Optional.of(back.to());
            }
        }
        return slot.found.isPresent() ? slot.found : slot.active.map(unit -> unit.jar().digest());
    }

    private void read(JarSlot slot, Path file, Optional<JarSlot.Stamp> now) {
        try {
            String digest = kept.keep(file);
            if (now.equals(JarSlot.Stamp.of(file))) {
                slot.read = now;
                slot.found = Optional.of(digest);
            }
        } catch (IOException e) {
            // Not noted as read: it is tried again at the next look.
            slot.found = Optional.empty();
            slot.refuse(
                    new Refusal(
                            "",
                            new Refused(
                                    slot.fileName,
                                    "it can't be read: " + Reasons.of(e),
                                    "look at its permissions, and for room on the disk"),
                            Until.NEXT_LOOK,
                            Optional.empty()));
        }
    }

    /**
     * Opens a version.
     *
     * @param around asked for when that plays a part
     * @return empty when it is refused, which the slot then knows
     */
    Optional<Unit> open(JarSlot slot, String digest, Supplier<Around> around) {
        Optional<Path> path;
        try {
            path = kept.copy(digest);
        } catch (IOException e) {
            return refuseForNow(slot, digest, "can't be read: " + Reasons.of(e));
        }
        if (path.isEmpty()) {
            slot.read = Optional.empty(); // where it is the file's, it is copied again
            return refuseForNow(slot, digest, "is gone or damaged");
        }
        return switch (opener.open(new Jar(slot.fileName, digest), path.get())) {
            case Opened.Ready(Unit unit) -> Optional.of(unit);
            case Opened.Faulty(Refused refused, Until until) -> {
                Optional<Around> then =
                        until == Until.CHANGED_AROUND
                                ? Optional.of(around.get())
                                : Optional.empty();
                slot.refuse(new Refusal(digest, refused, until, then));
                yield Optional.empty();
            }
        };
    }

    private static Optional<Unit> refuseForNow(JarSlot slot, String digest, String problem) {
        slot.refuse(
                new Refusal(
                        digest,
                        new Refused(
                                slot.fileName,
                                "the kept copy of " + digest + " " + problem,
                                "drop it anew"),
                        Until.NEXT_LOOK,
                        Optional.empty()));
        return Optional.empty();
    }

    /** Whether a version can be gone back to. */
    boolean isKept(JarVersion version) {
        try {
            return kept.copy(version.digest()).isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
