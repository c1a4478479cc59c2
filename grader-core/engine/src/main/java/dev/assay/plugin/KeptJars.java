package dev.assay.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Copies of jars, by their content: what is in service is never the file that somebody may be
 * writing over, and what was in service can be gone back to. A server keeps them beside the jars; a
 * command has its own, for as long as it runs. Used by one thread.
 */
final class KeptJars implements AutoCloseable {

    /** The folder of a server's copies, in that of the jars. */
    static final String FOLDER = ".kept";

    private static final String JAR = ".jar";
    private static final String PART = ".part";

    private final Path folder;
    private final boolean isServer;
    private Optional<Path> ownFolder = Optional.empty();

    /** Copies that have been read since the start, and have the content that they are named by. */
    private final Map<String, Path> verified = new HashMap<>();

    KeptJars(Path plugins, boolean isServer) {
        this.folder = plugins.resolve(FOLDER);
        this.isServer = isServer;
    }

    /**
     * The copy of a version; empty when there is none, or it has another content than it had.
     *
     * @throws IOException when it can't be read
     */
    Optional<Path> copy(String digest) throws IOException {
        Path known = verified.get(digest);
        if (known != null && Files.isRegularFile(known)) {
            return Optional.of(known);
        }
        Path path = path(folder, digest);
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        if (!isServer) {
            // The server may delete it at any time.
            return keep(path).equals(digest)
                    ? Optional.ofNullable(verified.get(digest))
                    : Optional.empty();
        }
        if (!Discovery.digest(path).equals(digest)) {
            return Optional.empty();
        }
        verified.put(digest, path);
        return Optional.of(path);
    }

    private static Path path(Path folder, String digest) {
        return folder.resolve(digest.replace("sha256:", "") + JAR);
    }

    /**
     * Copies a jar.
     *
     * @return its digest
     */
    String keep(Path jar) throws IOException {
        Path home = home();
        Path draft = home.resolve("copying" + PART);
        try {
            Files.copy(jar, draft, StandardCopyOption.REPLACE_EXISTING);
            String digest = Discovery.digest(draft);
            if (copyIsMissing(digest)) {
                Path path = path(home, digest);
                Files.move(
                        draft,
                        path,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                verified.put(digest, path);
                ownFolder.ifPresent(own -> path.toFile().deleteOnExit());
            }
            return digest;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private boolean copyIsMissing(String digest) {
        Path known = verified.get(digest);
        return known == null || !Files.isRegularFile(known);
    }

    private Path home() throws IOException {
        if (isServer) {
            return Files.createDirectories(folder);
        }
        if (ownFolder.isEmpty()) {
            Path own = Files.createTempDirectory("assay-plugins");
            own.toFile().deleteOnExit();
            ownFolder = Optional.of(own);
        }
        return ownFolder.get();
    }

    /** Deletes a server's copies that are not needed, and what a crash left half copied. */
    void forget(Set<String> needed) throws IOException {
        Set<Path> paths = new HashSet<>();
        needed.forEach(digest -> paths.add(path(folder, digest)));
        verified.keySet().retainAll(needed);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                boolean isCopy = name.endsWith(JAR) && !paths.contains(file);
                if (isCopy || name.endsWith(PART)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException e) {
            // Nothing was kept yet.
        }
    }

    /** Deletes a command's copies. */
    @Override
    public void close() {
        if (ownFolder.isEmpty()) {
            return;
        }
        try (Stream<Path> files = Files.list(ownFolder.get())) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(ownFolder.get());
        } catch (IOException e) {
            System.getLogger(KeptJars.class.getName())
                    .log(System.Logger.Level.WARNING, ownFolder.get() + " could not be deleted", e);
        }
    }
}
