package dev.assay.submissions.web;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/**
 * What tells one state of a folder from another without reading its files.
 *
 * @param files each file's stamp by path
 */
record FolderStamp(Map<String, FileStamp> files) {

    private static final int DEEPEST = 8;

    FolderStamp {
        files = Map.copyOf(files);
    }

    /**
     * A file's size, when it was written and which file it is: an editor may put a new one there.
     */
    record FileStamp(long size, long modified, String key) {}

    /** The state of a folder now; a folder that is not there is an empty one. */
    static FolderStamp of(Path folder) {
        Map<String, FileStamp> files = new HashMap<>();
        try {
            Files.walkFileTree(
                    folder,
                    java.util.Set.of(java.nio.file.FileVisitOption.FOLLOW_LINKS),
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
