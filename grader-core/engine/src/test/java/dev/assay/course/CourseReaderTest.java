package dev.assay.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.course.CourseReader.Reading;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A course's folder becomes a course, with every problem of its files. */
final class CourseReaderTest {

    @TempDir Path folder;

    @Test
    void aCourseIsReadWithAllItsKeys() throws IOException {
        write("course.yaml", "id: c\ntitle: C\nguards: [text.guard]\n");
        write(
                "questions/008-numpy.yaml",
                """
                number: 8
                prompt: How?
                answer: mixed/python
                rubric:
                  combine: weighted-sum
                  parts:
                    - id: to-tensor
                      combine: best-of
                      parts:
                        - {check: python.calls, with: {any-of: [torch.from_numpy]}}
                        - {check: text.keyword}
                    - {check: python.calls, weight: 0.5}
                examples:
                  - {answer: 42, score: 0.5}
                """);
        Reading reading = CourseReader.read(folder);
        assertEquals(List.of(), reading.problems());
        Question question = reading.course().orElseThrow().question("8").orElseThrow();
        assertEquals("008-numpy", question.id());
        Group rubric = (Group) question.rubric().orElseThrow();
        Group best = (Group) rubric.parts().getFirst();
        assertEquals("to-tensor.2", best.parts().getLast().id());
        assertEquals(11, best.parts().getLast().source().line());
        assertEquals("rubric.2", rubric.parts().getLast().id());
        assertEquals(new BigDecimal("0.5"), rubric.parts().getLast().weight());
        assertEquals("42", question.examples().getFirst().answer().text());
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
