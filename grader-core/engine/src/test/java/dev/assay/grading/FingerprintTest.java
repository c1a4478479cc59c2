package dev.assay.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.config.Located;
import dev.assay.config.YamlReader;
import dev.assay.spi.CourseFile;
import dev.assay.spi.GradedAnswers;
import dev.assay.spi.GradedAnswers.GradedAnswer;
import dev.assay.spi.Score;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Different values have different hashes, wherever they are cut. */
final class FingerprintTest {

    private static String hash(UnaryOperator<Fingerprint> values) {
        return values.apply(new Fingerprint()).hash();
    }

    @Test
    void valuesAreToldApartWhereverTheyAreCut() {
        List<String> hashes =
                List.of(
                        hash(print -> print),
                        hash(print -> print.add("a", "b")),
                        hash(print -> print.add("ab", "")),
                        hash(print -> print.add("", "ab")),
                        hash(print -> print.add("a", "b").add("c", "d")),
                        hash(print -> print.add("c", "d").add("a", "b")),
                        hash(print -> print.add("a", List.of("b", "c"))),
                        hash(print -> print.add("a", List.of("bc"))),
                        hash(print -> print.add("a", List.of())),
                        hash(print -> print.add("x", List.of())),
                        hash(print -> print.add("a", List.of("b")).add("c", List.of())),
                        hash(print -> print.add("a", List.of()).add("c", List.of("b"))),
                        hash(print -> print.add("f", file(""))),
                        hash(print -> print.add("f", file("x"))),
                        hash(print -> print.add("g", file("x"))),
                        hash(print -> print.add("f", Optional.empty())),
                        hash(print -> print.add(graded("", "a"))),
                        hash(print -> print.add(graded("", "b"))),
                        hash(print -> print.add(graded("h", "a"))),
                        hash(print -> print.add(GradedAnswers.NONE)));
        assertEquals(hashes.size(), Set.copyOf(new HashSet<>(hashes)).size());
    }

    private static Optional<CourseFile> file(String text) {
        return Optional.of(new CourseFile("f", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static GradedAnswers graded(String hash, String answer) {
        return new GradedAnswers(hash, List.of(new GradedAnswer(answer, Score.ONE)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: [x, y] | a: [y, x]",
                "a: [x, y] | a: [[x], y]",
                "a: [x, y] | a: [xy]",
                "a: x | b: x",
                "a: x | a: y",
                "a: 1 | a: '1'",
                "a: 3.1 | a: 3.10",
                "a: true | a: True",
                "a: {b: c} | a: {c: b}",
                "a: {} | a: []",
                "a: [] | a: ['']",
                "a: {b: c, d: e} | a: {b: c}",
                "a: x | {a: x, b: }",
            })
    void dataIsToldApartAsItWasWritten(String one, String other) {
        assertNotEquals(yaml(one), yaml(other));
        assertEquals(yaml(one), yaml(one));
    }

    @Test
    void theOrderOfKeysIsNoMatter() {
        assertEquals(yaml("{a: 1, b: {c: 2, d: 3}}"), yaml("{b: {d: 3, c: 2}, a: 1}"));
    }

    private static String yaml(String text) {
        Located read =
                YamlReader.read(
                                "q.yaml",
                                text,
                                problem -> {
                                    throw new AssertionError(problem.toString());
                                })
                        .orElseThrow();
        return hash(print -> print.add("yaml", read));
    }

    @Test
    void aHashNamesItsKind() {
        assertTrue(hash(print -> print).matches("sha256:[0-9a-f]{64}"));
    }
}
