package dev.assay.submissions.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.submissions.intake.RefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as spreadsheets write them. */
class TableTest {

    private static List<Integer> lines(Table table) {
        return table.rows().stream().map(Table.Row::line).toList();
    }

    @Test
    void rowsHaveTheNumbersThatASpreadsheetShows() throws Exception {
        String text = "sep=;\r\nid;name\r\n1;\"Ada\r\nLovelace\"\r\n\r\n;\r\n2;Ben\r\n";
        Table table = Table.parse("r.csv", text);
        assertThat(table.columns()).containsExactly("id", "name");
        assertThat(lines(table)).containsExactly(2, 5);
        assertThat(table.rows().getLast().cell("name")).isEqualTo("Ben");
        assertThat(lines(Table.parse("r.csv", "\n\nid,name\n1,x\n"))).containsExactly(4);
        assertThatThrownBy(() -> Table.parse("r.csv", "id,name\n\n1,\"x\n2,y\n"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("r.csv: row 3 is no CSV");
    }

    /** Cut off, somebody's answer would be another one. */
    @Test
    void aRowWithMoreCellsThanTheHeadingIsToldAndLeftOut() throws Exception {
        Table table = Table.parse("r.csv", "id,text,text\n1,I think, it is,Paris\n2,a,b,,\n");
        assertThat(lines(table)).containsExactly(3);
        assertThat(table.problems())
                .satisfiesExactly(
                        twice -> assertThat(twice).contains("two columns are called text"),
                        long4 ->
                                assertThat(long4)
                                        .contains("r.csv:2: has 4 cells, and the heading 3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFid,name\n1,a;b\n",
                "id;name\n1;\"a;b\"\n",
                "id\tname\n1\ta;b\n",
                "sep=|\nid|name\n1|a;b\n",
                "\"sep=\t\"\nid\tname\n1\ta;b\n",
                "\n ID , Name \n1,\"a;b\"\n"
            })
    void theSeparatorIsFoundOrSaid(String text) throws Exception {
        Table.Row row = Table.parse("r.csv", text).rows().getFirst();
        assertThat(row.cell("id")).isEqualTo("1");
        assertThat(row.cell("name")).isIn("a;b", "a");
    }
}
