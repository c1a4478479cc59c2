package dev.assay.checkers.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grading.SingleCheck;
import dev.assay.grading.table.ExampleTable;
import dev.assay.grading.table.ExampleTable.About;
import dev.assay.grading.table.ExampleTable.Entry;
import dev.assay.grading.table.ExampleTable.Row;
import dev.assay.grading.table.ExampleTableReader;
import dev.assay.grading.table.TableRun;
import dev.assay.plugin.Catalogue;
import dev.assay.spi.AnswerKind;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Answers as learners write them, in {@code learners/[some.]<checker>.yaml}, graded as a careful
 * human would. A row that names no kind of question is graded as prose with code in it and as code
 * alone: what an author expects is a hint.
 */
class LearnersTest {

    private static final List<String> TABLES =
            List.of(
                    "python.calls",
                    "python.structure",
                    "python.defines",
                    "python.flow",
                    "python.api",
                    "pasted.python.calls",
                    "java.calls",
                    "java.structure",
                    "java.defines",
                    "java.forbids",
                    "java.style",
                    "pasted.java.calls",
                    "code.similar");

    private static final AnswerKind MIXED = AnswerKind.parse("mixed");

    private static final Catalogue CATALOGUE = Catalogue.load();

    @AfterAll
    static void close() {
        CATALOGUE.close();
    }

    private static String checker(String table) {
        return table.replaceFirst("^pasted\\.", "");
    }

    private static ExampleTable table(String name) throws IOException {
        String file = "learners/" + name + ".yaml";
        try (InputStream in = LearnersTest.class.getResourceAsStream(file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ExampleTableReader.parse(
                            checker(name),
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
        for (String table : TABLES) {
            for (Entry entry : table(table).entries()) {
                for (Row row : entry.rows()) {
                    rows.add(Arguments.of(table, row.line(), row.answer().text(), entry, row));
                }
            }
        }
        return rows.stream();
    }

    @ParameterizedTest
    @CsvSource({"python, 400", "java, 200"})
    void thereAreEnoughOfThem(String language, int least) throws IOException {
        long rows =
                rows().filter(row -> checker(row.get()[0].toString()).startsWith(language)).count();
        assertTrue(rows >= least, () -> language + " has " + rows);
    }

    @ParameterizedTest(name = "{0}:{1} {2}")
    @MethodSource("rows")
    void earnsWhatAFairInstructorWouldGive(
            String table, int line, String answer, Entry entry, Row row) throws Exception {
        String checker = checker(table);
        About about = row.about();
        Optional<String> language = entry.about().kind().language();
        assertEquals(MIXED.form(), entry.about().kind().form(), "the rows say their kinds");
        List<String> off = new ArrayList<>(off(checker, entry, row, about));
        if (off.isEmpty() && about.equals(entry.about())) {
            AnswerKind code =
                    AnswerKind.parse(
                            "code/" + language.orElseGet(() -> checker.replaceFirst("\\..*", "")));
            off.addAll(
                    off(checker, entry, row, new About(about.prompt(), code, about.references())));
        }
        if (row.known().isPresent()) {
            Assumptions.abort(
                    off.isEmpty() ? "passes now: take 'known' out" : row.known().orElseThrow());
        }
        assertEquals(List.of(), off);
    }

    private static List<String> off(String checker, Entry entry, Row row, About about)
            throws Exception {
        SingleCheck check =
                new TableRun(checker, CATALOGUE)
                        .bind(
                                entry,
                                about,
                                problem -> {
                                    throw new AssertionError(problem);
                                })
                        .orElseThrow();
        boolean marked = row.files().values().stream().anyMatch(file -> !file.marks().isEmpty());
        return TableRun.compare(row, check.check(row.answer(), Duration.ofSeconds(10))).stream()
                .filter(problem -> marked || !problem.startsWith("evidence should be"))
                .map(problem -> about.kind() + ": " + problem)
                .toList();
    }
}
