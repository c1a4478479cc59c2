package dev.assay.submissions.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Files of the tests' own. */
public final class Fixtures {

    private static final Path RESOURCES = Path.of("src/test/resources").toAbsolutePath();

    /** A small course: a question of each kind, one without a rubric. */
    public static final Path COURSE = RESOURCES.resolve("courses/basics");

    /** A sheet with two answers. */
    public static final Path SHEET = RESOURCES.resolve("sheet.txt");

    private Fixtures() {}

    /** A course's files, copied to where they can be changed. */
    public static Path copy(Path course, Path into) {
        Path target = into.resolve(course.getFileName());
        try (Stream<Path> files = Files.walk(course)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(course.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target;
    }

    /** Whether the file system knows who may read a file. */
    static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
