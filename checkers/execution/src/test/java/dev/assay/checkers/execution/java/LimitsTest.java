package dev.assay.checkers.execution.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.checkers.execution.sandbox.Sandboxes;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.Mutates;
import dev.assay.spi.Outcome;
import dev.assay.spi.RunResult.Verdict;
import dev.assay.spi.Score;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What runs into a limit or ends before its time costs what it is to blame for, and no more. */
class LimitsTest {

    private static final String TEST =
            """
            import static org.junit.jupiter.api.Assertions.*;
            import org.junit.jupiter.api.*;
            class CounterTest {
                @Test void counts() { Counter c = new Counter(); c.up(); assertEquals(1, c.value()); }
                @Test void resets() { Counter c = new Counter(); c.reset(); assertEquals(0, c.value()); }
                @Nested class Down { @Test void counts() { Counter c = new Counter(); c.down(); assertEquals(-1, c.value()); } }
            }
            """;

    private static Grading grading;

    @BeforeAll
    static void opens() throws Exception {
        Sandboxes.assume();
        grading = Grading.open();
        grading.file("files/CounterTest.java", TEST);
    }

    @AfterAll
    static void closes() {
        if (grading != null) {
            grading.close();
        }
    }

    private static List<Verdict> verdicts(Outcome.Graded graded) {
        return graded.evidence().stream()
                .filter(Evidence.Run.class::isInstance)
                .map(Evidence.Run.class::cast)
                .filter(each -> each.audience() == dev.assay.spi.Audience.LEARNER)
                .map(each -> each.result().verdict())
                .toList();
    }

    @Test
    void eachCallIsToBlameForItself() throws Exception {
        Outcome.Graded graded =
                grading.graded(
                        """
                        {cpu: 0.5, memory: 32, calls: [
                          {call: a(), value: 1}, {call: b(), value: 2}, {call: c(), value: 3},
                          {call: d(), value: 4}, {call: e(), value: 5}]}
                        """,
                        """
                        int a() { while (true) {} }
                        int b() { return b(); }
                        Object c() { return new int[100_000_000]; }
                        int d() { return 4; }
                        int e() { System.exit(0); return 5; }
                        """);
        assertEquals(
                List.of(
                        Verdict.TIME_LIMIT,
                        Verdict.RUNTIME_ERROR,
                        Verdict.MEMORY_LIMIT,
                        Verdict.ACCEPTED,
                        Verdict.RUNTIME_ERROR),
                verdicts(graded),
                graded.feedback().toString());
        assertEquals(Score.ratio(1, 5), graded.score());
    }

    @Test
    void aTestThatEndsTheProcessCostsItselfAndIsTold() throws Exception {
        Outcome.Graded graded =
                grading.graded(
                        "{cpu: 2, tests: [files/CounterTest.java]}",
                        """
                        class Counter {
                            int value;
                            void up() { System.exit(0); }
                            void reset() { value = 0; }
                            void down() { value--; }
                            int value() { return value; }
                        }
                        """);
        assertEquals(Score.ratio(2, 3), graded.score(), graded.toString());
        List<String> said = graded.feedback().stream().map(Feedback::text).toList();
        assertTrue(said.stream().anyMatch(each -> each.contains("can forge")), said.toString());
        assertTrue(
                said.stream().anyMatch(each -> each.contains("before its time")), said.toString());
    }

    @Test
    void aTestThatDoesNotFitCostsItself() throws Exception {
        Outcome.Graded graded =
                grading.graded(
                        "{cpu: 2, tests: [files/CounterTest.java]}",
                        """
                        class Counter {
                            private int value;
                            void up() { value++; }
                            void reset() { value = 0; }
                            int value() { return value; }
                        }
                        """);
        assertEquals(
                List.of(Verdict.ACCEPTED, Verdict.ACCEPTED, Verdict.COMPILE_ERROR),
                verdicts(graded));
    }

    @Test
    void wrongVariantsShowWhatNoCallLooksAt() throws Exception {
        String config = "{cpu: 0.5, calls: [{call: 'max(1, 2)', value: 2}]}";
        String right = "int max(int a, int b) {\n    return a > b ? a : b;\n}";
        List<String> left = new ArrayList<>();
        for (Mutates.Mutant mutant : grading.mutants(config, right)) {
            if (grading.graded(config, mutant.answer().text()).score().equals(Score.ONE)) {
                left.add(mutant.line() + ": " + mutant.change());
            }
        }
        assertEquals(List.of("2: > → >="), left);
    }

    @Test
    void whatIsExpectedIsFoundOutByRunningARightAnswer() throws Exception {
        assertEquals(
                List.of(
                        "calls[0].value: 3",
                        "calls[1].raises: \"ArithmeticException\"",
                        "calls[2].value: [1.5,\"a\",true]",
                        "calls[3].prints: \"hi\""),
                grading.expected(
                        """
                        {calls: [{call: "add(1, 2)", value: 7}, {call: "add(1, 2) / zero()"},
                                 {call: "List.of(1.5, 'a', true)"}, {call: "System.out.println(\\"hi\\")"},
                                 {call: "add(2, 2)", value: 4}]}
                        """,
                        "int add(int a, int b) { return a + b; }\nint zero() { return 0; }"));
    }

    @Test
    void aLimitThatTheQuestionDoesNotSetIsForAHuman() throws Exception {
        Outcome.Graded graded =
                grading.graded("{calls: [{call: f(), value: 1}]}", "int f() { while (true) {} }");
        assertTrue(graded.confidence().value() < 0.8, graded.toString());
    }

    @Test
    void whatWasNotRunIsForAHuman() throws Exception {
        Outcome.Graded graded =
                grading.graded(
                        "{cpu: 0.3, calls: [{call: f(1), value: 1}, {call: f(2), value: 2}, {call:"
                                + " f(3), value: 3}]}",
                        "int f(int n) { while (n < 3) {} return n; }");
        assertEquals(0.5, graded.confidence().value());
        assertTrue(
                graded.feedback().toString().contains("one case was not run"),
                graded.feedback().toString());
    }

    @Test
    void whatTheCompilerDoesNotCopeWithIsForAHuman() throws Exception {
        Outcome.Graded graded =
                grading.graded(
                        "{calls: [{call: f(), value: 1}]}",
                        "int f() { return "
                                + "(".repeat(40_000)
                                + "1"
                                + ")".repeat(40_000)
                                + "; }");
        assertEquals(Score.ZERO, graded.score());
        assertEquals(0.5, graded.confidence().value(), graded.toString());
    }

    @Test
    void aLibraryThatIsNotHereIsNoZeroButAnotherPackageIs() throws Exception {
        String config = "{calls: [{call: f(), value: 1}]}";
        String code = "import %s.*;\nclass A { static int f() { return 1; } }";
        Outcome outcome = grading.grade(config, code.formatted("org.apache.none"));
        assertTrue(outcome instanceof Outcome.Failed, outcome.toString());
        assertEquals(Score.ZERO, grading.graded(config, code.formatted("com.company")).score());
    }
}
