package dev.assay.submissions.courses;

import dev.assay.course.CourseReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds courses in a folder. */
public final class CourseFolders {

    private CourseFolders() {}

    /**
     * The folder itself when it is a course, else the courses directly in it, by name. A folder
     * that does not exist holds none.
     */
    public static List<Path> in(Path folder) throws IOException {
        if (isCourse(folder)) {
            return List.of(folder);
        }
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(CourseFolders::isCourse).sorted().toList();
        }
    }

    private static boolean isCourse(Path folder) {
        return Files.exists(folder.resolve(CourseReader.COURSE_FILE));
    }
}
