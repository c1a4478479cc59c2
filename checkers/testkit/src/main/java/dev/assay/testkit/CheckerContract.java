package dev.assay.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import dev.assay.config.Problem;
import dev.assay.config.RecordDecoder;
import dev.assay.grading.SingleCheck;
import dev.assay.grading.table.ExampleTable;
import dev.assay.grading.table.ExampleTable.About;
import dev.assay.grading.table.ExampleTable.Entry;
import dev.assay.grading.table.ExampleTable.Row;
import dev.assay.grading.table.ExampleTable.Verdict;
import dev.assay.grading.table.TableRun;
import dev.assay.plugin.Catalogue;
import dev.assay.spi.Answer;
import dev.assay.spi.Check;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Cost;
import dev.assay.spi.Outcome;
import dev.assay.spi.ServiceProvider;
import dev.assay.text.AnswerText;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.opentest4j.TestAbortedException;

/**
 * What every checker must hold. A test class needs one line:
 *
 * <pre>{@code
 * class KeywordCheckerTest extends CheckerContract<KeywordChecker> {}
 * }</pre>
 *
 * <p>The checker's table of examples lies in {@code META-INF/assay/<id>.examples.yaml} of its jar.
 * Checkers of this repository have a page in {@code docs/checkers}, made from the table; run the
 * test with {@code -Dassay.docs.update=true} to write it anew.
 *
 * @param <T> the checker's class
 */
@TestInstance(PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public abstract class CheckerContract<T extends CheckerType<?>> {

    /** So many entries of a heavy checker's table meet each hostile answer. */
    private static final int HEAVY = 6;

    private @Nullable Catalogue catalogue;

    /** For subclasses. */
    protected CheckerContract() {}

    /**
     * Services to test with, in place of those on the class path: a {@link FakeSandbox}, say. None
     * unless overridden.
     */
    protected List<ServiceProvider<?>> services() {
        return List.of();
    }

    @BeforeAll
    final void findsTheTable() {
        catalogue = Catalogue.load(services());
        // What every other test needs: one clear message rather than ten failures.
        subject().table();
    }

    @AfterAll
    final void closesWhatItOpened() {
        if (catalogue != null) {
            catalogue.close();
        }
    }

    private Subject subject() {
        Class<?> test = getClass();
        while (test.getSuperclass() != CheckerContract.class) {
            test = test.getSuperclass();
        }
        if (test.getGenericSuperclass() instanceof ParameterizedType generic
                && generic.getActualTypeArguments()[0] instanceof Class<?> type) {
            return Subject.of(Objects.requireNonNull(catalogue), type);
        }
        return fail(
                "write: class " + test.getSimpleName() + " extends CheckerContract<YourChecker>");
    }

    @Test
    final void saysTheSameOfItselfOnEveryCall() {
        CheckerType<?> type = subject().type();
        assertEquals(type.info(), type.info(), "info()");
        assertEquals(type.configType(), type.configType(), "configType()");
        assertEquals(type.requires(), type.requires(), "requires()");
    }

    @Test
    final void itsOptionsAreDocumentedAndReadable() {
        assertEquals(
                List.of(),
                RecordDecoder.faults(subject().type().configType()),
                "faults of the configuration record");
    }

    @Test
    final void theSameConfigurationIsTheSameRecord() {
        Subject subject = subject();
        for (Entry entry : subject.entries()) {
            Optional<?> once = decode(subject.type(), entry);
            assertTrue(once.isPresent(), subject.table().file() + ":" + entry.line());
            assertEquals(once, decode(subject.type(), entry), "decoded twice");
            assertEquals(once.hashCode(), decode(subject.type(), entry).hashCode(), "hash code");
        }
    }

    private static Optional<? extends Record> decode(CheckerType<?> type, Entry entry) {
        List<Problem> problems = new ArrayList<>();
        return RecordDecoder.decode(entry.config(), type.configType(), problems::add);
    }

    @Test
    final void itsTableTellsRightFromWrong() {
        List<Verdict> verdicts =
                subject().entries().stream()
                        .flatMap(entry -> entry.rows().stream())
                        .filter(row -> row.known().isEmpty())
                        .map(Row::verdict)
                        .toList();
        assertTrue(verdicts.size() >= 3, "a table has three rows at least");
        assertTrue(
                verdicts.stream().distinct().count() > 1,
                "a table has answers that earn different scores");
    }

    @TestFactory
    final Stream<DynamicTest> doesWhatItsTableSays() {
        Subject subject = subject();
        ExampleTable table = subject.table();
        return table.entries().stream().flatMap(entry -> examples(subject, table.file(), entry));
    }

    private static Stream<DynamicTest> examples(Subject subject, String file, Entry entry) {
        String at = file + ":" + entry.line();
        Stream<DynamicTest> binding =
                Stream.of(
                        dynamicTest(
                                at + " " + entry.config().node(),
                                () -> agree(at, subject.run().binding(entry))));
        return Stream.concat(
                binding,
                entry.rows().stream()
                        .map(
                                row ->
                                        dynamicTest(
                                                file + ":" + row.line() + " " + shown(row),
                                                () -> example(subject, file, entry, row))));
    }

    private static void example(Subject subject, String file, Entry entry, Row row)
            throws Exception {
        String at = file + ":" + row.line();
        Outcome outcome =
                Promises.throwsNothing(at, () -> subject.check(entry, row.about(), row.answer()));
        List<String> off = TableRun.compare(row, outcome);
        if (row.known().isPresent()) {
            throw new TestAbortedException(
                    off.isEmpty()
                            ? at + " passes now: take 'known: " + row.known().get() + "' out"
                            : at + " is a known miss: " + row.known().get());
        }
        agree(at, off);
        Promises.hold(row.answer(), outcome);
    }

    private static void agree(String at, List<String> off) {
        if (!off.isEmpty()) {
            fail(at + "\n" + String.join("\n", off));
        }
    }

    private static String shown(Row row) {
        String text = row.answer().text().replace('\n', '⏎');
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    /**
     * The first, while no answer has been graded: what one leaves behind spoils all that follow.
     */
    @Test
    @Order(1)
    final void answersLeaveNoTraceInIt() throws Exception {
        Subject subject = subject();
        assertEquals(
                List.of(),
                Stateless.mutableFields(subject.type().getClass()),
                "fields of the checker that can be assigned again: make them final, or variables"
                        + " of the method that needs them");
        for (Entry entry : subject.entries()) {
            Check check = subject.bind(entry, entry.about()).check();
            assertEquals(
                    List.of(),
                    Stateless.mutableFields(check),
                    "fields of the check that can be assigned again: make them final, or variables"
                            + " of check()");
            new Repeated(subject, entry).inAnyOrderAndFromManyThreads();
        }
    }

    @TestFactory
    final Stream<DynamicTest> gradesWhateverIsHandedIn() {
        Subject subject = subject();
        List<SingleCheck> checks =
                subject.entries().stream()
                        .map(entry -> subject.bind(entry, entry.about()))
                        .toList();
        List<SingleCheck> few = checks.subList(0, Math.min(3, checks.size()));
        // Where a call takes a program to be started, each answer is for some entries, in turn.
        int each =
                subject.info().cost() == Cost.HEAVY
                        ? Math.min(HEAVY, checks.size())
                        : checks.size();
        List<DynamicTest> tests = new ArrayList<>();
        List<SingleCheck> turned = new ArrayList<>(checks);
        for (Map.Entry<String, String> answer : HostileAnswers.small().entrySet()) {
            tests.add(survives(subject, List.copyOf(turned.subList(0, each)), answer));
            Collections.rotate(turned, -each);
        }
        HostileAnswers.large()
                .entrySet()
                .forEach(answer -> tests.add(survives(subject, few, answer)));
        return tests.stream();
    }

    private static DynamicTest survives(
            Subject subject, List<SingleCheck> checks, Map.Entry<String, String> answer) {
        return dynamicTest(
                answer.getKey(),
                () -> {
                    for (String text : rawAndClean(answer.getValue())) {
                        // One answer for all of them, as in a course: it is parsed once.
                        try (SingleCheck.Shared shared = new SingleCheck.Shared(Answer.of(text))) {
                            for (SingleCheck check : checks) {
                                Outcome outcome =
                                        Promises.throwsNothing(
                                                answer.getKey(),
                                                () -> subject.survive(check, shared));
                                Promises.hold(Answer.of(text), outcome);
                            }
                        }
                    }
                });
    }

    /** Intake cleans answers, but a check does not rely on it. */
    private static Set<String> rawAndClean(String text) {
        return new LinkedHashSet<>(List.of(text, AnswerText.clean(text)));
    }

    @TestFactory
    final Stream<DynamicTest> keepsToItsTime() {
        Subject subject = subject();
        List<Entry> entries = subject.entries();
        List<Entry> few = entries.subList(0, Math.min(3, entries.size()));
        return few.stream()
                .map(
                        entry ->
                                dynamicTest(
                                        entry.config().node().toString(),
                                        () -> {
                                            if (subject.info().cost() == Cost.INSTANT) {
                                                Budget.instant(subject, entry);
                                            } else {
                                                Budget.heavy(subject, entry);
                                            }
                                        }));
    }

    @Test
    final void learnersNeverSeeTheReference() throws Exception {
        Subject subject = subject();
        for (Entry entry : subject.entries()) {
            for (Row row : entry.rows()) {
                Secret secret = Secret.in(row.about());
                Outcome outcome = outcome(subject, entry, row, secret);
                for (String text : Promises.shownToLearner(outcome)) {
                    assertEquals(
                            Optional.empty(),
                            secret.leak(text),
                            "what is shown to the learner of row "
                                    + row.line()
                                    + " holds a part of the reference: "
                                    + text);
                }
            }
        }
        assertNotEquals(List.of(), subject.entries());
    }

    /** With the secret reference; with the row's own where the checker refuses such ones. */
    private static Outcome outcome(Subject subject, Entry entry, Row row, Secret secret)
            throws Exception {
        About about = row.about();
        for (About changed : secret.hiddenIn(about)) {
            // Some checkers refuse a reference that they can't parse: then the next one is tried.
            Optional<SingleCheck> check = subject.run().bind(entry, changed, problem -> {});
            if (check.isPresent()) {
                return check.get().check(row.answer(), Subject.PATIENCE);
            }
        }
        return subject.check(entry, about, row.answer());
    }

    @Test
    final void itsPageIsUpToDate() throws IOException {
        Subject subject = subject();
        CheckerPages.find(subject.type().getClass())
                .orElseThrow(() -> new TestAbortedException("there is no docs/checkers above this"))
                .check(subject.type(), subject.table());
    }
}
