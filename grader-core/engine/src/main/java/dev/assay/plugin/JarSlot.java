package dev.assay.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

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

    final String fileName;

    /** The file as it was when it was last looked at; and when it was last read. */
    Optional<Stamp> seen = Optional.empty();

    Optional<Stamp> read = Optional.empty();
    boolean looked;

    /** The digest of the file as it was last read. */
    Optional<String> found = Optional.empty();

    /** The version in service. */
    Optional<Unit> active = Optional.empty();

    /** Why a version is not in service, and which. */
    Optional<Refused> refused = Optional.empty();

    String refusedDigest = "";

    /** A version that would be in service if another jar had not one of its ids. */
    Optional<Unit> waiting = Optional.empty();

    JarSlot(String fileName) {
        this.fileName = fileName;
    }

    void refuse(String digest, Refused why) {
        refused = Optional.of(why);
        refusedDigest = digest;
        waiting = Optional.empty();
    }

    void accept(Unit unit) {
        active = Optional.of(unit);
        refused = Optional.empty();
        refusedDigest = "";
        waiting = Optional.empty();
    }

    boolean isWaiting(String digest) {
        return waiting.isPresent() && waiting.get().jar().digest().equals(digest);
    }

    boolean isActive(String digest) {
        return active.isPresent() && active.get().jar().digest().equals(digest);
    }
}
