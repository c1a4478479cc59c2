package dev.assay.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.spi.Audience;
import dev.assay.spi.Confidence;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.Outcome;
import dev.assay.spi.Score;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {

    private static final Outcome GRADED =
            new Outcome.Graded(
                    Score.of(0.5),
                    new Confidence(0.9),
                    List.of(
                            new Evidence.Span("answer", 2, 7, "a\nstack"),
                            new Evidence.Missing("queue"),
                            new Evidence.Measure(
                                    Audience.LEARNER, "words", 3, OptionalDouble.of(4))),
                    List.of(Feedback.learner("Say more.")));

    private static final String SHOWN =
            """
            graded 0.5, confidence 0.9
              learner  answer 2..7: a\\nstack
              grader  missing: queue
              learner  words: 3.0 of 4.0
              learner  → Say more.
            """;

    @TempDir Path folder;

    @Test
    void anOutcomeIsShownWithAllThatItSays() {
        assertEquals(SHOWN, Golden.show(GRADED));
        assertEquals("ungradable: empty\n", Golden.show(Outcome.ungradable("empty")));
        assertEquals("failed: no\n", Golden.show(new Outcome.Failed("no", true)));
    }

    @Test
    void aFileIsWrittenWhenAskedForAndComparedOtherwise() throws Exception {
        Golden golden = new Golden(folder, false);
        AssertionError missing =
                assertThrows(AssertionError.class, () -> golden.matches("a/b.txt", GRADED));
        assertTrue(missing.getMessage().contains("-Dassay.golden.update=true"));
        new Golden(folder, true).matches("a/b.txt", GRADED);
        assertEquals(SHOWN, Files.readString(folder.resolve("a/b.txt")));
        golden.matches("a/b.txt", GRADED);
        AssertionError other =
                assertThrows(
                        AssertionError.class,
                        () -> golden.matches("a/b.txt", Outcome.ungradable("empty")));
        assertTrue(other.getMessage().contains("says otherwise"));
    }
}
