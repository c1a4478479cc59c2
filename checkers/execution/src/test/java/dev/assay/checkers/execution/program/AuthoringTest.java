package dev.assay.checkers.execution.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.checkers.execution.CheckerRun;
import dev.assay.checkers.execution.sandbox.Sandboxes;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Mutates;
import dev.assay.spi.Outcome;
import dev.assay.spi.RunResult.Verdict;
import dev.assay.spi.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What authors bring: cases in files, comparators, right answers. */
class AuthoringTest {

    /** Any divisor of the input but 1 and itself is right; an odd word breaks it. */
    private static final String DIVISOR =
            """
            import sys
            n = int(open(sys.argv[1]).read())
            word = sys.stdin.read().strip()
            if word == "break":
                sys.exit(1)
            if word == "slow":
                while True: pass
            right = word.isdigit() and 1 < int(word) < n and n % int(word) == 0
            if not right:
                open(sys.argv[3] + "teammessage.txt", "w").write(sys.argv[4] + " " + word)
            sys.exit(42 if right else 43)
            """;

    private static final String JUDGED =
            """
            {language: python, cpu: 1, comparator: files/divisor.py, comparator-args: ["no divisor:"],
             cases: [{in: "12"}, {in: "35", show: nothing}]}
            """;

    private Grading grading;

    @BeforeEach
    void opens() throws Exception {
        Sandboxes.assume();
        grading = Grading.open();
    }

    @AfterEach
    void closes() {
        if (grading != null) {
            grading.close();
        }
    }

    @Test
    void casesAreReadFromFilesInTheOrderOfTheirNumbers() throws Exception {
        grading.with("files/t/10.in", "10").with("files/t/10.ans", "100\r\n");
        grading.with("files/t/2.in", "2\r\n").with("files/t/2.out", "4");
        grading.with("files/sample.in", "1").with("files/sample.out", "1");
        String config =
                """
                {language: python, stop-at-failure: true, cases-from: [
                  {files: files/sample.in, show: expected, weight: 2}, "files/t/*.in"]}
                """;
        String square = "line = input()\nassert line[-1] != chr(13)\nprint(int(line) ** 2)";
        Outcome outcome = grading.grade(config, square);
        assertEquals(
                Map.of(
                        "sample",
                        Verdict.ACCEPTED,
                        "t/2",
                        Verdict.ACCEPTED,
                        "t/10",
                        Verdict.ACCEPTED),
                Grading.verdicts(outcome));
        outcome = grading.grade(config, "n = int(input())\nprint(n if n > 2 else n * n)");
        assertEquals(Verdict.WRONG_ANSWER, Grading.verdicts(outcome).get("t/10"));
        assertEquals(Score.ratio(3, 4), ((Outcome.Graded) outcome).score());
        outcome = grading.grade(config, "n = int(input())\nprint(n if n > 1 else 1)");
        assertEquals(2, Grading.verdicts(outcome).size(), "the third was not run");
    }

    @Test
    void inputHasWholeLines() throws Exception {
        String config = "{language: python, cases: [{in: 'a', out: '2'}, {in: '', out: '0'}]}";
        Outcome outcome = grading.grade(config, "import sys\nprint(len(sys.stdin.read()))");
        assertEquals(Score.ONE, ((Outcome.Graded) outcome).score(), outcome.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cases-from: [files/none/*.in]     | cases-from[0].files | no file of the course",
                "cases-from: [files/t/*]           | cases-from[0].files | does not end in .in",
                "cases-from: ['files/[']           | cases-from[0].files | is no pattern",
                "cases-from: [files/t/2.in]        | cases-from[0].files | there is no file that"
                        + " says",
                "cases-from: [{files: x, weight: -1}] | cases-from[0].weight | it is -1",
                "comparator: files/none.py, cases: [{}]  | comparator | the course has no file",
                "comparator: files/t/1.in, cases: [{}]   | comparator | no language that is run"
                        + " here",
                "comparator: files/c.py, ignore-case: true, cases: [{}] | comparator | it says"
                        + " what",
                "comparator-args: [a], cases: [{out: 1}] | comparator-args | there is no comparator"
            })
    void mistakesAreToldWhereTheyAre(String config, String path, String problem) {
        grading.with("files/t/1.in", "1").with("files/t/1.out", "1").with("files/t/2.in", "1");
        grading.with("files/c.py", "");
        InvalidConfigException e =
                assertThrows(
                        InvalidConfigException.class,
                        () -> grading.bind("{language: c, " + config + "}"));
        assertEquals(path, e.path());
        assertTrue(e.problem().contains(problem), e.problem());
        assertTrue(!e.mend().isBlank() || problem.startsWith("the course"), "a mend");
    }

    @Test
    void aComparatorSaysWhatIsRight() throws Exception {
        grading.with("files/divisor.py", DIVISOR);
        Outcome right = grading.grade(JUDGED, "n = int(input())\nprint(3 if n == 12 else 7)");
        assertEquals(Score.ONE, ((Outcome.Graded) right).score(), right.toString());
        Outcome wrong = grading.grade(JUDGED, "print(5)");
        assertEquals(Score.ratio(1, 2), ((Outcome.Graded) wrong).score());
        String said = ((Outcome.Graded) wrong).feedback().toString();
        assertTrue(said.contains("no divisor: 5"), said);
        Outcome ended = grading.grade(JUDGED, "print(2)\nexit(42)");
        assertEquals(Score.ZERO, ((Outcome.Graded) ended).score(), "the program is no comparator");
    }

    @Test
    void aComparatorInCIsBuiltOnce() throws Exception {
        grading.with(
                "files/same.c",
                """
                #include <stdio.h>
                int main(int n, char **args) {
                    FILE *answer = fopen(args[2], "r");
                    int wanted, found;
                    return fscanf(answer, "%d", &wanted) == 1 && scanf("%d", &found) == 1
                        && wanted == found ? 42 : 43;
                }
                """);
        String config =
                "{language: python, comparator: files/same.c, cases: [{in: '1', out: '1'}, {out:"
                        + " '1'}]}";
        assertEquals(
                Score.ONE, ((Outcome.Graded) grading.grade(config, "print('1, yes')")).score());
        assertEquals(Score.ZERO, ((Outcome.Graded) grading.grade(config, "print('no')")).score());
    }

    @ParameterizedTest
    @CsvSource({"break, status 1", "slow, its time up"})
    void aComparatorThatBreaksOnAnOutputIsOurFailureForThatOne(String word, String why)
            throws Exception {
        grading.with("files/divisor.py", DIVISOR);
        String right = "n = int(input())\nprint(3 if n == 12 else 7)";
        for (String config : List.of(JUDGED, JUDGED.replace("\"12\"", "\"12\", out: \"3\""))) {
            Outcome outcome = grading.grade(config, "print('" + word + "')");
            Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, outcome);
            assertTrue(failed.reason().contains("files/divisor.py ended with"), failed.reason());
            assertTrue(failed.reason().contains(why), failed.reason());
            Outcome next = grading.grade(config, right);
            assertEquals(Score.ONE, assertInstanceOf(Outcome.Graded.class, next).score());
        }
    }

    @Test
    void aComparatorThatBreaksOnTheAuthorsOwnAnswerIsLetBe() throws Exception {
        grading.with("files/divisor.py", DIVISOR);
        String config = JUDGED.replace("\"12\"", "\"12\", out: break");
        Outcome outcome = grading.grade(config, "print('break')");
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, outcome);
        assertTrue(failed.reason().contains("files/divisor.py is out of use"), failed.reason());
        Outcome next = grading.grade(config, "n = int(input())\nprint(3 if n == 12 else 7)");
        assertEquals(failed.reason(), assertInstanceOf(Outcome.Failed.class, next).reason());
        String other = config.replace("no divisor:", "not one:");
        Outcome others = grading.grade(other, "n = int(input())\nprint(3 if n == 12 else 7)");
        assertInstanceOf(Outcome.Graded.class, others, "another comparator goes on");
    }

    @Test
    void aComparatorThatCanNotBeBuiltIsToldToItsAuthor() {
        grading.with("files/bad.c", "int main( {}");
        for (int i = 0; i < 2; i++) {
            InvalidConfigException e =
                    assertThrows(
                            InvalidConfigException.class,
                            () ->
                                    grading.bind(
                                            "{language: python, comparator: files/bad.c, cases:"
                                                    + " [{}]}"));
            assertEquals("comparator", e.path());
            assertTrue(e.problem().contains("files/bad.c: "), e.problem());
            assertTrue(e.problem().contains("can't be built: expected"), e.problem());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sys.exit(4| status 1 and not with 42 or 43",
                "int(input()); sys.exit(42)| on nothing at all to case 1",
                "sys.exit(5 if sys.stdin.read() else 43)| on the author's own answer to case 1",
                "sys.exit(43)| -",
            })
    void aComparatorThatCopesWithNothingIsWarnedOf(String code, String warning) throws Exception {
        grading.with("files/odd.py", "import sys\n" + code);
        grading.bind("{language: c, comparator: files/odd.py, cases: [{in: '1', out: '1'}]}");
        String all = grading.warnings().toString();
        assertEquals(!warning.equals("-"), all.contains("comparator: files/odd.py"), all);
        assertTrue(warning.equals("-") || all.contains(warning), all);
    }

    @Test
    void whatIsExpectedIsFoundOutByRunningARightAnswer() throws Exception {
        String config =
                """
                {language: python, cases: [
                  {in: "1", out: "1"}, {in: "2", out: "5"}, {in: "3"}, {in: "4", out: " 16 "}]}
                """;
        assertEquals(
                List.of("cases[1].out: \"4\"", "cases[2].out: \"9\""),
                grading.expected(config, "print(int(input()) ** 2)"));
        Exception wrong =
                assertThrows(
                        Exception.class,
                        () -> grading.expected(config, "print(1 / (int(input()) - 2))"));
        assertTrue(wrong.getMessage().contains("case 2: run-time error"), wrong.getMessage());
        wrong =
                assertThrows(
                        Exception.class,
                        () ->
                                grading.expected(
                                        "{language: python, cases: [{exit: 3}]}", "print(1)"));
        assertTrue(wrong.getMessage().contains("exit status 0"), wrong.getMessage());
    }

    @Test
    void aRightAnswerIsTakenAsAnswersAre() throws Exception {
        CheckerRun<ProgramConfig> ofCode =
                new CheckerRun<>(
                        new ProgramChecker(), grading.languages(), "code/python", Optional.empty());
        assertEquals(
                List.of("cases[0].out: \"4\""),
                ofCode.expected(
                        new ProgramChecker(),
                        "{cases: [{in: \"2\"}]}",
                        """
                        It reads a number and prints its square:

                        n = int(input())
                        print(n ** 2)
                        """));
    }

    @Test
    void wrongVariantsShowWhatNoCaseLooksAt() throws Exception {
        String config =
                """
                {language: c, cpu: 0.3, cases: [{in: "3 1 2 9", out: "12"}],
                 harmless-mutants: [{line: 'long sum = 0, x, n = 1;', why: it is read}]}
                """;
        String right =
                """
                #include <stdio.h>
                int main(void) {
                    long sum = 0, x, n = 0;
                    scanf("%ld", &n);
                    while (n-- > 0 && scanf("%ld", &x) == 1) sum += x;
                    printf("%ld", sum);
                    return 0;
                }
                """;
        assertEquals(Score.ONE, ((Outcome.Graded) grading.grade(config, right)).score());
        List<String> left = new ArrayList<>();
        List<Mutates.Mutant> all = grading.mutants(config, right);
        assertTrue(all.size() > 12, "mutants: " + all);
        for (Mutates.Mutant mutant : all) {
            Outcome outcome = grading.grade(config, mutant.answer());
            if (((Outcome.Graded) outcome).score().equals(Score.ONE)) {
                left.add(
                        mutant.line()
                                + ": "
                                + mutant.change()
                                + mutant.harmless().map(" "::concat).orElse(""));
            }
        }
        assertEquals(
                List.of("3: 0 → 1 it is read", "5: -- → ++", "5: && → ||"),
                left,
                "a count that the input's end makes up for, too");
    }

    @Test
    void noMoreTimeMayBeAllowedThanAnAnswerHas() {
        InvalidConfigException e =
                assertThrows(
                        InvalidConfigException.class,
                        () -> grading.bind("{language: c, cpu: 9, cases: [{out: '1'}]}"));
        assertEquals("cpu", e.path());
        assertTrue(e.mend().contains("0.1 to 8.0 seconds"), e.mend());
    }

    @Test
    void aLimitThatNobodySetIsDoubtful() throws Exception {
        String own = "{language: python, cpu: 0.3, cases: [{out: '1'}]}";
        String usual = "{language: python, cases: [{out: '1'}]}";
        String slow = "while True: pass";
        assertEquals(1.0, ((Outcome.Graded) grading.grade(own, slow)).confidence().value());
        assertEquals(0.5, ((Outcome.Graded) grading.grade(usual, slow)).confidence().value());
    }
}
