package dev.assay.checkers.execution.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.checkers.execution.mutants.TextMutator.Part;
import dev.assay.spi.Answer;
import dev.assay.spi.Mutates.Mutant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which wrong variants there are of a program. */
class TextMutatorTest {

    private static List<Mutant> mutants(Syntax syntax, String text, Map<String, String> harmless) {
        Answer answer = Answer.of(text);
        Part part = new Part(answer.files().getFirst(), text, at -> at);
        return new TextMutator(syntax, harmless).mutants(answer, List.of(part));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '@',
            value = {
                "JAVA ~ if (a < b && !c) ~ if (a <= b && !c) ;; if (a < b || !c) ;; if (a < b &&"
                        + " c)",
                "JAVA ~ Map<String, Integer> m; ~ @@",
                "JAVA ~ return s + \"!\"; ~ return s + \"\";",
                "JAVA ~ throw new Error(\"no\"); ~ ;",
                "JAVA ~ int n = 7L; // 3 < 4 ~ int n = 8L; // 3 < 4 ;; int n = 0L; // 3 < 4",
                "JAVA ~ xs.forEach(x -> use(x)); ~ ;",
                "JAVA ~ return Math.max(a, -b); ~ return Math.min(a, -b); ;; return Math.max(a,"
                        + " b);",
                "C ~ #include <stdio.h> ~ @@",
                "C ~ char *p = a * b; ~ char *p = a / b;",
                "C ~ int a[1000]; i++; ~ int a[1000]; i--;",
                "CPP ~ std::cin >> n; ~ @@",
                "CPP ~ vector<int> v; if (i < 3) ~ vector<int> v; if (i <= 3) ;;"
                        + " vector<int> v; if (i < 4) ;; vector<int> v; if (i < 0)",
                "JAVASCRIPT ~ if (a === 'x' || n<1) ~ if (a !== 'x' || n<1) ;; if (a === '' ||"
                        + " n<1) ;; if (a === 'x' && n<1) ;; if (a === 'x' || n<=1) ;; if (a ==="
                        + " 'x' || n<2)",
                "PYTHON ~ print(a) ~ pass",
                "PYTHON ~ x = a // b ~ x = a / b",
                "PYTHON ~ x = a and not b ~ x = a or not b ;; x = a and  b",
            })
    void eachChangesOneThing(Syntax syntax, String code, String wanted) {
        List<String> found =
                mutants(syntax, code, Map.of()).stream().map(Mutant::changed).sorted().toList();
        List<String> all = wanted.isEmpty() ? List.of() : List.of(wanted.split(" ;; ", -1));
        assertEquals(all.stream().sorted().toList(), found);
    }

    @Test
    void tellWhereTheyAreAndWhyTheyAreHarmless() {
        List<Mutant> all =
                mutants(
                        Syntax.JAVA,
                        "int f(int a) {\n    return a * 2;\n}",
                        Map.of("return a * 3;", "nobody looks"));
        Mutant mutant =
                all.stream()
                        .filter(each -> each.change().equals("2 → 3"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(2, mutant.line());
        assertEquals("return a * 3;", mutant.changed());
        assertEquals(Optional.of("nobody looks"), mutant.harmless());
        assertEquals("int f(int a) {\n    return a * 3;\n}", mutant.answer().text());
    }

    @Test
    void areNotTooMany() {
        List<Mutant> all = mutants(Syntax.C, "x = a + b;\n".repeat(1_000), Map.of());
        assertTrue(all.size() <= 120 && all.size() > 60, "mutants: " + all.size());
        assertTrue(all.getLast().line() > 900, "all over the program");
    }
}
