package dev.assay.checkers.code.similar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grading.SingleCheck;
import dev.assay.grading.table.ExampleTable;
import dev.assay.grading.table.ExampleTableReader;
import dev.assay.grading.table.TableRun;
import dev.assay.plugin.Catalogue;
import dev.assay.spi.Answer;
import dev.assay.spi.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Answers that nobody looked at when the measure was made: the worse, the less. */
class PartialCreditTest {

    private static final Catalogue CATALOGUE = Catalogue.load();

    @AfterAll
    static void close() {
        CATALOGUE.close();
    }

    private static Outcome.Graded grade(String language, String solution, String answer)
            throws Exception {
        String table =
                "- config:\n    solutions:\n      - |\n        "
                        + solution.strip().replace("\n", "\n        ")
                        + "\n  kind: code/"
                        + language
                        + "\n  rows: [{answer: x, score: 1}]\n";
        List<String> problems = new ArrayList<>();
        ExampleTable.Entry entry =
                ExampleTableReader.parse("code.similar", "t.yaml", table, p -> problems.add("" + p))
                        .orElseThrow(() -> new AssertionError(problems))
                        .entries()
                        .getFirst();
        SingleCheck check =
                new TableRun("code.similar", CATALOGUE)
                        .bind(entry, entry.about(), p -> problems.add("" + p))
                        .orElseThrow(() -> new AssertionError(problems));
        Outcome outcome = check.check(Answer.of(answer), Duration.ofSeconds(10));
        return outcome instanceof Outcome.Graded graded
                ? graded
                : new Outcome.Graded(
                        dev.assay.spi.Score.ZERO,
                        dev.assay.spi.Confidence.CERTAIN,
                        List.of(),
                        List.of());
    }

    private static List<Double> scores(String language, String solution, List<String> answers)
            throws Exception {
        List<Double> scores = new ArrayList<>();
        for (String answer : answers) {
            scores.add(grade(language, solution, answer).score().value().doubleValue());
        }
        return scores;
    }

    private static void falls(List<Double> scores) {
        assertEquals(1.0, scores.getFirst());
        for (int i = 1; i < scores.size(); i++) {
            assertTrue(scores.get(i) <= scores.get(i - 1), () -> "not falling: " + scores);
        }
        assertTrue(scores.getLast() < 0.3, () -> "too much for nothing: " + scores);
    }

    private static final String COUNT =
            """
            def count_words(text):
                counts = {}
                for word in text.lower().split():
                    if word in counts:
                        counts[word] += 1
                    else:
                        counts[word] = 1
                return counts
            """;

    @Test
    void theLessOfASolutionInPythonTheLessItEarns() throws Exception {
        falls(
                scores(
                        "python",
                        COUNT,
                        List.of(
                                COUNT.replace("counts", "d").replace("word", "w"),
                                COUNT.replace(".lower()", ""),
                                COUNT.replace(".lower()", "").replace("return counts", ""),
                                "def count_words(text):\n    counts = {}\n    for word in"
                                        + " text.split():\n        counts[word] = 1\n",
                                "def count_words(text):\n    return text.split()\n",
                                "print('words')\n")));
    }

    private static final String REVERSE =
            """
            static String reverse(String s) {
                StringBuilder out = new StringBuilder();
                for (int i = s.length() - 1; i >= 0; i--) {
                    out.append(s.charAt(i));
                }
                return out.toString();
            }
            """;

    @Test
    void theLessOfASolutionInJavaTheLessItEarns() throws Exception {
        falls(
                scores(
                        "java",
                        REVERSE,
                        List.of(
                                REVERSE.replace("out", "b")
                                        .replace("(i)", "(k)")
                                        .replace("int i", "int k")
                                        .replace("i >= 0; i--", "k >= 0; k--"),
                                REVERSE.replace("s.length() - 1", "s.length()"),
                                REVERSE.replace("return out.toString();", "return s;"),
                                "static String reverse(String s) {\n    for (int i = 0; i <"
                                        + " s.length(); i++) { }\n    return s;\n}",
                                "static String reverse(String s) { return s; }",
                                "int x = 3;")));
    }

    /** Right in quite another way: likeness says little then, and a human should look. */
    @Test
    void anotherWayIsLeftToAHuman() throws Exception {
        for (String other :
                List.of(
                        "from collections import Counter\n\ndef count_words(text):\n    return"
                                + " dict(Counter(text.lower().split()))\n",
                        "def count_words(text):\n    words = text.lower().split()\n    return {w:"
                                + " words.count(w) for w in set(words)}\n")) {
            Outcome.Graded graded = grade("python", COUNT, other);
            assertTrue(
                    graded.confidence().value() < 0.8,
                    () -> "sure of " + graded.score() + ": " + graded.confidence());
        }
    }
}
