package dev.assay.checkers.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.checkers.text.RegexChecker.Config;
import dev.assay.checkers.text.RegexChecker.MustNot;
import dev.assay.checkers.text.RegexChecker.Part;
import dev.assay.spi.Answer;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Derivation;
import dev.assay.spi.Evidence.Span;
import dev.assay.spi.Outcome;
import dev.assay.spi.Region;
import dev.assay.testkit.CheckerContract;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RegexCheckerTest extends CheckerContract<RegexChecker> {

    /** Learners read labels; what a rubric looks for is not theirs to read. */
    @Test
    void labelsShowWhatWasFoundAndNoPattern() throws Exception {
        assertEquals(
                List.of("pip install torch"),
                labels(of(List.of("pip\\d?\\s+install\\s+torch")), "pip  install\n torch"));
        assertEquals(List.of("x".repeat(40) + "…"), labels(of(List.of("x+")), "x".repeat(100)));
        assertEquals(List.of("😀".repeat(20) + "…"), labels(of(List.of(".+")), "😀".repeat(100)));
        assertEquals(
                List.of("a" + "😀".repeat(19) + "…"),
                labels(of(List.of(".+")), "a" + "😀".repeat(100)));
        Config named =
                new Config(
                        List.of(),
                        List.of(new Part("tool", "pip3?", null, null)),
                        List.of(
                                new MustNot("old", "conda", null, null),
                                new MustNot(null, "eg{2}", null, null)),
                        null,
                        null,
                        null,
                        null);
        assertEquals(
                List.of("tool", "not right: old", "not right: egg"),
                labels(named, "pip, conda, egg"));
    }

    private static Config of(List<String> any) {
        return new Config(any, List.of(), List.of(), null, null, null, null);
    }

    private static List<String> labels(Config config, String answer) throws Exception {
        Outcome outcome =
                new RegexChecker()
                        .bind(config, null)
                        .check(Answer.of(answer), new PlainContext(Answer.of(answer)));
        return ((Outcome.Graded) outcome)
                .evidence().stream()
                        .filter(Span.class::isInstance)
                        .map(span -> ((Span) span).label())
                        .toList();
    }

    private record PlainContext(Answer answer) implements CheckContext {

        @Override
        public Instant deadline() {
            return Instant.MAX;
        }

        @Override
        public Locale locale() {
            return Locale.ROOT;
        }

        @Override
        public long seed() {
            return 0;
        }

        @Override
        public List<Region> regions() {
            return List.of();
        }

        @Override
        public <T> T derived(Derivation<T> how) throws Exception {
            return how.derive(answer, this);
        }
    }
}
