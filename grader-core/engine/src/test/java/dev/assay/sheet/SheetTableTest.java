package dev.assay.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grading.Submission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/**
 * Sheets as learners hand them in, under {@code sheets/}, each with what must be found in a YAML
 * file beside it: the answers, and nothing else; the problems, and no others; who is in doubt.
 */
class SheetTableTest {

    private static final SheetReader READER = new SheetReader(PytorchCourse.COURSE);

    /** What a row of the table says. */
    record Row(
            String file,
            String learner,
            Map<Integer, String> answers,
            List<String> problems,
            List<Integer> doubts) {

        @Override
        public String toString() {
            return file;
        }
    }

    static List<Row> rows() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(SheetTableTest::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theTableIsThere() {
        assertTrue(rows().size() >= 40, () -> rows().size() + " rows");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void theSheetIsReadAsAHumanWould(Row row) throws IOException {
        Sheet sheet = READER.read(row.file(), Files.readAllBytes(folder().resolve(row.file())));
        Map<Integer, String> found = new TreeMap<>();
        sheet.answers().forEach(answer -> found.put(answer.number(), answer.answer()));
        assertEquals(new TreeMap<>(row.answers()), found);
        List<String> unexpected =
                new ArrayList<>(sheet.problems().stream().map(Submission.Remark::message).toList());
        for (String expected : row.problems()) {
            String said =
                    unexpected.stream()
                            .filter(message -> message.contains(expected))
                            .findFirst()
                            .orElse("no problem says: " + expected + ", only " + unexpected);
            assertTrue(unexpected.remove(said), said);
        }
        assertEquals(List.of(), unexpected, "problems too many");
        assertEquals(
                row.doubts(),
                sheet.answers().stream()
                        .filter(answer -> !answer.doubts().isEmpty())
                        .map(PlacedAnswer::number)
                        .toList());
        if (!row.learner().isEmpty()) {
            assertEquals(row.learner(), sheet.learner());
        }
        Offsets.check(sheet);
    }

    @SuppressWarnings("unchecked") // the YAML is our own
    private static Row row(Path yaml) {
        try {
            Map<String, Object> read = new Yaml().load(Files.readString(yaml));
            return new Row(
                    (String) read.get("file"),
                    (String) read.getOrDefault("learner", ""),
                    (Map<Integer, String>) read.get("answers"),
                    (List<String>) read.getOrDefault("problems", List.of()),
                    (List<Integer>) read.getOrDefault("doubts", List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        return PytorchCourse.root().resolve("grader-core/engine/src/test/resources/sheets");
    }
}
