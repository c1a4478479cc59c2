package dev.assay.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.course.Course;
import dev.assay.course.CourseReader;
import dev.assay.course.CourseReader.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a course's folder and reads it. */
final class TestCourse {

    private final Path folder;

    TestCourse(Path folder) {
        this.folder = folder;
        file("course.yaml", "id: c\ntitle: C\n");
    }

    TestCourse courseYaml(String more) {
        return file("course.yaml", "id: c\ntitle: C\n" + more);
    }

    /** A question of 1 point, with the keys that a test cares about. */
    TestCourse question(int number, String yaml) {
        return file(
                "questions/%03d-q.yaml".formatted(number),
                "number: " + number + "\nprompt: Question " + number + "?\nanswer: mixed\n" + yaml);
    }

    TestCourse file(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The course; there must be nothing wrong with it. */
    Course read() {
        Reading reading = CourseReader.read(folder);
        assertEquals(List.of(), reading.problems());
        return reading.course().orElseThrow();
    }

    BoundCourse bind(Toolbox toolbox) {
        return BoundCourse.bind(read(), toolbox);
    }
}
