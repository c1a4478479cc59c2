package dev.assay.checkers.execution.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.checkers.execution.sandbox.Sandboxes;
import dev.assay.spi.Mutates.Mutant;
import dev.assay.spi.Outcome;
import dev.assay.spi.Score;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What authors need not type, and what shows them that a rubric is too kind. */
class AuthoringTest {

    private static final String MEDIAN =
            """
            def median(xs):
                xs = sorted(xs)
                half = len(xs) // 2
                if len(xs) % 2 == 1:
                    return xs[half]
                return (xs[half - 1] + xs[half]) / 2
            """;

    private static Grading grading;

    @BeforeAll
    static void opens() throws Exception {
        Sandboxes.assume();
        grading = Grading.open();
    }

    @AfterAll
    static void closes() {
        if (grading != null) {
            grading.close();
        }
    }

    @Test
    void whatIsExpectedIsFoundOutByRunningARightAnswer() throws Exception {
        String config =
                """
                {runtime: plain, calls: [
                  {call: "median([3, 1, 2])", value: 2},
                  {call: "median([4, 1])", value: 17},
                  {call: "median([])"},
                  {call: "print(median([1]))"},
                  {call: "median([1])", type: int},
                  {call: "[median([1, 2]), 'a', None is None]"}]}
                """;
        assertEquals(
                List.of(
                        "calls[1].value: 2.5",
                        "calls[2].raises: \"IndexError\"",
                        "calls[3].prints: \"1\"",
                        "calls[5].value: [1.5,\"a\",true]"),
                grading.expected(config, MEDIAN));
    }

    @Test
    void tensorsAreWrittenAsShortAsTheyAre() throws Exception {
        String config = "{fixture: 'x = torch.arange(2.)', calls: [{call: y}, {call: y > 0.5}]}";
        assertEquals(
                List.of("calls[0].value: [0.1,1.1]", "calls[1].value: [false,true]"),
                grading.expected(config, "y = x + 0.1"));
    }

    @Test
    void whatIsRandomIsFoundOutAsItWillBeGraded() throws Exception {
        String open = "{calls: [{call: torch.rand(2) + x}]}";
        String found = grading.expected(open, "x = torch.zeros(2)").getFirst();
        String closed = "{calls: [{call: torch.rand(2) + x, %s}]}".formatted(found.substring(9));
        assertTrue(
                grading.grade(closed, "x = torch.zeros(2)") instanceof Outcome.Graded graded
                        && graded.score().equals(Score.ONE),
                closed);
    }

    @Test
    void aReferenceThatIsWrongIsSaidToBe() {
        String config = "{runtime: plain, calls: [{call: f(1)}]}";
        Exception raised =
                assertThrows(Exception.class, () -> grading.expected(config, "def f(: pass"));
        assertTrue(raised.getMessage().contains("SyntaxError"), raised.getMessage());
        Exception opaque =
                assertThrows(
                        Exception.class,
                        () -> grading.expected(config, "def f(n): return object()"));
        assertTrue(opaque.getMessage().contains("can't be written"), opaque.getMessage());
    }

    @Test
    void mutantsDifferInOnePlaceAndAGoodRubricCatchesThem() throws Exception {
        String config =
                """
                {runtime: plain,
                 harmless-mutants: [{line: "if len(xs) % 2 != 0:", why: "the same for all lengths"}],
                 calls: [{call: "median([3, 1, 2])", value: 2}, {call: "median([4, 1, 3, 2])", value: 2.5},
                         {call: "median([9, 2, 7, 4, 5])", value: 5}]}
                """;
        List<Mutant> mutants = grading.mutants(config, MEDIAN);
        assertTrue(mutants.size() > 15, "mutants: " + mutants.size());
        List<String> kind = new ArrayList<>();
        for (Mutant mutant : mutants) {
            assertTrue(
                    mutant.answer()
                            .text()
                            .lines()
                            .toList()
                            .get(mutant.line() - 1)
                            .contains(mutant.changed()));
            Outcome outcome = grading.grade(config, mutant.answer().text());
            if (outcome instanceof Outcome.Graded graded && graded.score().equals(Score.ONE)) {
                kind.add(mutant.change());
            }
        }
        assertEquals(List.of(), kind, "mutants that get full marks");
        String loose = "{runtime: plain, calls: [{call: 'median([5])', value: 5}]}";
        Mutant plus =
                mutants.stream()
                        .filter(each -> each.change().equals("+ → -"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(6, plus.line());
        assertEquals("return (xs[half - 1] - xs[half]) / 2", plus.changed());
        assertEquals(
                Score.ONE,
                ((Outcome.Graded) grading.grade(loose, plus.answer().text())).score(),
                "a rubric that looks at too little is found out");
    }

    @Test
    void mutantsOfFragmentsWithOtherScripts() throws Exception {
        List<Mutant> mutants =
                grading.mutants("{calls: [{value: 1}]}", "s = '😀é'; y = x.sum() + 1");
        assertTrue(
                mutants.stream()
                        .anyMatch(each -> each.changed().equals("s = '😀é'; y = x.mean() + 1")),
                mutants.toString());
    }
}
