package dev.assay.checkers.code.python;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.checkers.code.Fuzz;
import dev.assay.checkers.code.java.JavaFrontEnd;
import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.FrontEnd;
import dev.assay.checkers.code.structure.StructureCheck;
import dev.assay.checkers.code.structure.StructureConfig;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.BindContext;
import dev.assay.spi.CourseFile;
import dev.assay.spi.GradedAnswers;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Outcome;
import dev.assay.spi.QuestionView;
import dev.assay.spi.Service;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Broken patterns are refused with a reason, or work; none takes long on any code. */
class PatternFuzzTest {

    private static final int PATTERNS = 400;

    private static final List<String> PYTHON =
            List.of(
                    "for $I in $LOADER: ... $OPT.step() ...",
                    "torch.zeros($A, ..., dtype=torch.float32)",
                    "class $C(nn.Module): ...",
                    "def $F(..., $X, ...): ... return <... $X ...>",
                    "f(..., $X, ..., $X, ..., $Y, ..., $Y, ...)",
                    "$A, $B = $B, $A",
                    "try: ... except ValueError: ...",
                    "x = [$E for $X in $XS if $C]",
                    "a(); ... b(); ... c(); ... d()",
                    "{\"a\": $V, ...}");

    private static final List<String> JAVA =
            List.of(
                    "for ($T $X : $XS) { ... $SUM += $X; ... }",
                    "class $C { private int $F; int $M(...) { ... return $F; } }",
                    "if ($A == $B) ... else ...",
                    "$XS.stream().map($X -> $Y).toList()",
                    "switch ($S) { case $C -> ...; }",
                    "try { ... } catch ($E $X) { ... }",
                    "int $F(..., int $N, ...) { ... return <... $F(...) ...>; }",
                    "f(..., $X, ..., $X, ...);");

    private static final String PYTHON_CODE =
            """
            import torch
            class Net(torch.nn.Module):
                def forward(self, x):
                    return f(x, 1, 2, x, 3, 1, 2, 3)
            for i in range(3):
                a(); b(); a(); b(); c()
                opt.step()
            x, y = y, x
            """;

    private static final String JAVA_CODE =
            """
            class A { private int n; int m(int a, int b) { if (a == b) { return n; } return m(b, a); } }
            class B { void f() { for (int x : xs) { s += x; } f(a, b, a, b, c, c); } }
            """;

    @Test
    void brokenPatternsAreRefusedOrWork() throws Exception {
        PythonParser parser = new TreeSitterPython();
        FrontEnd python = new PythonFrontEnd(parser);
        FrontEnd java = new JavaFrontEnd();
        CodeTree pythonCode = python.parse(PYTHON_CODE);
        CodeTree javaCode = java.parse(JAVA_CODE);
        Fuzz fuzz = new Fuzz(PATTERNS);
        int refused = 0;
        int bound = 0;
        while (fuzz.goesOn()) {
            boolean isPython = fuzz.any(List.of(true, false));
            String pattern = fuzz.broken(isPython ? PYTHON : JAVA);
            try {
                StructureCheck check =
                        StructureCheck.bind(
                                config(pattern), isPython ? python : java, new NoContext());
                Outcome outcome =
                        check.check(
                                answer(isPython ? PYTHON_CODE : JAVA_CODE),
                                isPython ? pythonCode : javaCode);
                assertFalse(outcome instanceof Outcome.Failed, pattern);
                bound++;
            } catch (InvalidConfigException reason) {
                assertFalse(reason.mend().isBlank(), pattern);
                refused++;
            }
        }
        assertTrue(refused > 20 && bound > 20, refused + " refused, " + bound + " bound");
    }

    /** The trees of code come from the file in which patterns are read. */
    private static Answer answer(String code) {
        return new Answer(List.of(new AnswerFile("pattern", code)));
    }

    private static StructureConfig config(String pattern) {
        return new StructureConfig(
                null,
                List.of(),
                List.of(),
                List.of(pattern),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                null,
                null,
                List.of());
    }

    private static final class NoContext implements BindContext {

        @Override
        public <S extends Service> S service(Class<S> type) {
            throw new IllegalArgumentException(type.getName());
        }

        @Override
        public QuestionView question() {
            return new QuestionView("q", "", AnswerKind.parse("text"), List.of());
        }

        @Override
        public <R extends Record> R resource(String name, Class<R> type) {
            throw new IllegalArgumentException(name);
        }

        @Override
        public CourseFile file(String path) {
            throw new IllegalArgumentException(path);
        }

        @Override
        public GradedAnswers graded() {
            return GradedAnswers.NONE;
        }

        @Override
        public void warn(String path, String problem, String mend) {
            assertFalse(problem.isBlank());
        }
    }
}
