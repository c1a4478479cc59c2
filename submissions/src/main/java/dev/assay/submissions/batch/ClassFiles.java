package dev.assay.submissions.batch;

import dev.assay.submissions.intake.BoundedBytes;
import dev.assay.submissions.intake.PackedFiles;
import dev.assay.submissions.intake.RefusedException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The files of a class: a folder's, or a zip's. Links are not followed; hidden files are not meant.
 */
public final class ClassFiles implements AutoCloseable {

    private static final PackedFiles.Bounds BOUNDS = PackedFiles.Bounds.CLASS;
    private static final int DEEPEST = 12;

    private final List<SourceFile> files;
    private final Optional<ZipFile> zip;

    private ClassFiles(List<SourceFile> files, Optional<ZipFile> zip) {
        this.files = List.copyOf(files);
        this.zip = zip;
    }

    /** Looks through a folder or a zip; nothing is read yet. */
    public static ClassFiles open(Path path) throws IOException, RefusedException {
        return Files.isDirectory(path) ? folder(path) : zip(path);
    }

    /** All files, by path. */
    public List<SourceFile> files() {
        return files;
    }

    private static ClassFiles folder(Path folder) throws IOException, RefusedException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder, DEEPEST)) {
            paths = walk.filter(Files::isRegularFile).limit(BOUNDS.entries() + 1L).toList();
        }
        if (paths.size() > BOUNDS.entries()) {
            throw new RefusedException(
                    folder + ": more than the " + BOUNDS.entries() + " files that are taken");
        }
        List<SourceFile> files = new ArrayList<>();
        for (Path path : paths) {
            String name = folder.relativize(path).toString().replace('\\', '/');
            if (Files.isSymbolicLink(path) || PackedFiles.isLitter(name)) {
                continue;
            }
            files.add(
                    new SourceFile(
                            name,
                            () -> {
                                try (InputStream in = Files.newInputStream(path)) {
                                    return read(in, name);
                                }
                            }));
        }
        return new ClassFiles(sorted(files), Optional.empty());
    }

    private static ClassFiles zip(Path path) throws IOException, RefusedException {
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException | EOFException e) {
            throw new RefusedException(
                    path + ": is no zip, or is damaged (" + said(e) + "); pack it again");
        }
        try {
            if (zip.size() > BOUNDS.entries()) {
                throw new RefusedException(
                        path + ": more than the " + BOUNDS.entries() + " files that are taken");
            }
            List<SourceFile> files = new ArrayList<>();
            AtomicLong unpacked = new AtomicLong();
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String name = PackedFiles.path(entry.getName());
                if (!entry.isDirectory() && !PackedFiles.isLitter(name)) {
                    files.add(new SourceFile(name, () -> read(zip, entry, unpacked)));
                }
            }
            return new ClassFiles(sorted(files), Optional.of(zip));
        } catch (RefusedException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** What a zip says of itself is not believed: all that was unpacked is counted. */
    private static byte[] read(ZipFile zip, ZipEntry entry, AtomicLong unpacked)
            throws IOException, RefusedException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = read(in, entry.getName());
            check(entry, bytes);
            if (unpacked.addAndGet(bytes.length) > BOUNDS.bytes()) {
                throw new RefusedException(
                        entry.getName()
                                + ": the files before it have "
                                + BOUNDS.bytes()
                                + " bytes already, which is all that is taken");
            }
            return bytes;
        } catch (ZipException | EOFException e) {
            throw new RefusedException(entry.getName() + ": damaged: " + said(e));
        }
    }

    /** An answer that was damaged on its way must not be marked as if it were the learner's. */
    private static void check(ZipEntry entry, byte[] bytes) throws RefusedException {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        if (sum.getValue() != entry.getCrc() || bytes.length != entry.getSize()) {
            throw new RefusedException(
                    entry.getName() + ": damaged: it is not what was packed; pack it again");
        }
    }

    private static byte[] read(InputStream in, String name) throws IOException, RefusedException {
        try {
            return BoundedBytes.read(in, BOUNDS.largest());
        } catch (RefusedException e) {
            throw RefusedException.tooLarge(
                    "%s: it has more than the %d bytes that are taken of one file"
                            .formatted(name, BOUNDS.largest()));
        }
    }

    private static String said(IOException e) {
        return e.getMessage() == null ? "it ends too soon" : e.getMessage();
    }

    private static List<SourceFile> sorted(List<SourceFile> files) {
        return files.stream().sorted(Comparator.comparing(SourceFile::path)).toList();
    }

    @Override
    public void close() throws IOException {
        if (zip.isPresent()) {
            zip.get().close();
        }
    }
}
