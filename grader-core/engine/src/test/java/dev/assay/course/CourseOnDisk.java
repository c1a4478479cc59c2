package dev.assay.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.assay.config.Problem;
import dev.assay.course.CourseReader.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A course that a test writes file by file, and reads. */
abstract class CourseOnDisk {

    static final String COURSE = "id: c\ntitle: C\n";
    static final String QUESTION = "number: 1\nprompt: What?\nanswer: text\n";

    @TempDir Path work;

    Path folder() throws IOException {
        return Files.createDirectories(work.resolve("a-course"));
    }

    void write(String path, String text) throws IOException {
        write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    void write(String path, byte[] bytes) throws IOException {
        Path file = folder().resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    Reading read() throws IOException {
        return CourseReader.read(folder());
    }

    Course good() throws IOException {
        Reading reading = read();
        assertEquals(List.of(), reading.problems());
        assertFalse(reading.hasErrors());
        return reading.course().orElseThrow();
    }

    Problem only(Reading reading) {
        assertEquals(1, reading.problems().size(), () -> reading.problems().toString());
        Problem problem = reading.problems().getFirst();
        assertFalse(problem.mend().isBlank(), problem::toString);
        return problem;
    }
}
