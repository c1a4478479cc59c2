package dev.assay.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.fail;

import dev.assay.config.Problem;
import dev.assay.grading.SingleCheck;
import dev.assay.grading.table.ExampleTable;
import dev.assay.grading.table.ExampleTable.About;
import dev.assay.grading.table.ExampleTable.Entry;
import dev.assay.grading.table.ExampleTableReader;
import dev.assay.grading.table.TableRun;
import dev.assay.plugin.Catalogue;
import dev.assay.plugin.Plugin;
import dev.assay.plugin.Refused;
import dev.assay.spi.Answer;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The checker under test, as the program finds it, and its table of examples.
 *
 * @param catalogue what is on the class path
 */
record Subject(Catalogue catalogue, CheckerType<?> type, CheckerInfo info, TableRun run) {

    /** Longer than any check takes that is not stuck. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    static Subject of(Catalogue catalogue, Class<?> type) {
        Plugin plugin =
                catalogue.checkers().stream()
                        .filter(found -> found.type().getClass() == type)
                        .findFirst()
                        .orElseGet(() -> notFound(catalogue, type));
        return new Subject(
                catalogue, plugin.type(), plugin.info(), new TableRun(plugin.id(), catalogue));
    }

    private static Plugin notFound(Catalogue catalogue, Class<?> type) {
        List<Refused> refused =
                catalogue.refused().stream()
                        .filter(each -> each.origin().endsWith(type.getName()))
                        .toList();
        if (!refused.isEmpty()) {
            return fail("the program refuses it: " + refused);
        }
        return fail(
                "the program does not find "
                        + type.getName()
                        + ": annotate it with @MetaInfServices(CheckerType.class), or name it in"
                        + " META-INF/services/"
                        + CheckerType.class.getName());
    }

    ExampleTable table() {
        List<Problem> problems = new ArrayList<>();
        Optional<ExampleTable> table =
                ExampleTableReader.read(info.id(), type.getClass().getClassLoader(), problems::add);
        assertEquals(List.of(), problems, "problems of the table of examples");
        return table.orElseGet(
                () -> fail("write a table of examples: " + ExampleTable.path(info.id())));
    }

    /** The entries whose configuration works. */
    List<Entry> entries() {
        return table().entries().stream().filter(entry -> entry.invalid().isEmpty()).toList();
    }

    SingleCheck bind(Entry entry, About about) {
        List<Problem> problems = new ArrayList<>();
        return run.bind(entry, about, problems::add)
                .orElseGet(() -> fail(info.id() + " refuses an entry of its table: " + problems));
    }

    Outcome check(Entry entry, About about, Answer answer) throws Exception {
        return bind(entry, about).check(answer, PATIENCE);
    }

    /** An answer that nobody would give, or that is huge: it must be graded all the same. */
    Outcome survive(SingleCheck check, SingleCheck.Shared answer) {
        return assertTimeoutPreemptively(PATIENCE, () -> answer.check(check, PATIENCE));
    }
}
