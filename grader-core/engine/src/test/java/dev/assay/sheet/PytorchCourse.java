package dev.assay.sheet;

import dev.assay.course.Course;
import dev.assay.course.CourseReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The course whose sheets the tests read, and the shared data where it is there. */
final class PytorchCourse {

    static final Course COURSE = read();

    private PytorchCourse() {}

    private static Course read() {
        CourseReader.Reading reading =
                CourseReader.read(root().resolve("courses").resolve("pytorch-100"));
        return reading.course()
                .orElseThrow(() -> new IllegalStateException(reading.problems().toString()));
    }

    /** The repository's folder, found upwards from where the tests run. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("courses"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("run the tests inside the repository");
            }
        }
        return folder;
    }

    /** A file of the shared data: {@code -Dassay.shared.data}, else beside the repository. */
    static Optional<Path> data(String name) {
        String set = System.getProperty("assay.shared.data");
        Path folder = set != null ? Path.of(set) : root().resolveSibling("shared").resolve("data");
        Path file = folder.resolve(name);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }
}
