package dev.assay.checkers.execution.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.checkers.execution.sandbox.Sandboxes;
import dev.assay.spi.Audience;
import dev.assay.spi.Confidence;
import dev.assay.spi.Evidence;
import dev.assay.spi.Outcome;
import dev.assay.spi.RunResult.Verdict;
import dev.assay.spi.Score;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How programs end, and what is said of it. */
class VerdictsTest {

    private static final String ECHO =
            "{language: %s, cpu: 0.5, memory: 64, cases: [{in: \"7\", out: \"7\"}]}";

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ACCEPTED      | print(input())",
                "ACCEPTED      | import sys\\nsys.stdout.write(sys.stdin.read())",
                "WRONG_ANSWER  | print(8)",
                "WRONG_ANSWER  | pass",
                "TIME_LIMIT    | while True: pass",
                "TIME_LIMIT    | import time\\ntime.sleep(60)",
                "MEMORY_LIMIT  | x = bytearray(200 << 20)",
                "OUTPUT_LIMIT  | while True: print('7' * 1000)",
                "RUNTIME_ERROR | raise ValueError",
                "RUNTIME_ERROR | print(7)\\nexit(3)",
                "RUNTIME_ERROR | print(7)\\nimport sys\\nsys.exit('bad')",
                "RUNTIME_ERROR | import os\\nprint(7, flush=True)\\nos.abort()",
                "RUNTIME_ERROR | def f(n): return f(n + 1)\\nf(0)",
                "ACCEPTED      | import sys\\nsys.exit(print(7))",
                "ACCEPTED      | import atexit\\natexit.register(print, 7)",
                "ACCEPTED      | import threading\\n"
                        + "threading.Timer(0.05, lambda: print(7)).start()",
                "ACCEPTED      | class A:\\n  def __del__(self): print(7)\\na = A()",
                "ACCEPTED      | import sys\\nsys.setrecursionlimit(10**6)\\n"
                        + "def f(n): return n and f(n - 1)\\nf(50000)\\nprint(7)",
                "ACCEPTED      | import sys\\n"
                        + "class Tee:\\n"
                        + "  def __init__(self, to): self.to = to\\n"
                        + "  def write(self, text): self.to.write(text)\\n"
                        + "  def flush(self): pass\\n"
                        + "sys.stdout = Tee(sys.stdout)\\n"
                        + "print(7)",
                "ACCEPTED      | import sys\\nclass Log:\\n"
                        + "  def __init__(self): self.to = sys.stdout\\n"
                        + "  def write(self, text): self.to.write(text)\\n"
                        + "sys.stdout = Log()\\nprint(7)",
                "ACCEPTED      | import io, os, sys\\nclass Fast(io.StringIO):\\n"
                        + "  def flush(self):\\n"
                        + "    os.write(1, self.getvalue().encode())\\n"
                        + "    self.truncate(0)\\n"
                        + "sys.stdout = Fast()\\nprint(7)",
                "ACCEPTED      | import io, sys\\n"
                        + "sys.stdout = io.TextIOWrapper(sys.stdout.detach())\\nprint(7)",
                "ACCEPTED      | import sys\\nprint(7)\\nsys.stdout.close()",
                "ACCEPTED      | import os, sys\\nif __name__ == '__main__' and sys.argv[1:] == []:"
                        + " print(os.read(0, 10).decode())"
            })
    void ofPython(Verdict verdict, String code) throws Exception {
        assertVerdict(verdict, "python", code.translateEscapes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ACCEPTED      | int c; while ((c = getchar()) != EOF) putchar(c);",
                "WRONG_ANSWER  | puts(\"8\");",
                "TIME_LIMIT    | for (volatile int i = 0; ; i++) ;",
                "TIME_LIMIT    | sleep(60);",
                "MEMORY_LIMIT  | char *p = malloc(200 << 20); for (int i = 0; i < 200 << 20; i +="
                        + " 4096) ((volatile char *) p)[i] = 1;",
                "OUTPUT_LIMIT  | for (;;) puts(\"7777777777777777777777777\");",
                "RUNTIME_ERROR | *(volatile int *) 0 = 1;",
                "RUNTIME_ERROR | volatile int z = 0; printf(\"%d\", 7 / z);",
                "RUNTIME_ERROR | puts(\"7\"); return 1;",
                "RUNTIME_ERROR | puts(\"7\"); fflush(stdout); abort();",
                "ACCEPTED      | puts(\"7\"); exit(0);",
                "ACCEPTED      | volatile char big[20000000]; big[5] = 1; puts(\"7\");",
                "COMPILE_ERROR | puts(\"7\")",
                "COMPILE_ERROR | foo(7);"
            })
    void ofC(Verdict verdict, String body) throws Exception {
        assertVerdict(
                verdict,
                "c",
                "#include <stdio.h>\n"
                        + "#include <stdlib.h>\n"
                        + "#include <string.h>\n"
                        + "#include <unistd.h>\n"
                        + "int main() { "
                        + body
                        + " }\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ACCEPTED      | System.out.println(new java.util.Scanner(System.in).nextInt());",
                "WRONG_ANSWER  | System.out.println(8);",
                "TIME_LIMIT    | while (true) { n++; }",
                "MEMORY_LIMIT  | long[][] all = new long[100][]; for (int i = 0; i < 100; i++)"
                        + " all[i] = new long[1 << 20];",
                "OUTPUT_LIMIT  | while (true) System.out.println(\"77777777777777777777777\");",
                "RUNTIME_ERROR | System.out.println(7 / n);",
                "RUNTIME_ERROR | System.out.println(7); System.exit(1);",
                "COMPILE_ERROR | System.out.println(7)"
            })
    void ofJava(Verdict verdict, String body) throws Exception {
        assertVerdict(
                verdict,
                "java",
                "import java.util.*;\n"
                        + "/* public class No */\n"
                        + "class Helper { }\n"
                        + "public class Echo {\n"
                        + "static int n;\n"
                        + "public static void main(String[] args) { "
                        + body
                        + " } }\n");
    }

    @Test
    void javaComesInManyForms() throws Exception {
        String print = "System.out.println(new java.util.Scanner(System.in).next());";
        for (String code :
                List.of(
                        "void main() { " + print + " }",
                        "package a.b;\nclass B { static void main(String... x) { " + print + " } }",
                        "record P(int x) {}\ninterface I { public static void main(String[] a) { "
                                + print
                                + " } }")) {
            assertVerdict(Verdict.ACCEPTED, "java", code);
        }
        Outcome outcome =
                grading.grade(
                        ECHO.formatted("java"),
                        Grading.files(
                                "solution.java",
                                "public class Start { public static void main(String[] a) {"
                                        + " Other.run(); } }",
                                "x/Other.java",
                                "class Other { static void run() { " + print + " } }"));
        assertEquals(Map.of("case 1", Verdict.ACCEPTED), Grading.verdicts(outcome));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ACCEPTED      | console.log(require('fs').readFileSync(0, 'utf8').trim())",
                "ACCEPTED      | import fs from 'fs';\\nconsole.log(fs.readFileSync(0, 'utf8'))",
                "ACCEPTED      | require('readline').createInterface(process.stdin)"
                        + ".on('line', line => console.log(line))",
                "WRONG_ANSWER  | console.log(8)",
                "TIME_LIMIT    | while (true);",
                "OUTPUT_LIMIT  | while (true) require('fs').writeSync(1, '7777777777777777')",
                "RUNTIME_ERROR | undefined.x",
                "RUNTIME_ERROR | JSON.parse('{')",
                "RUNTIME_ERROR | console.log(7); process.exit(1)",
                "COMPILE_ERROR | console.log(7"
            })
    void ofJavaScript(Verdict verdict, String code) throws Exception {
        assertVerdict(verdict, "javascript", code.translateEscapes());
    }

    @Test
    void aFaultIsToldWithItsLine() throws Exception {
        Outcome java =
                grading.grade(
                        ECHO.formatted("java"),
                        "class A { public static void main(String[] a) {\n a[0] = null; } }");
        assertTrue(
                java.toString()
                        .contains(
                                "It says: java.lang.ArrayIndexOutOfBoundsException: Index 0 out of"
                                        + " bounds for length 0 (line 2)."),
                java.toString());
        Outcome script = grading.grade(ECHO.formatted("js"), "\n\nf();");
        assertTrue(
                script.toString().contains("It says: ReferenceError: f is not defined (line 3)."),
                script.toString());
    }

    private static void assertVerdict(Verdict verdict, String language, String code)
            throws Exception {
        Outcome outcome = grading.grade(ECHO.formatted(language), code);
        Map<String, Verdict> verdicts = Grading.verdicts(outcome);
        assertEquals(List.of(verdict), List.copyOf(verdicts.values()), outcome.toString());
        assertEquals(
                verdict == Verdict.ACCEPTED ? Score.ONE : Score.ZERO,
                ((Outcome.Graded) outcome).score());
    }

    @Test
    void anExceptionOfCppIsTold() throws Exception {
        Outcome outcome =
                grading.grade(
                        ECHO.formatted("c++"),
                        "#include <vector>\nint main() { std::vector<int>(1).at(3); }");
        String said = outcome.toString();
        assertTrue(said.contains("It says: std::out_of_range: "), said);
    }

    @Test
    void aHiddenCaseShowsLearnersNothingThatItReadsOrWrites() throws Exception {
        Outcome.Graded graded =
                (Outcome.Graded)
                        grading.grade(
                                """
                                {language: python, cases: [
                                  {in: "1", out: "1", show: verdict},
                                  {in: "input-5591", out: "output-7731", args: [argument-3321],
                                   name: name-9911, show: nothing}]}
                                """,
                                """
                                import sys
                                text = input()
                                print(text, sys.argv)
                                if text != "1":
                                    raise ValueError(text)
                                """);
        for (Evidence each : graded.evidence()) {
            if (each.audience() == Audience.LEARNER) {
                assertFalse(
                        each.toString().matches("(?s).*(5591|7731|3321|9911).*"), each.toString());
            }
        }
        graded.feedback().stream()
                .filter(each -> each.audience() == Audience.LEARNER)
                .forEach(
                        each ->
                                assertFalse(
                                        each.text().matches("(?s).*(5591|7731|3321|9911).*"),
                                        each.text()));
        assertTrue(
                graded.feedback()
                        .toString()
                        .contains("1 of 1 hidden case is not right (run-time error)."),
                graded.feedback().toString());
        assertEquals(
                Verdict.RUNTIME_ERROR, Grading.verdicts(graded).get("name-9911"), "graders see it");
    }

    @Test
    void whatAProgramSaysIsNotTakenForItsCompilersWord() throws Exception {
        pretends(
                "python",
                """
                import sys
                sys.stderr.write('  File "main.py", line 1\\nSyntaxError: ' + input() + '\\n')
                sys.exit(1)
                """);
        pretends(
                "javascript",
                """
                const read = require('fs').readFileSync(0, 'utf8');
                console.error('/box/main.js:1\\nSyntaxError: ' + read);
                process.exit(1);
                """);
    }

    private static void pretends(String language, String code) throws Exception {
        Outcome.Graded graded =
                (Outcome.Graded)
                        grading.grade(
                                "{language: %s, cases: [{in: input-5591, out: x, show: nothing}]}"
                                        .formatted(language),
                                code);
        assertEquals(
                Map.of("case 1", Verdict.RUNTIME_ERROR),
                Grading.verdicts(graded),
                graded.toString());
        assertFalse(
                graded.evidence().stream()
                        .filter(each -> each.audience() == Audience.LEARNER)
                        .anyMatch(each -> each.toString().contains("5591")),
                graded.toString());
        assertFalse(
                graded.feedback().stream()
                        .filter(each -> each.audience() == Audience.LEARNER)
                        .anyMatch(each -> each.text().contains("5591")),
                graded.toString());
    }

    @Test
    void whatIsLessThanItsOutputIsKeptFromLearners() throws Exception {
        Outcome.Graded graded =
                (Outcome.Graded)
                        grading.grade(
                                "{language: python, show: verdict, cases: [{in: secret-1, out:"
                                        + " secret-2}]}",
                                "print(input() + '!')");
        assertEquals(
                List.of("case 1: wrong answer."),
                graded.feedback().stream()
                        .filter(each -> each.audience() == Audience.LEARNER)
                        .map(each -> each.text())
                        .toList());
        assertFalse(
                graded.evidence().stream()
                        .filter(each -> each.audience() == Audience.LEARNER)
                        .anyMatch(each -> each.toString().contains("secret")),
                graded.evidence().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "python | tensorflow           | import tensorflow\\nprint(7)",
                "js     | @assay/none          | const fp = require('@assay/none')\\n"
                        + "console.log(7)",
                "js     | @assay/none          | import _ from '@assay/none'\\nconsole.log(7)",
                "c      | conio.h              | #include <conio.h>\\nint main() { return 0; }",
                "c++    | armadillo            | #include <armadillo>\\nint main() { return 0; }",
                "java   | org.apache.none      | import org.apache.none.*;\\n"
                        + "class A { public static void main(String[] a) { } }",
            })
    void aLibraryThatIsNotHereIsNoZero(String language, String library, String code)
            throws Exception {
        Outcome outcome = grading.grade(ECHO.formatted(language), code.translateEscapes());
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, outcome);
        assertTrue(
                failed.reason().contains("the library " + library + " is not here"),
                failed.reason());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RUNTIME_ERROR | python | import maths\\nprint(7)",
                "RUNTIME_ERROR | js     | require('./mine')",
                "COMPILE_ERROR | c      | #include <mine.h>\\nint main() { return 0; }",
                "COMPILE_ERROR | java   | import com.company.*;\\nclass A { public static void"
                        + " main(String[] a) { } }",
                // What a program says itself is no proof.
                "RUNTIME_ERROR | python | import sys\\nprint(\"ModuleNotFoundError: No module named"
                        + " 'tensorflow'\", file=sys.stderr)\\nsys.exit(1)",
                "RUNTIME_ERROR | js     | console.error(\"Error: Cannot find module 'loda\" +"
                        + " \"sh'\");\\nprocess.exit(1)",
                "COMPILE_ERROR | c      | #error cannot execute 'cc1': execvp: none",
                "COMPILE_ERROR | c      | #error internal compiler error",
            })
    void whatIsMissingOtherwiseIsTheAnswersFault(Verdict verdict, String language, String code)
            throws Exception {
        assertVerdict(verdict, language, code.translateEscapes());
        Outcome.Graded graded =
                (Outcome.Graded) grading.grade(ECHO.formatted(language), code.translateEscapes());
        assertEquals(Confidence.CERTAIN, graded.confidence(), graded.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "what comes of it is too large | char big[20 << 20] = {1};\\nint main() { }",
                "the compiler broke down       | #line 1 \"x\\\\ngcc: fatal error: cannot execute"
                        + " 'cc1'\"\\nint main() { none; }",
            })
    void whereTheCompilerDoesNotCopeAHumanLooks(String why, String code) throws Exception {
        Outcome outcome = grading.grade(ECHO.formatted("c"), code.translateEscapes());
        Outcome.Graded graded = assertInstanceOf(Outcome.Graded.class, outcome);
        assertEquals(Score.ZERO, graded.score());
        assertEquals(0.5, graded.confidence().value(), graded.toString());
        assertTrue(graded.toString().contains(why), graded.toString());
        assertTrue(graded.toString().contains("To be looked at"), graded.toString());
    }

    @Test
    void whatWasNotRunIsForAHumanWhereItMatters() throws Exception {
        String config =
                "{language: python, cpu: 0.2, all-or-nothing: %s, cases: [{in: a, out: a}, {in: b,"
                        + " out: b}, {in: c, out: c}, {in: d, out: d}]}";
        String code = "if input() != 'd':\n    while True: pass\nprint('d')";
        Outcome.Graded graded = (Outcome.Graded) grading.grade(config.formatted("false"), code);
        assertEquals(0.5, graded.confidence().value());
        assertTrue(graded.feedback().toString().contains("2 cases were not run"));
        graded = (Outcome.Graded) grading.grade(config.formatted("true"), code);
        assertEquals(1.0, graded.confidence().value(), "nothing is earned anyhow");
    }

    @Test
    void severalFilesBelongTogether() throws Exception {
        Outcome outcome =
                grading.grade(
                        ECHO.formatted("c"),
                        Grading.files(
                                "src/echo.c",
                                """
                                #include <stdio.h>
                                #include "echo.h"
                                void echo(void) { putchar(getchar()); }
                                """,
                                "src/echo.h",
                                "void echo(void);",
                                "-main.c",
                                "#include \"src/echo.h\"\nint main() { echo(); }"));
        assertEquals(Map.of("case 1", Verdict.ACCEPTED), Grading.verdicts(outcome));
        outcome =
                grading.grade(
                        ECHO.formatted("python"),
                        Grading.files(
                                "random.py",
                                "def number(): return int(input())",
                                "start.py",
                                """
                                import random
                                if __name__ == '__main__':
                                    print(random.number())
                                """));
        assertEquals(Map.of("case 1", Verdict.ACCEPTED), Grading.verdicts(outcome));
    }

    @ParameterizedTest
    @CsvSource({"../x.c", "/etc/x.c", "a/../../x.c", ".program/x.c", "a//x.c"})
    void aFileLeadsNowhereElse(String path) throws Exception {
        Outcome outcome =
                grading.grade(ECHO.formatted("c"), Grading.files(path, "int main() { return 0; }"));
        assertInstanceOf(Outcome.Ungradable.class, outcome, path);
    }

    @Test
    void theLearnersLineIsToBlame() throws Exception {
        Outcome outcome =
                grading.grade(
                        ECHO.formatted("c"),
                        Grading.files(
                                "main.c",
                                "#include \"other.h\"\nint main() { return f(); }\n",
                                "other.h",
                                "\n\nint f() { return x; }\n"));
        Evidence.Span span =
                ((Outcome.Graded) outcome)
                        .evidence().stream()
                                .filter(Evidence.Span.class::isInstance)
                                .map(Evidence.Span.class::cast)
                                .findFirst()
                                .orElseThrow();
        assertEquals("other.h", span.file());
        assertEquals(2, span.start());
        assertTrue(span.label().contains("‘x’ undeclared"), span.label());
    }

    @Test
    void filesOfTheCourseLieBesideTheProgram() throws Exception {
        grading.with("files/words/list.txt", "seven 7\n");
        String config = "{language: python, files: [files/words/list.txt], cases: [{out: \"7\"}]}";
        assertEquals(
                Map.of("case 1", Verdict.ACCEPTED),
                Grading.verdicts(
                        grading.grade(config, "print(open('list.txt').read().split()[1])")));
    }
}
