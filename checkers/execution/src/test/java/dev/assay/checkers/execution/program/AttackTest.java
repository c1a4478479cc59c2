package dev.assay.checkers.execution.program;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.checkers.execution.Attacks;
import dev.assay.checkers.execution.sandbox.Sandboxes;
import dev.assay.spi.Answer;
import dev.assay.spi.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Programs that attack. */
class AttackTest {

    private static final String HONEST =
            "# " + Attacks.MARKER + "\nprint(int(input()) + 7140923655)";

    private static final String HONEST_C =
            "/* "
                    + Attacks.MARKER
                    + " */\n"
                    + "#include <stdio.h>\n"
                    + "int main(void) { long n; scanf(\"%ld\", &n); printf(\"%ld\", n +"
                    + " 7140923655); }";

    /** Some attack the compiler until its time is up, twice; it takes a tenth of that. */
    private static final Duration COMPILING = Duration.ofSeconds(2);

    private static Grading grading;
    private static Attacks attacks;

    @BeforeAll
    static void opens() throws Exception {
        Sandboxes.assume();
        grading = Grading.open(COMPILING);
        Subject subject = new Subject();
        assertTrue(
                subject.honest("").stream().allMatch(Attacks::isRight),
                "an honest answer before all attacks");
        attacks = new Attacks("program-attacks", 40, subject);
    }

    @AfterAll
    static void closes() throws IOException {
        if (attacks != null) {
            attacks.close();
        }
        if (grading != null) {
            grading.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> noneGetsAnywhere() throws IOException {
        return attacks.tests();
    }

    private static final class Subject implements Attacks.Subject {

        @Override
        public Outcome attack(String file, String source) throws Exception {
            return grade(Grading.files(file, source));
        }

        @Override
        public List<Outcome> honest(String attack) throws Exception {
            return List.of(
                    grade(Grading.files("a.py", HONEST)), grade(Grading.files("a.c", HONEST_C)));
        }

        private static Outcome grade(Answer answer) throws Exception {
            return grading.grade(
                    """
                    {cpu: 0.7, memory: 64, cases: [
                      {name: first, in: "3", out: "%s", show: nothing},
                      {name: second, in: "4", out: "7140923659", show: nothing}]}
                    """
                            .formatted(Attacks.SECRET),
                    answer);
        }
    }
}
