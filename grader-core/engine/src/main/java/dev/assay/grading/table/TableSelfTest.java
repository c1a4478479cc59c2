package dev.assay.grading.table;

import dev.assay.config.Problem;
import dev.assay.plugin.Catalogue;
import dev.assay.plugin.Plugin;
import dev.assay.plugin.SelfTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A checker tests itself by the table of examples in its jar. One without a table fails. */
public final class TableSelfTest implements SelfTest {

    private static final Duration EACH = Duration.ofSeconds(10);

    @Override
    public List<String> run(Plugin checker, Catalogue catalogue) throws InterruptedException {
        List<Problem> problems = new ArrayList<>();
        Optional<ExampleTable> table =
                ExampleTableReader.read(
                        checker.id(), checker.type().getClass().getClassLoader(), problems::add);
        if (!problems.isEmpty()) {
            return problems.stream().map(Problem::toString).toList();
        }
        if (table.isEmpty() || table.get().entries().isEmpty()) {
            return List.of("it has no table of examples, " + ExampleTable.path(checker.id()));
        }
        return new TableRun(checker.id(), catalogue).run(table.get(), EACH);
    }
}
