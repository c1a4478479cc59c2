package dev.assay.checkers.execution.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.assay.checkers.execution.sandbox.Sandboxes;
import dev.assay.spi.Evidence;
import dev.assay.spi.Outcome;
import dev.assay.spi.RunResult.Verdict;
import dev.assay.spi.Score;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Answers in Java that attack: each file says what must happen to it. None gets out (it would print
 * {@code ESCAPED}), none reads what is expected, none earns a mark, and right after each an honest
 * answer is graded right.
 */
class AttackTest {

    private static final Path FOLDER =
            Path.of("src/test/resources/dev/assay/checkers/execution/java/attacks");

    /** What is expected, and what another answer has left; attacks know them backwards. */
    private static final String SECRET = "7140923658";

    private static final String MARKER = "qzjxvkwpyh";

    private static final String HONEST =
            "// " + MARKER + "\nlong f(long n) { return 7140923655L + n; }\n";

    private static Grading grading;
    private static ServerSocket hosts;

    @BeforeAll
    static void opens() throws Exception {
        Sandboxes.assume();
        hosts = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        grading = Grading.open();
        assertTrue(isRight(HONEST), "an honest answer before all attacks");
    }

    @AfterAll
    static void closes() throws IOException {
        if (grading != null) {
            grading.close();
            hosts.close();
        }
    }

    private static Outcome grade(String code) throws Exception {
        return grading.grade(
                """
                {"cpu": 0.7, "memory": 64, "calls": [
                  {"call": "f(3)", "value": %s, "show": "nothing"}]}
                """
                        .formatted(SECRET),
                code);
    }

    private static boolean isRight(String code) throws Exception {
        return grade(code) instanceof Outcome.Graded graded && graded.score().equals(Score.ONE);
    }

    @TestFactory
    Stream<DynamicTest> noneGetsAnywhere() throws IOException {
        List<Path> attacks;
        try (Stream<Path> files = Files.list(FOLDER)) {
            attacks = files.sorted().toList();
        }
        assertTrue(attacks.size() >= 40, "attacks: " + attacks.size());
        return attacks.stream()
                .map(file -> dynamicTest(file.getFileName().toString(), () -> attack(file)));
    }

    private static void attack(Path file) throws Exception {
        String source = Files.readString(file);
        Set<Verdict> allowed =
                Arrays.stream(header(source).split(",\\s*"))
                        .map(name -> name.toUpperCase(Locale.ROOT).replace('-', '_'))
                        .map(Verdict::valueOf)
                        .collect(Collectors.toSet());
        String code =
                source.replace("@PORT@", Integer.toString(hosts.getLocalPort()))
                        .replace("@SECRET@", new StringBuilder(SECRET).reverse())
                        .replace("@MARKER@", new StringBuilder(MARKER).reverse());
        Outcome outcome = grade(code);
        assertTrue(
                outcome instanceof Outcome.Graded,
                file + " must be graded, and not be our failure: " + outcome);
        Outcome.Graded graded = (Outcome.Graded) outcome;
        assertEquals(Score.ZERO, graded.score(), file + " earned a mark");
        List<Verdict> verdicts = new ArrayList<>();
        for (Evidence evidence : graded.evidence()) {
            assertFalse(evidence.toString().contains("ESCAPED"), evidence.toString());
            if (evidence instanceof Evidence.Run run) {
                verdicts.add(run.result().verdict());
            }
        }
        assertTrue(
                !verdicts.isEmpty() && allowed.containsAll(verdicts),
                file + " must end as " + allowed + " but: " + graded.evidence());
        assertTrue(isRight(HONEST), "the honest answer after " + file);
    }

    private static String header(String source) {
        return source.lines()
                .filter(line -> line.startsWith("// must: "))
                .map(line -> line.substring("// must: ".length()))
                .findFirst()
                .orElseThrow();
    }
}
