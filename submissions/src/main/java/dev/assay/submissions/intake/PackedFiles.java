package dev.assay.submissions.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a zip of anyone, in memory and within bounds: what is unpacked is counted while it is, so
 * that what the zip says of itself is never believed. Nothing is written anywhere, packed files in
 * it stay packed, and a path that leads elsewhere is refused.
 */
public final class PackedFiles {

    private static final int LONGEST_PATH = 400;
    private static final int BUFFER = 8192;
    private static final Pattern DRIVE = Pattern.compile("(?s)[A-Za-z]:.*");

    /** What systems put beside the files that were meant. */
    private static final Set<String> LITTER =
            Set.of("__MACOSX", "Thumbs.db", "desktop.ini", "__pycache__");

    private PackedFiles() {}

    /**
     * How much is taken.
     *
     * @param entries files and folders
     * @param bytes of all files together, unpacked
     * @param largest bytes of one file
     */
    public record Bounds(int entries, long bytes, int largest) {

        /** One learner's. */
        public static final Bounds LEARNER = new Bounds(500, 32L << 20, 8 << 20);

        /** A class's. */
        public static final Bounds CLASS = new Bounds(50_000, 1L << 30, 16 << 20);
    }

    /** Is given the files of a zip, one after the other. */
    @FunctionalInterface
    private interface Taker {

        /** Takes a file. */
        void take(String path, byte[] bytes) throws RefusedException, IOException;
    }

    /** Whether bytes begin as a zip does. */
    public static boolean isZip(byte[] bytes) {
        return bytes.length >= 4
                && bytes[0] == 'P'
                && bytes[1] == 'K'
                && (bytes[2] == 3 || bytes[2] == 5)
                && (bytes[3] == 4 || bytes[3] == 6);
    }

    /** All files of a zip by their paths, in its order. */
    public static SequencedMap<String, byte[]> read(byte[] zip, Bounds bounds)
            throws RefusedException, IOException {
        LinkedHashMap<String, byte[]> files = new LinkedHashMap<>();
        if (!isZip(zip)) {
            throw new RefusedException("this is no zip, or its beginning is damaged");
        }
        ZipDirectory directory = ZipDirectory.of(ByteBuffer.wrap(zip));
        for (String link : directory.links()) {
            throw new RefusedException(
                    "the zip: "
                            + path(link)
                            + " is a link and no file; pack the file that it leads to");
        }
        read(new ByteArrayInputStream(zip), directory, bounds, files::put);
        return files;
    }

    private static void read(InputStream in, ZipDirectory directory, Bounds bounds, Taker taker)
            throws RefusedException, IOException {
        Map<String, String> seen = new LinkedHashMap<>();
        long left = bounds.bytes();
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(in, directory.charset())) {
            for (ZipEntry entry = next(zip); entry != null; entry = next(zip)) {
                if (++entries > bounds.entries()) {
                    throw tooLarge(
                            "it holds more than the " + bounds.entries() + " files that are taken");
                }
                if (entry.isDirectory()) {
                    continue;
                }
                String path = path(entry.getName());
                byte[] bytes = bytes(zip, path, Math.min(left, bounds.largest()));
                left -= bytes.length;
                if (isLitter(path)) {
                    continue;
                }
                String other = seen.putIfAbsent(path.toLowerCase(Locale.ROOT), path);
                if (other != null) {
                    throw new RefusedException("the zip holds " + path + " twice");
                }
                taker.take(path, bytes);
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            // Names in no encoding that is known are an IllegalArgumentException.
            throw new RefusedException(
                    "the zip is damaged: " + e.getMessage() + "; pack the files again");
        }
        if (entries == 0 && directory.names().isEmpty()) {
            throw new RefusedException("the zip is empty; pack the files again");
        }
        if (entries != directory.names().size()) {
            throw new RefusedException(
                    "the zip is damaged: %d of the %d files that it lists are there; pack them again"
                            .formatted(entries, directory.names().size()));
        }
    }

    private static @Nullable ZipEntry next(ZipInputStream zip) throws IOException {
        return zip.getNextEntry();
    }

    private static byte[] bytes(ZipInputStream zip, String path, long most)
            throws IOException, RefusedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
            if (bytes.size() + read > most) {
                throw tooLarge(path + " unpacks to more than what is taken of it");
            }
            bytes.write(buffer, 0, read);
        }
        return bytes.toByteArray();
    }

    private static RefusedException tooLarge(String what) {
        return new RefusedException(RefusedException.Reason.TOO_LARGE, "the zip: " + what);
    }

    /** A path as it is kept: relative, with {@code /}; one that leads elsewhere is refused. */
    public static String path(String name) throws RefusedException {
        String path = name.replace('\\', '/');
        boolean isBad =
                path.isBlank()
                        || path.length() > LONGEST_PATH
                        || path.startsWith("/")
                        || DRIVE.matcher(path).matches()
                        || path.chars().anyMatch(Character::isISOControl)
                        || List.of(path.split("/", -1)).contains("..");
        if (isBad) {
            throw new RefusedException(
                    "the zip holds a path that leads elsewhere or can't be used: "
                            + path.substring(0, Math.min(path.length(), LONGEST_PATH)));
        }
        return path;
    }

    /** Whether a file is one that a system puts beside those that were meant. */
    public static boolean isLitter(String path) {
        return List.of(path.split("/", -1)).stream()
                .anyMatch(part -> LITTER.contains(part) || isHidden(part));
    }

    /** Of a system or a program, as {@code .git} and {@code .ipynb_checkpoints} are. */
    private static boolean isHidden(String part) {
        return part.startsWith(".") && !part.equals(".") && !part.equals("..");
    }
}
