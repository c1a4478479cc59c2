package dev.assay.testkit.sample;

import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Cost;
import dev.assay.spi.Option;
import dev.assay.spi.Outcome;
import dev.assay.spi.Score;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Is of another version each time that it is asked. */
public final class FickleChecker implements CheckerType<FickleChecker.Config> {

    private final AtomicInteger asked = new AtomicInteger();

    /** The settings. */
    public record Config(@Option("Not used.") List<String> unused) {}

    @Override
    public CheckerInfo info() {
        return new CheckerInfo("bad.fickle", asked.incrementAndGet(), Cost.INSTANT, "Changes");
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
