package dev.assay.submissions.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.course.CourseReader;
import dev.assay.submissions.intake.RefusedException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores are put into a file of graded answers, and nothing that was there is lost. */
class GradedLinesTest {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    @TempDir Path folder;

    private GradedLines lines(String text) throws Exception {
        return GradedLines.read(Files.writeString(folder.resolve("q.jsonl"), text));
    }

    @Test
    void whatElseALineSaysStays() throws Exception {
        GradedLines lines =
                lines(
                        """
                        {"id": 7, "answer": "a", "score": 1, "by": "prof", "p": 0.10}

                        no JSON
                        {"answer": "b",  "score": 0.50}\
                        """);
        lines.put(Map.of("a", HALF, "b", HALF));
        assertThat(lines.text())
                .isEqualTo(
                        """
                        {"id":7,"answer":"a","score":0.5,"by":"prof","p":0.10}

                        no JSON
                        {"answer": "b",  "score": 0.50}
                        """);
        assertThat(lines.changed()).isEqualTo(1);
    }

    @Test
    void anAnswerThatStandsTwiceHasOneScore() throws Exception {
        GradedLines lines =
                lines("{\"answer\":\"a\",\"score\":1}\n{\"answer\":\"a\",\"score\":0}\n");
        lines.put(Map.of("a", HALF));
        assertThat(lines.text()).isEqualTo("{\"answer\":\"a\",\"score\":0.5}\n".repeat(2));
    }

    @Test
    void noFileGetsLongerThanACourseMayHave() throws Exception {
        String full = "{\"answer\":\"x\",\"score\":1}\n";
        GradedLines many = lines(full.repeat(CourseReader.MOST_GRADED_ANSWERS - 1));
        Map<String, BigDecimal> two = new LinkedHashMap<>();
        two.put("a", HALF);
        two.put("b", HALF);
        many.put(two);
        assertThat(many.changed()).isEqualTo(1);
        assertThat(many.left()).isEqualTo(1);
        GradedLines large = lines("");
        large.put(Map.of("y".repeat(CourseReader.MOST_GRADED_BYTES), HALF));
        assertThat(large.left()).isEqualTo(1);
        assertThat(large.text()).isEmpty();
    }

    @Test
    void whatIsNoTextIsTold() throws Exception {
        Path file = Files.write(folder.resolve("q.jsonl"), new byte[] {(byte) 0xff, 0, 1});
        assertThatThrownBy(() -> GradedLines.read(file))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("q.jsonl", "UTF-8");
    }
}
