package dev.assay.submissions.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.submissions.export.Marks.Mark;
import dev.assay.submissions.export.Marks.Piece;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarksTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing to mark   |                        | abcdef",
                "one in the middle | 2-4=x                  | ab[cd:x]ef",
                "the whole         | 0-6=x                  | [abcdef:x]",
                "side by side      | 0-2=x 2-4=y            | [ab:x][cd:y]ef",
                "overlapping       | 1-4=x 3-5=y            | a[bc:x][d:x+y][e:y]f",
                "one in another    | 0-6=x 2-3=y            | [ab:x][c:x+y][def:x]",
                "the same twice    | 1-3=x 1-3=y 1-3=x      | a[bc:x+y]def",
                "outside the text  | 4-9=x 5-5=y            | abcdef",
            })
    void piecesAreTheWholeTextAndSayWhatCoversThem(String name, String marks, String expected) {
        List<Mark> given =
                marks == null
                        ? List.of()
                        : List.of(marks.split(" ")).stream().map(MarksTest::mark).toList();
        String shown =
                Marks.cut("abcdef", given).stream()
                        .map(MarksTest::show)
                        .collect(Collectors.joining());
        assertThat(shown).isEqualTo(expected);
    }

    private static Mark mark(String written) {
        String[] parts = written.split("[-=]", -1);
        return new Mark(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2]);
    }

    private static String show(Piece piece) {
        String labels = piece.marks().stream().map(Mark::label).collect(Collectors.joining("+"));
        return labels.isEmpty() ? piece.text() : "[" + piece.text() + ":" + labels + "]";
    }
}
