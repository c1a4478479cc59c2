package dev.assay.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grading.table.ExampleTableReader;
import dev.assay.grading.table.TableRun;
import dev.assay.plugin.Catalogue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A program can ask a checker to test itself with the table in its jar. */
class SelfTestTest {

    private static List<String> test(String checker) throws InterruptedException {
        try (Catalogue catalogue = Catalogue.load()) {
            return new TableRun(checker, catalogue)
                    .run(
                            ExampleTableReader.read(
                                            checker,
                                            SelfTestTest.class.getClassLoader(),
                                            problem -> {
                                                throw new AssertionError(problem);
                                            })
                                    .orElseThrow(),
                            Duration.ofSeconds(10));
        }
    }

    @Test
    void aCheckerThatDoesWhatItsTableSaysPassesThoughItHasAKnownMiss() throws Exception {
        assertEquals(List.of(), test("sample.length"));
    }

    @Test
    void aCheckerThatDoesNotIsToldWhereItDiffers() throws Exception {
        List<String> off = test("bad.wrong");
        assertEquals(1, off.size());
        assertTrue(
                off.getFirst()
                        .startsWith(
                                "META-INF/assay/bad.wrong.examples.yaml:3: it should be score 1"),
                off.toString());
    }
}
