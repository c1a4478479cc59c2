package dev.assay.checkers.code.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.assay.grading.SingleCheck;
import dev.assay.grading.table.ExampleTable;
import dev.assay.grading.table.ExampleTable.Entry;
import dev.assay.grading.table.ExampleTable.Row;
import dev.assay.grading.table.ExampleTableReader;
import dev.assay.grading.table.TableRun;
import dev.assay.plugin.Catalogue;
import dev.assay.spi.Answer;
import dev.assay.spi.Evidence;
import dev.assay.spi.Outcome;
import dev.assay.text.AnswerText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Answers that nobody would type: cut, mixed and spoilt ones. {@code -Dassay.seed} makes other
 * ones, {@code -Dassay.fuzz.seconds} more of them; {@code bench/fuzz} does both.
 */
class FuzzTest {

    private static final int SECONDS = Integer.getInteger("assay.fuzz.seconds", 3);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> CHECKERS =
            List.of("python.calls", "python.defines", "python.flow", "python.api");
    private static final String SIGNS =
            "()[]{}:;,.'\"\\#@`\n\t  =+-*/%<>!~^|&_$?😀\u0000\uD800\uFFFDaZ09";

    private static final Catalogue CATALOGUE = Catalogue.load();

    @AfterAll
    static void close() {
        CATALOGUE.close();
    }

    private static List<SingleCheck> checks() {
        List<SingleCheck> checks = new ArrayList<>();
        for (String checker : CHECKERS) {
            for (Entry entry : table(checker).entries()) {
                if (entry.invalid().isEmpty()) {
                    new TableRun(checker, CATALOGUE)
                            .bind(entry, entry.about(), problem -> {})
                            .ifPresent(checks::add);
                }
            }
        }
        return checks;
    }

    private static ExampleTable table(String checker) {
        return ExampleTableReader.read(
                        checker,
                        FuzzTest.class.getClassLoader(),
                        problem -> {
                            throw new AssertionError(problem);
                        })
                .orElseThrow();
    }

    @Test
    void whateverIsTypedIsAnswered() throws Exception {
        List<String> seeds = new ArrayList<>();
        for (String checker : CHECKERS) {
            for (Entry entry : table(checker).entries()) {
                for (Row row : entry.rows()) {
                    seeds.add(row.answer().text());
                }
            }
        }
        assertTrue(seeds.size() > 100);
        List<SingleCheck> checks = checks();
        long seed = Long.getLong("assay.seed", 1);
        Random random = new Random(seed);
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        int answers = 0;
        while (System.nanoTime() < end) {
            String text = spoilt(seeds, random);
            SingleCheck check = checks.get(random.nextInt(checks.size()));
            try {
                holds(text, check.check(Answer.of(text), PATIENCE));
            } catch (Exception | Error broken) {
                fail("-Dassay.seed=" + seed + ", answer " + answers + ":\n" + text, broken);
            }
            answers++;
        }
        assertTrue(answers > 20, "answers looked at");
    }

    private static String spoilt(List<String> seeds, Random random) {
        StringBuilder text = new StringBuilder();
        for (int part = random.nextInt(3); part >= 0; part--) {
            String seed = seeds.get(random.nextInt(seeds.size()));
            int from = random.nextInt(seed.length() + 1);
            text.append(random.nextInt(3) == 0 ? seed.substring(from) : seed);
            text.append(random.nextBoolean() ? "\n" : "");
        }
        for (int edits = random.nextInt(8); edits > 0 && !text.isEmpty(); edits--) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + 1 + random.nextInt(5));
            String sign = String.valueOf(SIGNS.charAt(random.nextInt(SIGNS.length())));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(at, sign);
                case 2 -> text.insert(at, text.substring(at, to));
                default -> text.insert(at, sign.repeat(1 + random.nextInt(40)));
            }
        }
        return AnswerText.clean(text.toString());
    }

    private static void holds(String text, Outcome outcome) {
        switch (outcome) {
            case Outcome.Graded graded -> {
                for (Evidence one : graded.evidence()) {
                    if (one instanceof Evidence.Span span) {
                        assertTrue(span.end() <= text.length(), "a span ends behind the answer");
                    }
                }
            }
            case Outcome.Ungradable ungradable -> assertTrue(!ungradable.reason().isBlank());
            case Outcome.Failed failed -> fail(failed.reason());
            case Outcome.Refer refer -> fail("no guard");
        }
    }

    /** A thousand trees more take no more native memory. */
    @Test
    void treesAreGivenBack() {
        TreeSitterPython parser = new TreeSitterPython();
        String code = "x = torch.rand(3, 3).to('cuda')\n".repeat(200);
        for (int i = 0; i < 1_000; i++) {
            parser.parse(code);
        }
        long before = resident();
        for (int i = 0; i < 1_000; i++) {
            parser.parse(code);
        }
        long grown = resident() - before;
        assertTrue(before == 0 || grown < 400_000, "resident memory grew by " + grown + " KiB");
        assertEquals(0, parser.parse("").text().length());
    }

    /** In KiB; 0 where the system does not say. */
    private static long resident() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0L);
        } catch (IOException | RuntimeException elsewhere) {
            return 0;
        }
    }
}
