package dev.assay.course;

import dev.assay.config.Problem;
import dev.assay.config.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A course's folder on disk: reads files of bounded size, and none that lies outside. */
final class CourseFolder {

    private static final int DEEPEST = 16;
    private static final String OUTSIDE = "this is a link to a place outside the course's folder";

    private final Path root;
    private final Path realRoot;
    private final Consumer<Problem> problems;

    CourseFolder(Path root, Consumer<Problem> problems) throws IOException {
        this.root = root;
        this.realRoot = root.toRealPath();
        this.problems = problems;
    }

    /** Whether there is such a file or folder. */
    boolean has(String path) {
        return Files.exists(root.resolve(path));
    }

    /** A file's content; empty when it can't be read, which is reported. */
    Optional<byte[]> read(String path, int most) {
        Path file = root.resolve(path);
        try {
            if (!file.toRealPath().startsWith(realRoot)) {
                error(path, OUTSIDE, "copy the file here instead");
                return Optional.empty();
            }
            if (!Files.isRegularFile(file)) {
                error(path, "this is not a file", "put a file in its place, or delete it");
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(most);
                if (in.read() >= 0) {
                    error(
                            path,
                            "the file is larger than " + size(most),
                            "make it smaller, or split it");
                    return Optional.empty();
                }
                return Optional.of(bytes);
            }
        } catch (NoSuchFileException e) {
            error(path, "this is a link to a file that is not there", "mend or delete the link");
        } catch (IOException e) {
            error(path, "the file can't be read: " + e, "look at its permissions");
        }
        return Optional.empty();
    }

    /**
     * What lies in a folder, sorted by name: paths from the course's folder. Nothing where there is
     * no such folder; empty when it can't be read, which is reported.
     */
    Optional<List<String>> list(String folder) {
        List<String> paths = new ArrayList<>();
        Path here = root.resolve(folder);
        if (!Files.isDirectory(here)) {
            return Optional.of(paths);
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(here)) {
            if (!here.toRealPath().startsWith(realRoot)) {
                error(folder, OUTSIDE, "copy the folder here instead");
                return Optional.empty();
            }
            for (Path entry : entries) {
                paths.add(folder + "/" + entry.getFileName());
            }
        } catch (IOException | DirectoryIteratorException e) {
            error(folder, "the folder can't be read: " + e, "look at its permissions");
            return Optional.empty();
        }
        paths.sort(Comparator.naturalOrder());
        return Optional.of(paths);
    }

    /** Whether this is a folder, and not a link to one. */
    boolean isFolder(String path) {
        return Files.isDirectory(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    /** All files under a folder by path, within bounds; what is out of bounds is reported. */
    SortedMap<String, byte[]> readAll(String folder, Limits limits) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        new Walk(files, limits).folder(folder, 0);
        return files;
    }

    private final class Walk {

        private final SortedMap<String, byte[]> files;
        private final Limits limits;
        private long left;
        private boolean isOver;

        Walk(SortedMap<String, byte[]> files, Limits limits) {
            this.files = files;
            this.limits = limits;
            this.left = limits.totalBytes();
        }

        private void folder(String folder, int depth) {
            if (depth > DEEPEST) {
                stop(folder, "the folders are nested more than " + DEEPEST + " deep");
            }
            for (String path : list(folder).orElse(List.of())) {
                if (isOver) {
                    return;
                }
                if (isFolder(path)) {
                    folder(path, depth + 1);
                } else {
                    file(path);
                }
            }
        }

        private void file(String path) {
            if (files.size() >= limits.files()) {
                stop(path, "there are more than " + limits.files() + " files here");
                return;
            }
            int most = (int) Math.min(limits.fileBytes(), left);
            if (most < limits.fileBytes() && sizeOf(path) > most) {
                stop(path, "the files are larger than " + size(limits.totalBytes()) + " together");
                return;
            }
            read(path, most)
                    .ifPresent(
                            bytes -> {
                                left -= bytes.length;
                                files.put(path, bytes);
                            });
        }

        private void stop(String path, String problem) {
            isOver = true;
            error(path, problem, "keep only what the course's questions need");
        }
    }

    private long sizeOf(String path) {
        try {
            return Files.size(root.resolve(path));
        } catch (IOException e) {
            return 0;
        }
    }

    private void error(String path, String problem, String mend) {
        problems.accept(Problem.error(new Source(path, 1), problem, mend));
    }

    private static String size(long bytes) {
        return bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : bytes + " bytes";
    }
}
