package dev.assay.submissions.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.course.Course;
import dev.assay.policy.Policy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GradeHtmlTest {

    private static final Course COURSE =
            new Course(
                    "c",
                    "A & B",
                    Path.of("."),
                    "sha256:1",
                    Map.of(),
                    List.of(),
                    0.8,
                    new Course.SheetSettings(List.of()),
                    List.of(),
                    Map.of(),
                    Policy.NONE);

    private final String page = new GradeHtml(COURSE).page(List.of(Grades.everyStatus()));

    @Test
    void evidenceIsMarkedInTheAnswerAndDeductionsDifferently() {
        assertThat(page)
                .contains("<mark class=\"on\" title=\"stack\">stack</mark>")
                .contains("<mark class=\"off\" title=\"lifo\">LIFO</mark>");
    }

    @Test
    void whatDidNotCountIsNotShown() throws JsonProcessingException {
        JsonNode criteria =
                new ObjectMapper()
                        .readTree(
                                """
                                [{"id": "part", "weight": 1, "score": 0.0},
                                 {"id": "idle-deduction", "weight": -1, "score": 0.0},
                                 {"id": "deduction", "weight": -1, "score": 0.5},
                                 {"id": "failed-deduction", "weight": -1, "score": null}]
                                """);
        assertThat(GradeNodes.telling(criteria, ""))
                .extracting(node -> node.path("id").asText())
                .containsExactly("part", "deduction", "failed-deduction");
        assertThat(GradeNodes.telling(criteria, "deduction"))
                .extracting(node -> node.path("id").asText())
                .containsExactly("deduction");
    }

    @Test
    void whatIsFoundIsToldOnceAndEarnsATickOnlyWhereItEarnedMarks() {
        ObjectNode grade = Grades.everyStatus();
        ObjectNode question = (ObjectNode) grade.path("questions").path(0);
        question.set(
                "criteria",
                Grades.read(
                        """
                        [{"id": "top", "weight": 1, "outcome": "graded", "score": 1, "evidence": [
                            {"kind": "span", "file": "answer", "start": 26, "end": 31, "label": "stack"},
                            {"kind": "span", "file": "answer", "start": 33, "end": 37, "label": "stack"}]},
                         {"id": "rest", "weight": 1, "outcome": "graded", "score": 0, "evidence": [
                            {"kind": "span", "file": "answer", "start": 0, "end": 3, "label": "too short"},
                            {"kind": "missing", "what": "queue"}]},
                         {"id": "not", "weight": -1, "outcome": "graded", "score": 1, "evidence": [
                            {"kind": "span", "file": "answer", "start": 33, "end": 37, "label": "lifo"},
                            {"kind": "missing", "what": "fifo"}]}]
                        """));
        String shown = new GradeHtml(COURSE).page(List.of(grade));
        assertThat(shown)
                .containsOnlyOnce("<span class=\"found\"> ✓ stack</span>")
                .contains("<span class=\"found off\"> • too short</span>")
                .contains("<span class=\"missing\"> ✗ queue</span>")
                .contains("<span class=\"found off\"> • lifo</span>")
                .doesNotContain("fifo");
    }

    @Test
    void anAnswerStaysText() {
        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("=HYPERLINK(&quot;x&quot;)")
                .contains("A &amp; B")
                .doesNotContain("<script");
    }

    @Test
    void thePageNeedsNothingElseAndForbidsIt() {
        assertThat(page)
                .contains("default-src 'none'; style-src 'sha256-")
                .doesNotContainPattern("(src|href)=")
                .doesNotContain("url(");
    }

    @Test
    void unansweredQuestionsAreFolded() {
        assertThat(page).contains("Not answered: 6.").contains("4 of 6 gradable, 1 to confirm");
    }

    @Test
    void markdownNeitherRunsNorFetches() {
        assertThat(Markdown.html("<b>x</b> ![pic](http://e/x.png) [y](javascript:z) `code`"))
                .contains("&lt;b&gt;", "pic", "<code>code</code>")
                .doesNotContain("<img", "javascript:", "http://e");
    }
}
