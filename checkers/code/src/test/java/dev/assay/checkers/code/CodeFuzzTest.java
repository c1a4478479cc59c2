package dev.assay.checkers.code;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.assay.grading.SingleCheck;
import dev.assay.grading.table.ExampleTable;
import dev.assay.grading.table.ExampleTableReader;
import dev.assay.grading.table.TableRun;
import dev.assay.plugin.Catalogue;
import dev.assay.spi.Answer;
import dev.assay.spi.Evidence;
import dev.assay.spi.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every checker of code on broken code: an outcome each time, and nothing native left behind. */
class CodeFuzzTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TEXTS = 1_500;
    private static final int ENTRIES = 4;

    /** What the native heap may grow by, for pools that fill up once. */
    private static final long GROWTH = 128L << 20;

    private record Subject(String checker, SingleCheck check) {}

    @Test
    void brokenCodeIsGraded() throws Exception {
        try (Catalogue catalogue = Catalogue.load()) {
            List<Subject> subjects = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            for (var plugin : catalogue.checkers()) {
                if (plugin.type()
                        .getClass()
                        .getPackageName()
                        .startsWith("dev.assay.checkers.code")) {
                    read(plugin.id(), catalogue, subjects, texts);
                }
            }
            Fuzz fuzz = new Fuzz(TEXTS);
            long before = CodeFuzzTest.outsideHeap();
            int graded = 0;
            while (fuzz.goesOn()) {
                String text = fuzz.broken(texts);
                Subject subject = fuzz.any(subjects);
                graded += isGraded(subject, text, fuzz.seed()) ? 1 : 0;
            }
            assertTrue(
                    graded > 100, "most broken code is still graded, but only " + graded + " was");
            long grown = CodeFuzzTest.outsideHeap() - before;
            assertTrue(
                    grown < GROWTH, "memory outside of the heap grew by " + (grown >> 20) + " MB");
        }
    }

    private static void read(
            String id, Catalogue catalogue, List<Subject> subjects, List<String> texts) {
        ExampleTable table =
                ExampleTableReader.read(id, CodeFuzzTest.class.getClassLoader(), problem -> {})
                        .orElseThrow();
        TableRun run = new TableRun(id, catalogue);
        table.entries().stream()
                .filter(entry -> entry.invalid().isEmpty())
                .peek(entry -> entry.rows().forEach(row -> texts.add(row.answer().text())))
                .limit(ENTRIES)
                .flatMap(entry -> run.bind(entry, entry.about(), problem -> {}).stream())
                .forEach(check -> subjects.add(new Subject(id, check)));
    }

    private static boolean isGraded(Subject subject, String text, long seed) {
        String about = subject.checker() + ", seed " + seed + ":\n" + text;
        try {
            Outcome outcome = subject.check().check(Answer.of(text), PATIENCE);
            assertFalse(outcome instanceof Outcome.Failed, () -> outcome + " of " + about);
            if (outcome instanceof Outcome.Graded graded) {
                for (Evidence evidence : graded.evidence()) {
                    if (evidence instanceof Evidence.Span span) {
                        assertTrue(span.end() <= text.length(), () -> span + " of " + about);
                    }
                }
                return true;
            }
            return false;
        } catch (Exception thrown) {
            return fail(about, thrown);
        }
    }

    /** Memory of this process that is not Java's heap, in bytes; 0 where that can't be told. */
    private static long outsideHeap() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        long resident =
                Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .map(line -> line.replaceAll("\\D", ""))
                        .mapToLong(Long::parseLong)
                        .sum();
        return (resident << 10) - Runtime.getRuntime().totalMemory();
    }
}
