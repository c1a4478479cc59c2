package dev.assay.submissions.batch;

import dev.assay.submissions.intake.BoundedBytes;
import dev.assay.submissions.intake.PackedFiles;
import dev.assay.submissions.intake.RefusedException;
import dev.assay.submissions.intake.ZipDirectory;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private static final String IS_LINK = ": is a link and no file; left out";
    private static final String STANDS_TWICE =
            ": stands twice in the zip, and it can't be told which is meant; left out";

    private final List<SourceFile> files;
    private final List<String> leftOut;
    private final Optional<ZipFile> zip;

    private ClassFiles(List<SourceFile> files, List<String> leftOut, Optional<ZipFile> zip) {
        this.files = files.stream().sorted(Comparator.comparing(SourceFile::path)).toList();
        this.leftOut = List.copyOf(leftOut);
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

    /** What is there and can't be one of them, and why. */
    public List<String> leftOut() {
        return leftOut;
    }

    private static ClassFiles folder(Path folder) throws IOException, RefusedException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder, DEEPEST)) {
            paths =
                    walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                            .limit(BOUNDS.entries() + 1L)
                            .toList();
        }
        if (paths.size() > BOUNDS.entries()) {
            throw new RefusedException(
                    folder + ": more than the " + BOUNDS.entries() + " files that are taken");
        }
        List<SourceFile> files = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Path path : paths) {
            String name = folder.relativize(path).toString().replace('\\', '/');
            if (PackedFiles.isLitter(name)) {
                continue;
            }
            if (Files.isSymbolicLink(path)) {
                leftOut.add(name + IS_LINK);
                continue;
            }
            if (!Files.isRegularFile(path)) {
                leftOut.add(name + ": is no file; left out");
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
        return new ClassFiles(files, leftOut, Optional.empty());
    }

    private static ClassFiles zip(Path path) throws IOException, RefusedException {
        ZipDirectory directory = directory(path);
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile(), directory.charset());
        } catch (ZipException | EOFException e) {
            throw new RefusedException(
                    path + ": is no zip, or is damaged (" + said(e) + "); pack it again");
        }
        try {
            if (zip.size() > BOUNDS.entries()) {
                throw new RefusedException(
                        path + ": more than the " + BOUNDS.entries() + " files that are taken");
            }
            Set<String> once = new HashSet<>();
            Set<String> twice = new LinkedHashSet<>();
            directory.names().stream().filter(name -> !once.add(name)).forEach(twice::add);
            List<String> leftOut = new ArrayList<>();
            twice.forEach(name -> leftOut.add(name + STANDS_TWICE));
            directory.links().stream().sorted().forEach(name -> leftOut.add(name + IS_LINK));
            List<SourceFile> files = new ArrayList<>();
            AtomicLong unpacked = new AtomicLong();
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String name = PackedFiles.path(entry.getName());
                if (!entry.isDirectory()
                        && !PackedFiles.isLitter(name)
                        && !twice.contains(entry.getName())
                        && !directory.links().contains(entry.getName())) {
                    files.add(new SourceFile(name, () -> read(zip, entry, unpacked)));
                }
            }
            return new ClassFiles(files, leftOut, Optional.of(zip));
        } catch (RefusedException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipDirectory directory(Path path) throws IOException, RefusedException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
                Arena arena = Arena.ofConfined()) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new RefusedException(path + ": is larger than what is taken of a class");
            }
            return ZipDirectory.of(
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena)
                            .asByteBuffer());
        } catch (RefusedException e) {
            throw new RefusedException(path + ": is no zip, or is damaged; pack it again");
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

    @Override
    public void close() throws IOException {
        if (zip.isPresent()) {
            zip.get().close();
        }
    }
}
