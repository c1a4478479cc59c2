package dev.assay.checkers.text;

import dev.assay.checkers.text.precedent.Precedents;
import dev.assay.spi.Audience;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Cost;
import dev.assay.spi.Evidence;
import dev.assay.spi.GradedAnswers.GradedAnswer;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Option;
import dev.assay.spi.Outcome;
import dev.assay.spi.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.kohsuke.MetaInfServices;

/**
 * {@code text.precedent}: a second opinion. Rules find the right words; an answer may use them to
 * say something wrong. Where answers like it were worth little, a human looks. It never takes
 * marks.
 */
@MetaInfServices(CheckerType.class)
public final class PrecedentChecker implements CheckerType<PrecedentChecker.Config> {

    private static final double BELOW = 0.45;
    private static final int FEW = 6;

    /** The settings. */
    public record Config(
            @Option(
                            "What answers like it must have been worth at least, 0 to 1; 0.45"
                                    + " unless said.")
                    OptionalDouble below) {}

    @Override
    public CheckerInfo info() {
        return new CheckerInfo(
                "text.precedent",
                1,
                Cost.INSTANT,
                "Sends an answer to a human when graded answers like it were worth little");
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Check bind(Config config, BindContext context) throws InvalidConfigException {
        double below = config.below().orElse(BELOW);
        if (!(below > 0 && below < 1)) {
            throw new InvalidConfigException(
                    "below", below + " is no worth between 0 and 1", "write some 0.3 to 0.5");
        }
        List<GradedAnswer> known = new ArrayList<>(context.graded().answers());
        known.addAll(context.examples().answers());
        if (known.size() < FEW) {
            return (answer, checkContext) -> Outcome.clear();
        }
        for (String reference : context.question().references()) {
            known.add(new GradedAnswer(reference, Score.ONE));
        }
        Precedents precedents = new Precedents(known);
        return (answer, checkContext) ->
                answer.isBlank()
                        ? Outcome.clear()
                        : outcome(precedents.worth(answer.text()), below);
    }

    private static Outcome outcome(double worth, double below) {
        double rounded = Math.round(worth * 100) / 100.0;
        if (rounded >= below) {
            return Outcome.clear();
        }
        return new Outcome.Refer(
                String.format(Locale.ROOT, "answers like it were worth %.2f", Math.max(0, rounded)),
                List.of(
                        new Evidence.Measure(
                                Audience.GRADER,
                                "worth of answers like it",
                                rounded,
                                OptionalDouble.of(below))),
                List.of());
    }
}
