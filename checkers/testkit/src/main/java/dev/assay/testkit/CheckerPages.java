package dev.assay.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grading.table.ExampleTable;
import dev.assay.spi.CheckerType;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder {@code docs/checkers}: a page for each checker, made from its options and its table,
 * and a list of them.
 *
 * @param folder where the pages lie
 */
record CheckerPages(Path folder) {

    /** Writes pages anew instead of comparing them. */
    static final String UPDATE = "assay.docs.update";

    private static final String INDEX = "README.md";

    /** The folder above a checker's classes; empty for checkers of tests and of other projects. */
    static Optional<CheckerPages> find(Class<?> checker) {
        try {
            Path classes =
                    Path.of(checker.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (!classes.endsWith("target/classes")) {
                return Optional.empty();
            }
            for (Path at = classes; at != null; at = at.getParent()) {
                if (Files.isDirectory(at.resolve("docs/checkers"))) {
                    return Optional.of(new CheckerPages(at.resolve("docs/checkers")));
                }
            }
            return Optional.empty();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compares a checker's page with what it must be, or writes it. */
    void check(CheckerType<?> type, ExampleTable table) throws IOException {
        String page = new CheckerPage(type, table).write();
        Path file = folder.resolve(type.info().id() + ".md");
        if (Boolean.getBoolean(UPDATE)) {
            Files.writeString(file, page);
            Files.writeString(folder.resolve(INDEX), index());
        }
        String mend = "run this test with -D" + UPDATE + "=true and commit what it writes";
        assertTrue(Files.exists(file), () -> "there is no " + file + ": " + mend);
        assertEquals(page, Files.readString(file), () -> file + " is out of date: " + mend);
        assertEquals(
                index(),
                Files.readString(folder.resolve(INDEX)),
                () -> "the list of checkers is out of date: " + mend);
    }

    /** The list, made of the pages' own beginnings. */
    private String index() throws IOException {
        StringBuilder index = new StringBuilder();
        index.append("# Checkers\n\n");
        index.append("Made from the checkers' options and tables of examples; don't edit.\n\n");
        index.append("| checker | what it does |\n| --- | --- |\n");
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> pages =
                    files.filter(file -> file.toString().endsWith(".md"))
                            .filter(file -> !file.endsWith(INDEX))
                            .sorted()
                            .toList();
            for (Path page : pages) {
                List<String> lines = Files.readAllLines(page);
                String id = lines.getFirst().replaceFirst("^# ", "");
                index.append("| [").append(id).append("](").append(id).append(".md) | ");
                index.append(lines.get(2)).append(" |\n");
            }
        }
        return index.toString();
    }
}
