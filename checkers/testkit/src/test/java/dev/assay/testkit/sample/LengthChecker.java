package dev.assay.testkit.sample;

import dev.assay.spi.Answer;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Cost;
import dev.assay.spi.Evidence;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Option;
import dev.assay.spi.Outcome;
import dev.assay.spi.Score;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts words: a checker that keeps the contract. */
public final class LengthChecker implements CheckerType<LengthChecker.Config> {

    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    /** The settings. */
    public record Config(@Option("How many words full marks need; 1 or more.") int leastWords) {}

    @Override
    public CheckerInfo info() {
        return new CheckerInfo("sample.length", 1, Cost.INSTANT, "Counts words");
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Check bind(Config config, BindContext context) throws InvalidConfigException {
        if (config.leastWords() < 1) {
            throw new InvalidConfigException("least-words", "it is below 1", "write 1 or more");
        }
        if (config.leastWords() > 1000) {
            context.warn("least-words", "few answers are that long", "write 1000 or less");
        }
        return (answer, checkContext) -> count(config, answer);
    }

    private static Outcome count(Config config, Answer answer) {
        if (answer.isBlank()) {
            return Outcome.ungradable("empty");
        }
        Matcher words = WORD.matcher(answer.text());
        int count = 0;
        int first = -1;
        int last = -1;
        while (words.find() && count < config.leastWords()) {
            first = count == 0 ? words.start() : first;
            last = words.end();
            count++;
        }
        return Outcome.graded(
                Score.ratio(count, config.leastWords()),
                count == 0
                        ? List.of(new Evidence.Missing("words"))
                        : List.of(new Evidence.Span(Answer.TYPED, first, last, count + " words")));
    }
}
