package dev.assay.checkers.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grading.SingleCheck;
import dev.assay.grading.table.ExampleTable.Entry;
import dev.assay.grading.table.ExampleTableReader;
import dev.assay.grading.table.TableRun;
import dev.assay.plugin.Catalogue;
import dev.assay.spi.Answer;
import dev.assay.spi.Evidence;
import dev.assay.spi.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every checker of code answers sources of a megabyte and ten thousand levels: as code of its own
 * language, and as whatever the engine takes them for. {@code bench/hostile} holds it to a second
 * each in a small heap.
 */
class HostileCodeTest {

    private static final Duration PATIENCE =
            Duration.ofMillis(Integer.getInteger("assay.hostile.millis", 20_000));

    private static final Catalogue CATALOGUE = Catalogue.load();

    private record Subject(String checker, SingleCheck check) {

        List<String> languages() {
            return checker.startsWith("code.")
                    ? List.of("python", "java")
                    : List.of(checker.substring(0, checker.indexOf('.')));
        }
    }

    @AfterAll
    static void close() {
        CATALOGUE.close();
    }

    private static List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        for (var plugin : CATALOGUE.checkers()) {
            if (plugin.type().getClass().getPackageName().startsWith("dev.assay.checkers.code")) {
                subjects.add(new Subject(plugin.id(), bound(plugin.id())));
            }
        }
        return subjects;
    }

    /** The first entry of its table that is a rule. */
    private static SingleCheck bound(String checker) {
        return ExampleTableReader.read(
                        checker, HostileCodeTest.class.getClassLoader(), problem -> {})
                .orElseThrow()
                .entries()
                .stream()
                .filter(entry -> entry.invalid().isEmpty())
                .findFirst()
                .flatMap(
                        (Entry entry) ->
                                new TableRun(checker, CATALOGUE)
                                        .bind(entry, entry.about(), problem -> {}))
                .orElseThrow();
    }

    @Test
    void noCheckerIsLeftOut() {
        assertEquals(11, subjects().size());
    }

    @TestFactory
    Stream<DynamicTest> isAnswered() {
        List<Subject> subjects = subjects();
        return HostileCode.all().entrySet().stream()
                .map(
                        code ->
                                DynamicTest.dynamicTest(
                                        code.getKey().replace("\n", "\\n"),
                                        () -> survives(code.getValue(), subjects)));
    }

    private static void survives(String text, List<Subject> subjects) throws Exception {
        Answer answer = Answer.of(text);
        Map<String, OneRegion> codes = new HashMap<>(); // parsed once, as in the engine
        for (Subject subject : subjects) {
            for (String language : subject.languages()) {
                OneRegion code =
                        codes.computeIfAbsent(language, each -> new OneRegion(answer, each));
                holds(
                        subject,
                        text,
                        assertTimeoutPreemptively(
                                PATIENCE,
                                () -> subject.check().check().check(answer, code),
                                subject.checker()));
            }
            try (SingleCheck.Call call = subject.check().prepare(answer, PATIENCE)) {
                holds(
                        subject,
                        text,
                        assertTimeoutPreemptively(PATIENCE, call::run, subject.checker()));
            }
        }
    }

    private static void holds(Subject subject, String text, Outcome outcome) {
        assertFalse(outcome instanceof Outcome.Failed, () -> subject.checker() + ": " + outcome);
        if (outcome instanceof Outcome.Graded graded) {
            for (Evidence evidence : graded.evidence()) {
                boolean inside =
                        !(evidence instanceof Evidence.Span span)
                                || (span.start() >= 0 && span.end() <= text.length());
                assertTrue(inside, () -> subject.checker() + ": " + evidence);
            }
        }
    }
}
