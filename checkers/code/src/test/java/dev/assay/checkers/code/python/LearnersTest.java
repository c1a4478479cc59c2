package dev.assay.checkers.code.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grading.SingleCheck;
import dev.assay.grading.table.ExampleTable;
import dev.assay.grading.table.ExampleTable.Entry;
import dev.assay.grading.table.ExampleTable.Row;
import dev.assay.grading.table.ExampleTableReader;
import dev.assay.grading.table.TableRun;
import dev.assay.plugin.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Scores are those of a careful human: {@code learners.<checker>.yaml}. */
class LearnersTest {

    private static final List<String> CHECKERS =
            List.of("python.calls", "python.defines", "python.flow", "python.api");

    private static final Catalogue CATALOGUE = Catalogue.load(Optional.empty());

    @AfterAll
    static void close() {
        CATALOGUE.close();
    }

    private static ExampleTable table(String checker) throws IOException {
        String file = "learners." + checker + ".yaml";
        try (InputStream in = LearnersTest.class.getResourceAsStream(file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ExampleTableReader.parse(
                            checker,
                            file,
                            text,
                            problem -> {
                                throw new AssertionError(problem);
                            })
                    .orElseThrow();
        }
    }

    static Stream<Arguments> rows() throws IOException {
        List<Arguments> rows = new ArrayList<>();
        for (String checker : CHECKERS) {
            for (Entry entry : table(checker).entries()) {
                for (Row row : entry.rows()) {
                    rows.add(Arguments.of(checker, row.line(), row.answer().text(), entry, row));
                }
            }
        }
        return rows.stream();
    }

    @Test
    void thereAreEnoughOfThem() throws IOException {
        assertTrue(rows().count() >= 200);
    }

    @ParameterizedTest(name = "{0}:{1} {2}")
    @MethodSource("rows")
    void earnsWhatAFairInstructorWouldGive(
            String checker, int line, String answer, Entry entry, Row row) throws Exception {
        SingleCheck check =
                new TableRun(checker, CATALOGUE)
                        .bind(
                                entry,
                                row.about(),
                                problem -> {
                                    throw new AssertionError(problem);
                                })
                        .orElseThrow();
        boolean marked = row.files().values().stream().anyMatch(file -> !file.marks().isEmpty());
        List<String> off =
                TableRun.compare(row, check.check(row.answer(), Duration.ofSeconds(10))).stream()
                        .filter(problem -> marked || !problem.startsWith("evidence should be"))
                        .toList();
        if (row.known().isPresent()) {
            Assumptions.abort(
                    off.isEmpty() ? "passes now: take 'known' out" : row.known().orElseThrow());
        }
        assertEquals(List.of(), off);
    }
}
