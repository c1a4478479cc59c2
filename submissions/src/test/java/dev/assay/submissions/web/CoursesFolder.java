package dev.assay.submissions.web;

import dev.assay.submissions.cli.Fixtures;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Gives the server under test folders of its own: a copy of the tests' course, and a broken one.
 */
public final class CoursesFolder implements QuarkusTestResourceLifecycleManager {

    /** Where the copy lies, for tests that change it. */
    static final String COURSES = "assay.courses";

    private Path root = Path.of("");

    @Override
    public Map<String, String> start() {
        try {
            root = Files.createTempDirectory("assay-web");
            Path courses = Files.createDirectories(root.resolve("courses"));
            Fixtures.copy(Fixtures.COURSE, courses);
            Path broken = Files.createDirectories(courses.resolve("broken"));
            Files.writeString(broken.resolve("course.yaml"), "title: [\n");
            return Map.of(
                    COURSES,
                    courses.toString(),
                    "assay.data",
                    root.resolve("data").toString(),
                    "assay.watch",
                    "0.05s");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
