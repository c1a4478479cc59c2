package dev.assay.checkers.text;

import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Cost;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Option;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kohsuke.MetaInfServices;

/** Looks for a number, as near as asked, in the unit asked. */
@MetaInfServices(CheckerType.class)
public final class NumericChecker implements CheckerType<NumericChecker.Config> {

    /** Which of several numbers is the answer. */
    public enum Which {
        /** One of them is right; others lower the confidence. */
        ANY,
        FIRST,
        LAST,
        /** Every one has to be right, but for those of the question. */
        ONLY
    }

    /** The settings. */
    public record Config(
            @Option("The right number; either it, or `min` and `max`.") @Nullable BigDecimal value,
            @Option("The least right number, itself included.") @Nullable BigDecimal min,
            @Option("The greatest right number, itself included.") @Nullable BigDecimal max,
            @Option("How far off `value` is still right; 0 unless said.")
                    @Nullable BigDecimal tolerance,
            @Option("The same as a share of `value`: `0.01` is one percent.")
                    @Nullable BigDecimal relativeTolerance,
            @Option("The unit that `value` is in, as it is written: `ms`; none unless said.")
                    @Nullable String unit,
            @Option(
                            "Units that may be used instead, each with its size: `{ms: 0.001, s: 1,"
                                    + " seconds: 1}`; `unit` has to be among them.")
                    Map<String, BigDecimal> units,
            @Option(
                            "The share of the score that the unit is worth, 0 to 1; a right number"
                                + " without it, or with another, earns the rest. 0.5 unless said.")
                    @Nullable BigDecimal unitWeight,
            @Option(
                            "Which number counts when there are several: `any` (others lower the"
                                + " confidence), `first`, `last`, or `only` (every one has to be"
                                + " right); numbers of the question don't count. `any` unless"
                                + " said.")
                    @Nullable Which which,
            @Option("What the learner reads when the number is wrong; nothing unless said.")
                    @Nullable String wrong) {

        public Config {
            units = Map.copyOf(units);
        }
    }

    @Override
    public CheckerInfo info() {
        return new CheckerInfo(
                "text.numeric",
                3,
                Cost.INSTANT,
                "Looks for a number within a tolerance, in the unit that was asked for");
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Check bind(Config config, BindContext context) throws InvalidConfigException {
        return NumericCheck.compile(config, context);
    }
}
