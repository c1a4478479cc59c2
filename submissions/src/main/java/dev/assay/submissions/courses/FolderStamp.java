package dev.assay.submissions.courses;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What tells one state of a folder from another without reading its files.
 *
 * @param files each file's stamp by path
 */
public record FolderStamp(Map<String, FileStamp> files) {

    private static final int DEEPEST = 8;

    public FolderStamp {
        files = Map.copyOf(files);
    }

    /**
     * A file's size, when it was written and which file it is: an editor may put a new one there.
     */
    public record FileStamp(long size, long modified, String key) {}

    /** The paths that are other than in another state, or in one of the two alone. */
    public Set<String> difference(FolderStamp other) {
        Set<String> paths = new TreeSet<>(files.keySet());
        paths.addAll(other.files.keySet());
        paths.removeIf(path -> Objects.equals(files.get(path), other.files.get(path)));
        return paths;
    }

    /** The state of a folder now; a folder that is not there is an empty one. */
    public static FolderStamp of(Path folder) {
        Map<String, FileStamp> files = new HashMap<>();
        try {
            Files.walkFileTree(
                    folder,
                    Set.of(java.nio.file.FileVisitOption.FOLLOW_LINKS),
                    DEEPEST,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path visited, BasicFileAttributes attributes) {
                            boolean hidden =
                                    !visited.equals(folder)
                                            && visited.getFileName().toString().startsWith(".");
                            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(
                                Path file, BasicFileAttributes attributes) {
                            files.put(
                                    file.toString(),
                                    new FileStamp(
                                            attributes.size(),
                                            attributes
                                                    .lastModifiedTime()
                                                    .to(java.util.concurrent.TimeUnit.NANOSECONDS),
                                            String.valueOf(attributes.fileKey())));
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e) {
                            // Gone since it was listed, or not readable: the reader of the course
                            // says so.
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            return new FolderStamp(Map.of());
        }
        return new FolderStamp(files);
    }
}
