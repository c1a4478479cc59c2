package dev.assay.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.course.CourseReader.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/course}: a page for each course that comes with Assay, as its files are now. */
final class CoursePageTest extends CourseOnDisk {

    private static final String UPDATE = "assay.docs.update";

    static List<Path> courses() throws IOException {
        try (Stream<Path> folders = Files.list(root().resolve("courses"))) {
            return folders.filter(folder -> Files.exists(folder.resolve(CourseReader.COURSE_FILE)))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("courses")
    void thePageOfACourseIsAsItsFilesAre(Path folder) throws IOException {
        Course course = CourseReader.read(folder).course().orElseThrow();
        String page = new CoursePage(course).write();
        Path file = root().resolve("docs/course").resolve(course.id() + ".md");
        if (Boolean.getBoolean(UPDATE)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, page);
        }
        String mend = "run this test with -D" + UPDATE + "=true and commit what it writes";
        assertTrue(Files.exists(file), () -> "there is no " + file + ": " + mend);
        assertEquals(page, Files.readString(file), () -> file + " is out of date: " + mend);
    }

    @Test
    void aPageShowsWhatIsAskedAndWhatGradesItAndNoAnswer() throws IOException {
        write("course.yaml", "id: tiny\ntitle: A | B\nguards: [text.guard]\n");
        write(
                "questions/001-stack.yaml",
                """
                number: 1
                level: beginner
                tags: [data, order]
                difficulty: 0.25
                prompt: What is a | stack?
                answer: text
                points: 1
                references: [secret reference]
                rubric:
                  combine: best-of
                  parts:
                    - {check: text.keyword, with: {keywords: [secret keyword]}}
                    - {check: text.regex, with: {any: [secret pattern]}}
                examples:
                  - {answer: secret example, score: 1}
                model-answer: secret answer
                notes: secret note
                """);
        write(
                "questions/002-queue.yaml",
                """
                number: 2
                prompt: What is a queue?
                answer: text
                points: 1
                rubric: {check: text.keyword, with: {keywords: [FIFO]}}
                """);
        Reading reading = read();
        String page = new CoursePage(reading.course().orElseThrow()).write();
        assertTrue(page.startsWith("# A \\| B\n"), page);
        assertTrue(page.contains("go through text.guard as well"), page);
        assertTrue(page.contains("| Beginner | 1 | 0.25 |\n| Questions | 1 |  |\n"), page);
        assertTrue(page.contains("| 1 | What is a \\| stack? | data, order | 0.25 |"), page);
        assertTrue(page.contains("| 0.25 | text.keyword, text.regex |\n"), page);
        assertTrue(page.contains("| 2 | What is a queue? |  |  | text.keyword |\n"), page);
        assertTrue(page.contains("| order | 1 |\n"), page);
        assertTrue(page.contains("| text.keyword | 1, 2 |\n"), page);
        assertFalse(page.contains("secret"), page);
    }

    /** The folder that holds {@code courses} and {@code docs}. */
    private static Path root() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("courses"))) {
                return at;
            }
        }
        throw new IllegalStateException(
                "there is no folder courses above " + Path.of("").toAbsolutePath());
    }
}
