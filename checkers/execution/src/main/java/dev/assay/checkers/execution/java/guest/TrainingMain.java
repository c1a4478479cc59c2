package dev.assay.checkers.execution.java.guest;

import dev.assay.checkers.execution.java.guest.Compiled.ClassFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Does once all that compilers and runners do, so that a cache of their classes can be made. */
public final class TrainingMain {

    private static final String TEST =
            """
            import static org.junit.jupiter.api.Assertions.*;
            import org.junit.jupiter.api.*;
            import org.junit.jupiter.params.ParameterizedTest;
            import org.junit.jupiter.params.provider.*;
            class Sample {
                @BeforeAll static void first() {}
                @AfterEach void last() {}
                @Nested class Inner { @Test @Tag("slow") void runs() { assertNotNull(this); } }
                @ParameterizedTest @ValueSource(ints = {1, 2}) void each(int x) { assertNotEquals(0, x); }
                @ParameterizedTest @CsvSource({"a,1", "b,2"}) void pairs(String s, int x) { assertEquals(1, s.length()); }
                @RepeatedTest(2) void again() { assertAll(() -> assertArrayEquals(new int[] {1}, new int[] {1})); }
                @Test void passes() { assertEquals(2, 1 + 1); assertThrows(Error.class, () -> { throw new Error(); }); }
                @Test @DisplayName("fails") void fails() { assertTrue(false, "it does not"); }
            }
            """;

    private TrainingMain() {}

    /** Takes JUnit's jars, as the compiler does. */
    public static void main(String[] arguments) throws Exception {
        Javac javac = new Javac(List.of(arguments));
        CompilerMain.warm(javac);
        RunnerMain.train();
        List<ClassFile> classes = javac.compile(Map.of("Sample.java", TEST), List.of()).classes();
        AnswerLoader loader = new AnswerLoader();
        loader.add(classes);
        if (Wire.bytes(out -> JunitTests.run(List.of("Sample"), loader, out)).length == 0) {
            throw new IOException("no tests were run");
        }
    }
}
