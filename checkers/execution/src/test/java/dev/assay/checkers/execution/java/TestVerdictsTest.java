package dev.assay.checkers.execution.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.checkers.execution.sandbox.Sandboxes;
import dev.assay.spi.Audience;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Outcome;
import dev.assay.spi.Score;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What learners and graders read of an author's tests. */
class TestVerdictsTest {

    private static final String TEST =
            """
            import static org.junit.jupiter.api.Assertions.*;
            import org.junit.jupiter.api.*;
            class DoublesTest {
                @Test void alpha() { assertEquals(11182, Doubles.of(5591), "of a large one"); }
                @Test void omega() { assertEquals(14, Doubles.of(7), "of seven"); }
            }
            """;

    private static final String HIDDEN =
            "{tests: [files/DoublesTest.java], cases: [{test: alpha, show: nothing}]}";

    private static Grading grading;

    @BeforeAll
    static void opens() throws Exception {
        Sandboxes.assume();
        grading = Grading.open();
        grading.file("files/DoublesTest.java", TEST);
    }

    @AfterAll
    static void closes() {
        if (grading != null) {
            grading.close();
        }
    }

    private static String seen(Outcome.Graded graded, Audience audience) {
        Stream<String> evidence =
                graded.evidence().stream()
                        .filter(each -> each.audience() == audience)
                        .map(Evidence::toString);
        Stream<String> feedback =
                graded.feedback().stream()
                        .filter(each -> each.audience() == audience)
                        .map(Feedback::text);
        return Stream.concat(evidence, feedback).collect(Collectors.joining("\n"));
    }

    @Test
    void whatHiddenTestsHaveAnAnswerPrintIsForGraders() throws Exception {
        Outcome.Graded graded =
                grading.graded(
                        HIDDEN,
                        """
                        class Doubles {
                            static int of(int n) { System.out.println("got " + n); return n + 7; }
                        }
                        """);
        assertEquals(Score.ratio(1, 2), graded.score());
        assertFalse(seen(graded, Audience.LEARNER).contains("5591"), graded.toString());
        assertTrue(seen(graded, Audience.GRADER).contains("got 5591"), graded.toString());
        assertTrue(seen(graded, Audience.GRADER).contains("got 7"), graded.toString());
    }

    @Test
    void whatHiddenTestsGiveAnAnswerIsNotThereForOthersToTell() throws Exception {
        for (String last : List.of("", "System.exit(0);")) {
            Outcome.Graded graded =
                    grading.graded(
                            HIDDEN,
                            """
                            class Doubles {
                                static List<Integer> all = new ArrayList<>();
                                static int of(int n) {
                                    all.add(n);
                                    if (n != 7) { %s }
                                    throw new IllegalStateException("" + all);
                                }
                            }
                            """
                                    .formatted(last));
            String seen = seen(graded, Audience.LEARNER);
            assertTrue(seen.contains("[7]"), seen);
            assertFalse(seen.contains("5591"), seen);
        }
    }

    @Test
    void whatATestSaysIsShownAsFarAsItsAuthorAllows() throws Exception {
        String wrong = "class Doubles { static int of(int n) { return 8015; } }";
        String thrown = "class Doubles { static int of(int n) { throw new Error(\"8015\"); } }";
        String config = "{tests: [files/DoublesTest.java], cases: [{test: omega, show: %s}]}";
        assertEquals(
                List.of("`omega` is not right: the test fails."), omega(config, "call", wrong));
        assertEquals(
                List.of("`omega` is not right: the test does not end well."),
                omega(config, "call", thrown));
        assertEquals(
                List.of("`omega` is not right: of seven ==> was: <8015>."),
                omega(config, "result", wrong));
        assertEquals(
                List.of("`omega` is not right: of seven ==> was: <8015>. Expected: <14>."),
                omega(config, "expected", wrong));
        assertTrue(
                seen(grading.graded(config.formatted("call"), wrong), Audience.GRADER)
                        .contains("of seven ==> was: <8015>; expected: <14>"));
        assertFalse(
                seen(grading.graded(config.formatted("call"), thrown), Audience.LEARNER)
                        .lines()
                        .anyMatch(each -> each.contains("omega") && each.contains("8015")));
    }

    private static List<String> omega(String config, String show, String code) throws Exception {
        return grading.graded(config.formatted(show), code).feedback().stream()
                .filter(each -> each.audience() == Audience.LEARNER)
                .map(Feedback::text)
                .filter(each -> each.contains("omega"))
                .toList();
    }

    @Test
    void eachCallReadsItsOwnInput() throws Exception {
        Outcome.Graded graded =
                grading.graded(
                        """
                        {calls: [
                          {call: main(), stdin: "3 4", prints: "7"},
                          {call: main(), stdin: "5 6", prints: "11"},
                          {call: count(), value: 1},
                          {call: main(), stdin: "1 1", prints: "2"},
                          {call: count(), value: 2}]}
                        """,
                        """
                        public class Main {
                            static final Scanner IN = new Scanner(System.in);
                            static int count;
                            static int count() { return ++count; }
                            public static void main(String[] args) {
                                System.out.println(IN.nextInt() + IN.nextInt());
                            }
                        }
                        """);
        assertEquals(Score.ONE, graded.score(), graded.toString());
    }

    @Test
    void testsThatAClassInheritsAreItsOwn() throws Exception {
        grading.file(
                "files/Base.java",
                """
                import static org.junit.jupiter.api.Assertions.*;
                import org.junit.jupiter.api.*;
                abstract class Base {
                    abstract int of(int n);
                    @Test void three() { assertEquals(6, of(3), "of three"); }
                    @Test void four() { assertEquals(8, of(4), "of four"); }
                    @Test void five() { fail("it is declared anew and is no test"); }
                    @Nested class Small { @Test void one() { assertEquals(2, of(1), "of one"); } }
                }
                interface Even { @Test default void even() { assertEquals(0, Doubles.of(9) % 2); } }
                """);
        grading.file(
                "files/OneTest.java",
                """
                class OneTest extends Base implements Even {
                    int of(int n) { return Doubles.of(n); }
                    void five() {}
                }
                """);
        grading.file(
                "files/TwoTest.java",
                "class TwoTest extends Base { int of(int n) { return 2 * n; } void five() {} }");
        String config =
                """
                {tests: [files/Base.java, files/OneTest.java, files/TwoTest.java],
                 cases: [{test: OneTest.four, show: nothing}, {test: OneTest.three, weight: 4}]}
                """;
        assertEquals(
                Score.ONE,
                grading.graded(config, "class Doubles { static int of(int n) { return n + n; } }")
                        .score());
        // Of OneTest three, of weight 4, and one, which both run; four and even hold, and
        // TwoTest's.
        Outcome.Graded graded =
                grading.graded(
                        config,
                        """
                        class Doubles {
                            static int of(int n) { return n == 3 || n == 1 ? 0 : 2 * n; }
                        }
                        """);
        assertEquals(Score.ratio(4, 9), graded.score(), graded.toString());
    }

    @Test
    void classesThatHoldHiddenTestsAndOthersAreSetUpOnceForEach() throws Exception {
        grading.file(
                "files/OnceTest.java",
                """
                import static org.junit.jupiter.api.Assertions.*;
                import org.junit.jupiter.api.*;
                class OnceTest {
                    @BeforeAll static void opens() { System.out.println("opens"); }
                    @Test void a() { assertEquals(1, Ones.one()); }
                    @Test void b() { assertEquals(1, Ones.one()); }
                    static class More {
                        @ParameterizedTestLike @Test void c() { assertEquals(1, Ones.one()); }
                    }
                    @interface ParameterizedTestLike {}
                }
                """);
        String code = "class Ones { static int one() { return 1; } }";
        for (String hidden : List.of("", ", cases: [{test: b, show: nothing}]")) {
            Outcome.Graded graded =
                    grading.graded("{tests: [files/OnceTest.java]" + hidden + "}", code);
            assertEquals(Score.ONE, graded.score(), graded.toString());
            assertEquals(
                    hidden.isEmpty() ? 1 : 2,
                    seen(graded, Audience.GRADER).split("opens", -1).length - 1,
                    graded.toString());
        }
    }

    @Test
    void testsThatJunitWouldNotRunAreRefused() {
        grading.file("files/Alone.java", "abstract class Alone { @Test void t() {} }");
        grading.file("files/Inner.java", "class Inner { class Deep { @Test void t() {} } }");
        for (var refused :
                Map.of(
                                "files/Alone.java", "files/Alone.java holds no test that is run",
                                "files/Inner.java", "tests of the inner class Inner$Deep")
                        .entrySet()) {
            String message =
                    assertThrows(
                                    InvalidConfigException.class,
                                    () -> grading.bind("{tests: [" + refused.getKey() + "]}"))
                            .problem();
            assertTrue(message.contains(refused.getValue()), message);
        }
    }

    @Test
    void hiddenCallsBeforeOthersAreWarnedOf() throws Exception {
        String calls = "{calls: [{call: f(1), value: 1%s}, {call: f(2), value: 2%s}]}";
        grading.bind(calls.formatted("", ", show: nothing"));
        grading.bind(calls.formatted(", show: nothing", ", show: call"));
        assertEquals(List.of(), grading.warnings());
        grading.bind(calls.formatted(", show: nothing", ""));
        assertTrue(
                grading.warnings().getFirst().startsWith("calls[0].show: "),
                grading.warnings().toString());
    }
}
