package dev.assay.submissions.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class GradescopeResultsTest {

    private final JsonNode results = GradescopeResults.of(Grades.everyStatus());

    @Test
    void eachQuestionIsATest() {
        assertThat(results.path("tests")).hasSize(6);
        JsonNode first = results.path("tests").path(0);
        assertThat(first.path("score").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(first.path("max_score").decimalValue()).isEqualByComparingTo("1");
        assertThat(first.path("name").asText()).isEqualTo("001-graded");
        assertThat(first.path("number").asText()).isEqualTo("1");
        assertThat(first.path("visibility").asText()).isEqualTo("visible");
        assertThat(first.path("output").asText())
                .contains("Found: stack", "Say what a queue is")
                .doesNotContain("queue\n");
    }

    @Test
    void pointsThatAreNotFinalAreLeftOut() {
        for (int i = 1; i <= 3; i++) {
            assertThat(results.path("tests").path(i).has("score")).isFalse();
            assertThat(results.path("tests").path(i).path("output").asText()).isNotBlank();
        }
        assertThat(results.path("score").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(results.path("output").asText())
                .contains("4 of 6 gradable, 1 to confirm", "Line 3: no question");
    }
}
