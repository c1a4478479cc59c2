package dev.assay.submissions.web;

import dev.assay.submissions.intake.RefusedException;
import dev.assay.submissions.store.ClassBatch;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of batches that came over HTTP, {@code DATA/batches/ID/…}: what was sent, as it was
 * sent, and what came of it.
 */
@Singleton
final class ClassUploads {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_NAME = 80;
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]+");

    private final Settings settings;

    ClassUploads(Settings settings) {
        this.settings = settings;
    }

    /** What a class's work comes as. */
    enum Kind {
        ZIP,
        CSV,
        JSONL;

        String extension() {
            return "." + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is on disk and belongs to no batch yet.
     *
     * @param hash of its bytes
     */
    record Spooled(Path file, String hash) {}

    /**
     * Brings what is sent to the disk; when this returns it stays there.
     *
     * @throws RefusedException when it is larger than what is taken, or is nothing
     */
    Spooled spool(InputStream body) throws IOException, RefusedException {
        Path file = Files.createDirectories(folder()).resolve(".incoming-" + UUID.randomUUID());
        boolean isWhole = false;
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            long length = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                length += read;
                if (length > settings.largestBatch()) {
                    throw RefusedException.tooLarge(
                            "a batch has " + settings.largestBatch() + " bytes at most");
                }
                digest.update(buffer, 0, read);
                write(out, ByteBuffer.wrap(buffer, 0, read));
            }
            if (length == 0) {
                throw new RefusedException("there is nothing in the body: send a class's work");
            }
            out.force(true);
            isWhole = true;
            return new Spooled(file, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        } finally {
            if (!isWhole) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** Gives what was sent to its batch. */
    void keep(Spooled spooled, ClassBatch batch) throws IOException {
        Files.createDirectories(folder(batch));
        Files.move(spooled.file(), file(batch), StandardCopyOption.REPLACE_EXISTING);
        force(folder(batch));
        force(folder());
    }

    /** That a file is in a folder is on disk once the folder is. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Forgets what was sent again. */
    void drop(Spooled spooled) throws IOException {
        Files.deleteIfExists(spooled.file());
    }

    /** What was sent. */
    Path file(ClassBatch batch) {
        return folder(batch).resolve(batch.name());
    }

    /** Where its results are written to. */
    Path results(ClassBatch batch) {
        return folder(batch).resolve("results");
    }

    /** What stands before a file's name in messages that are not about this machine. */
    String prefix(ClassBatch batch) {
        return folder(batch) + "/";
    }

    private Path folder() {
        return settings.data().toAbsolutePath().resolve("batches");
    }

    private Path folder(ClassBatch batch) {
        return folder().resolve(batch.id());
    }

    /** What was cut off on its way when the server stopped. */
    void sweep() throws IOException {
        if (Files.isDirectory(folder())) {
            try (Stream<Path> files = Files.list(folder())) {
                for (Path file :
                        files.filter(each -> each.getFileName().toString().startsWith(".incoming-"))
                                .toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** A file's name out of whatever somebody calls it. */
    static String name(String wanted, Kind kind) {
        String last =
                wanted.substring(Math.max(wanted.lastIndexOf('/'), wanted.lastIndexOf('\\')) + 1);
        String lower = last.toLowerCase(Locale.ROOT);
        String bare =
                lower.endsWith(kind.extension())
                        ? last.substring(0, last.length() - kind.extension().length())
                        : last;
        String safe = UNSAFE.matcher(bare).replaceAll("-").replaceAll("^[.-]+", "");
        String cut = safe.substring(0, Math.min(safe.length(), LONGEST_NAME));
        return (cut.isEmpty() ? "class" : cut) + kind.extension();
    }
}
