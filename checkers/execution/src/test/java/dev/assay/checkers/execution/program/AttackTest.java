package dev.assay.checkers.execution.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.assay.checkers.execution.sandbox.Sandboxes;
import dev.assay.spi.Answer;
import dev.assay.spi.Audience;
import dev.assay.spi.Evidence;
import dev.assay.spi.Outcome;
import dev.assay.spi.RunResult.Verdict;
import dev.assay.spi.Score;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * Programs that attack: each file says what must become of it. None gets out (it would print {@code
 * ESCAPED}), none finds what is expected or what another case left, none earns a mark, and right
 * after each an honest program is graded right.
 */
class AttackTest {

    private static final Path FOLDER =
            Path.of("src/test/resources/dev/assay/checkers/execution/program-attacks");

    private static final String SECRET = "7140923658";
    private static final String MARKER = "qzjxvkwpyhm";
    private static final String HONEST = "print(int(input()) + 7140923655)";
    private static final String HONEST_C =
            "#include <stdio.h>\nint main(void) { long n; scanf(\"%ld\", &n);"
                    + " printf(\"%ld\", n + 7140923655); }";

    private static Grading grading;
    private static ServerSocket hosts;

    @BeforeAll
    static void opens() throws Exception {
        Sandboxes.assume();
        hosts = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        grading = Grading.open();
    }

    @AfterAll
    static void closes() throws IOException {
        if (grading != null) {
            grading.close();
            hosts.close();
        }
    }

    private static Outcome grade(Answer answer) throws Exception {
        return grading.grade(
                """
                {cpu: 0.7, memory: 64, cases: [
                  {name: first, in: "3", out: "%s", show: nothing},
                  {name: second, in: "4", out: "7140923659", show: nothing}]}
                """
                        .formatted(SECRET),
                answer);
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
                        .replace("@MARKER@", MARKER);
        Outcome outcome = grade(Grading.files(file.getFileName().toString(), code));
        Outcome.Graded graded = assertInstanceOf(Outcome.Graded.class, outcome, file.toString());
        assertEquals(Score.ZERO, graded.score(), file + " earned a mark");
        assertFalse(graded.toString().contains("ESCAPED:"), graded.toString());
        assertFalse(graded.toString().contains(MARKER), graded.toString());
        for (Evidence evidence : graded.evidence()) {
            assertTrue(
                    evidence.audience() == Audience.GRADER || !evidence.toString().contains(SECRET),
                    evidence.toString());
        }
        assertTrue(
                allowed.containsAll(Grading.verdicts(graded).values()),
                file + " must end as " + allowed + " but: " + graded.evidence());
        for (Answer honest :
                List.of(Grading.files("a.py", HONEST), Grading.files("a.c", HONEST_C))) {
            Outcome after = grade(honest);
            assertTrue(
                    after instanceof Outcome.Graded right && right.score().equals(Score.ONE),
                    "the honest answer after " + file + ": " + after);
        }
    }

    private static String header(String source) {
        return source.lines()
                .filter(line -> line.matches("(?://|#) must: .*"))
                .map(line -> line.substring(line.indexOf(": ") + 2))
                .findFirst()
                .orElseThrow();
    }
}
