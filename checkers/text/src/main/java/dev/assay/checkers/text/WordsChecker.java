package dev.assay.checkers.text;

import dev.assay.spi.Answer;
import dev.assay.spi.Audience;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Confidence;
import dev.assay.spi.Cost;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Option;
import dev.assay.spi.Outcome;
import dev.assay.spi.Score;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.kohsuke.MetaInfServices;

/** {@code text.words}: is the answer as long as it was asked to be? */
@MetaInfServices(CheckerType.class)
public final class WordsChecker implements CheckerType<WordsChecker.Config> {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’-][\\p{L}\\p{N}]+)*");

    /** The settings. */
    public record Config(
            @Option("The fewest words that earn full marks; fewer earn their share. From 1.")
                    OptionalInt atLeast,
            @Option("The most words that earn anything. From 1.") OptionalInt atMost) {}

    @Override
    public CheckerInfo info() {
        return new CheckerInfo("text.words", 1, Cost.INSTANT, "Counts an answer's words");
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Check bind(Config config, BindContext context) throws InvalidConfigException {
        if (config.atLeast().isEmpty() && config.atMost().isEmpty()) {
            throw new InvalidConfigException(
                    "", "no length is asked for", "name at-least or at-most");
        }
        int least = config.atLeast().orElse(1);
        int most = config.atMost().orElse(Integer.MAX_VALUE);
        if (least < 1) {
            throw new InvalidConfigException("at-least", "it is below 1", "write 1 or more");
        }
        if (most < least) {
            throw new InvalidConfigException(
                    "at-most", "no answer can be that short", "write " + least + " or more");
        }
        return (answer, checkContext) -> check(answer, least, most);
    }

    private static Outcome check(Answer answer, int least, int most) {
        if (answer.isBlank()) {
            return Outcome.ungradable("empty");
        }
        int words = Math.toIntExact(WORD.matcher(answer.text()).results().count());
        if (words > most) {
            return outcome(Score.ZERO, words, most, "at most " + most + " are asked for");
        }
        if (words < least) {
            return outcome(
                    Score.ratio(words, least),
                    words,
                    least,
                    "at least " + least + " are asked for");
        }
        return Outcome.graded(Score.ONE, List.of(measure(words, least)));
    }

    private static Outcome outcome(Score score, int words, int bound, String asked) {
        return new Outcome.Graded(
                score,
                Confidence.CERTAIN,
                List.of(measure(words, bound)),
                List.of(Feedback.learner("The answer has " + words + " words; " + asked + ".")));
    }

    private static Evidence measure(int words, int bound) {
        return new Evidence.Measure(Audience.LEARNER, "words", words, OptionalDouble.of(bound));
    }
}
