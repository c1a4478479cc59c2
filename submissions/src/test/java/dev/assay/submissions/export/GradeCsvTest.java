package dev.assay.submissions.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradeCsvTest {

    @Test
    void pointsThatAreNotFinalAreBlankAndNotInTheTotal() throws IOException {
        StringBuilder out = new StringBuilder();
        new GradeCsv(out).write(Grades.everyStatus());
        List<String> rows = List.of(out.toString().split("\r\n"));
        assertThat(rows).hasSize(7);
        assertThat(rows.get(0))
                .startsWith("course,learner,number,question,status,points,maxPoints,");
        assertThat(rows.get(1)).contains(",1,001-graded,graded,0.5,1,");
        assertThat(rows.get(2)).contains(",2,002-review,needs-review,,1,0.5,answered twice,");
        assertThat(rows.get(3)).contains(",3,003-failed,failed,,1,");
        assertThat(rows.get(4)).contains(",4,004-pending,pending,,1,");
        assertThat(rows.get(5)).contains(",5,005-ungradable,ungradable,0,1,");
        assertThat(rows.subList(1, 7))
                .allMatch(row -> row.endsWith(",0.5,6,\"4 of 6 gradable, 1 to confirm\""));
    }

    @Test
    void cellsAreQuotedWhereTheyMustBe() throws IOException {
        StringBuilder out = new StringBuilder();
        new GradeCsv(out).write(Grades.everyStatus());
        assertThat(out.toString()).contains("\"Say what a queue is, \"\"please\"\".\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\tx", "\rx", "  =1", "\uFF1D1+1"})
    void aFormulaStaysText(String text) throws IOException {
        StringBuilder out = new StringBuilder();
        new CsvWriter(out).text(text).end();
        assertThat(out.toString().replace("\"", "")).startsWith("'" + text);
    }

    @Test
    void ordinaryTextIsLeftAlone() throws IOException {
        StringBuilder out = new StringBuilder();
        new CsvWriter(out).text("a - b = c").text("").text("e@f").end();
        assertThat(out.toString()).isEqualTo("a - b = c,,e@f\r\n");
    }
}
