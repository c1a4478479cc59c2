package dev.assay.checkers.execution.python;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.checkers.execution.Attacks;
import dev.assay.checkers.execution.sandbox.Sandboxes;
import dev.assay.spi.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Answers in Python that attack. */
class AttackTest {

    private static final String HONEST =
            "# " + Attacks.MARKER + "\ndef f(n):\n    return 7140923655 + n\n";

    private static Grading grading;
    private static Attacks attacks;

    @BeforeAll
    static void opens() throws Exception {
        Sandboxes.assume();
        grading = Grading.open();
        Subject subject = new Subject();
        assertTrue(
                subject.honest("").stream().allMatch(Attacks::isRight),
                "an honest answer before all attacks");
        attacks = new Attacks("attacks", 100, subject);
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
            return grade(source, source);
        }

        @Override
        public List<Outcome> honest(String attack) throws Exception {
            return List.of(grade(HONEST, attack));
        }

        @Override
        public boolean isCase(String name) {
            return name.equals("f(3)");
        }

        private static Outcome grade(String code, String attack) throws Exception {
            return grading.grade(
                    """
                    {"runtime": "%s", "cpu": 0.7, "memory": 256, "calls": [
                      {"call": "f(3)", "value": %s, "show": "nothing"}]}
                    """
                            .formatted(
                                    attack.contains("# runtime: torch") ? "torch" : "plain",
                                    Attacks.SECRET),
                    code);
        }
    }
}
