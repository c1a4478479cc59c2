package dev.assay.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.assay.config.Problem;
import dev.assay.grading.table.ExampleTable;
import dev.assay.grading.table.ExampleTable.Entry;
import dev.assay.grading.table.ExampleTable.Row;
import dev.assay.grading.table.ExampleTableReader;
import dev.assay.grading.table.TableContext;
import dev.assay.grading.table.TableRun;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.Check;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Evidence;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Outcome;
import java.lang.reflect.ParameterizedType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/**
 * What every checker must hold. A test class needs one line:
 *
 * <pre>{@code
 * class KeywordCheckerTest extends CheckerContract<KeywordChecker> {}
 * }</pre>
 *
 * <p>The checker's table of examples lies in {@code META-INF/assay/<id>.examples.yaml} of its jar.
 *
 * @param <T> the checker's class
 */
public abstract class CheckerContract<T extends CheckerType<?>> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The checker, as the service loader finds it. */
    @SuppressWarnings("rawtypes") // a class literal has no type arguments
    protected final CheckerType<?> checker() {
        Class<?> type = checkerClass();
        return ServiceLoader.load(CheckerType.class, type.getClassLoader()).stream()
                .filter(provider -> provider.type() == type)
                .map(provider -> (CheckerType<?>) provider.get())
                .findFirst()
                .orElseGet(
                        () ->
                                fail(
                                        type.getName()
                                                + " is not found by ServiceLoader: name it in"
                                                + " META-INF/services/"
                                                + CheckerType.class.getName()));
    }

    private Class<?> checkerClass() {
        Class<?> test = getClass();
        while (test.getSuperclass() != CheckerContract.class) {
            test = test.getSuperclass();
        }
        if (test.getGenericSuperclass() instanceof ParameterizedType generic
                && generic.getActualTypeArguments()[0] instanceof Class<?> type) {
            return type;
        }
        return fail(
                "write: class " + test.getSimpleName() + " extends CheckerContract<YourChecker>");
    }

    private ExampleTable table() {
        CheckerType<?> checker = checker();
        String id = checker.info().id();
        List<Problem> problems = new ArrayList<>();
        ExampleTable table =
                ExampleTableReader.read(id, checker.getClass().getClassLoader(), problems::add)
                        .orElseGet(
                                () ->
                                        fail(
                                                "there is no "
                                                        + ExampleTable.path(id)
                                                        + " among the resources "
                                                        + problems));
        assertEquals(List.of(), problems, "the table's own problems");
        return table;
    }

    @Test
    void isFoundByTheServiceLoaderAndSaysWhoItIs() {
        CheckerType<?> checker = checker();
        assertEquals(checker.info(), checker.info(), "info() is the same on every call");
        assertEquals(checker.configType(), checker.configType());
    }

    @TestFactory
    Stream<DynamicTest> doesWhatItsTableOfExamplesSays() {
        ExampleTable table = table();
        assertFalse(table.entries().isEmpty(), "a table has one entry at least");
        TableRun run = new TableRun(checker());
        return table.entries().stream().flatMap(entry -> entry(table, run, entry));
    }

    private static Stream<DynamicTest> entry(ExampleTable table, TableRun run, Entry entry) {
        String at = table.file() + ":";
        Stream<DynamicTest> binds =
                Stream.of(
                        dynamicTest(
                                at + entry.line() + " config " + entry.config().node(),
                                () ->
                                        assertEquals(
                                                List.of(), run.binding(entry), at + entry.line())));
        return Stream.concat(
                binds,
                entry.rows().stream()
                        .map(
                                row ->
                                        dynamicTest(
                                                at + row.line() + " " + shorten(row.answer()),
                                                () -> row(at + row.line(), run, entry, row))));
    }

    private static void row(String at, TableRun run, Entry entry, Row row) throws Exception {
        List<String> off = TableRun.compare(row, check(run, entry, row, row.answer()));
        if (row.known().isPresent()) {
            throw new TestAbortedException(
                    at
                            + (off.isEmpty()
                                    ? " passes now: take its 'known: " + row.known().get() + "' out"
                                    : " is a known miss, " + row.known().get()));
        }
        if (!off.isEmpty()) {
            fail(at + "\n" + String.join("\n", off));
        }
    }

    private static Outcome check(TableRun run, Entry entry, Row row, Answer answer)
            throws Exception {
        return check(run.bind(entry, row.about()).check(), answer, row.about().kind());
    }

    private static Outcome check(Check check, Answer answer, AnswerKind kind) throws Exception {
        try (TableContext context = new TableContext(answer, kind, PATIENCE)) {
            return check.check(answer, context);
        }
    }

    private static String shorten(Answer answer) {
        String text = answer.text().replace('\n', '⏎');
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    @TestFactory
    Stream<DynamicTest> looksAtAnyAnswerWithoutThrowing() {
        TableRun run = new TableRun(checker());
        List<Entry> valid =
                table().entries().stream().filter(entry -> entry.invalid().isEmpty()).toList();
        return Stream.concat(
                        HostileAnswers.small().entrySet().stream(),
                        HostileAnswers.large().entrySet().stream())
                .map(
                        answer ->
                                dynamicTest(
                                        answer.getKey(),
                                        () -> survives(run, valid, answer.getValue())));
    }

    private static void survives(TableRun run, List<Entry> entries, String text) throws Exception {
        int most = text.length() >= HostileAnswers.MEGABYTE ? 3 : entries.size();
        for (Entry entry : entries.subList(0, Math.min(most, entries.size()))) {
            Check check = bind(run, entry);
            Answer answer = Answer.of(text);
            Outcome outcome =
                    assertTimeoutPreemptively(
                            PATIENCE, () -> check(check, answer, entry.about().kind()));
            spansLieInside(answer, outcome);
        }
    }

    private static Check bind(TableRun run, Entry entry) {
        try {
            return run.bind(entry, entry.about()).check();
        } catch (InvalidConfigException e) {
            return fail(e);
        }
    }

    private static void spansLieInside(Answer answer, Outcome outcome) {
        for (Evidence evidence : TableRun.evidence(outcome)) {
            if (evidence instanceof Evidence.Span span) {
                String text = answer.file(span.file()).text();
                assertTrue(span.end() <= text.length(), span + " ends behind the answer");
                assertFalse(splits(text, span.start()), span + " splits a surrogate pair");
                assertFalse(splits(text, span.end()), span + " splits a surrogate pair");
            }
        }
    }

    private static boolean splits(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }
}
