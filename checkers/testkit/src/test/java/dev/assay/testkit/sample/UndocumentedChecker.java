package dev.assay.testkit.sample;

import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Cost;
import dev.assay.spi.Outcome;
import dev.assay.spi.Score;
import java.util.List;

/** Has an option that nothing documents. */
public final class UndocumentedChecker implements CheckerType<UndocumentedChecker.Config> {

    /** The settings. */
    public record Config(List<String> unused) {}

    @Override
    public CheckerInfo info() {
        return new CheckerInfo("bad.undocumented", 1, Cost.INSTANT, "Breaks the contract");
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Check bind(Config config, BindContext context) {
        return (answer, ignored) ->
                Outcome.graded(answer.text().contains("x") ? Score.ONE : Score.ZERO, List.of());
    }
}
