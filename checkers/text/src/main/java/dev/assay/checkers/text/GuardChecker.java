package dev.assay.checkers.text;

import dev.assay.prose.guard.Doubt;
import dev.assay.prose.guard.Doubts;
import dev.assay.spi.Audience;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Cost;
import dev.assay.spi.Evidence;
import dev.assay.spi.Option;
import dev.assay.spi.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kohsuke.MetaInfServices;

/**
 * Sends an answer to a human when it looks made to fool a grader, or when no rule can read it: it
 * instructs the grader, heaps up terms, repeats the question, is gibberish or in another language.
 * It never takes marks.
 */
@MetaInfServices(CheckerType.class)
public final class GuardChecker implements CheckerType<GuardChecker.Config> {

    /** The settings. */
    public record Config(
            @Option(
                            "Doubts that are no reason here: `instructions`, `keyword-bag`,"
                                    + " `copied-question`, `gibberish`, `denied-reference`,"
                                    + " `word-order`, `refusal`, `contradiction`.")
                    List<Doubts.Kind> except) {

        public Config {
            except = List.copyOf(except);
        }
    }

    @Override
    public CheckerInfo info() {
        return new CheckerInfo(
                "text.guard",
                7,
                Cost.INSTANT,
                "Sends answers to a human that instruct the grader, heap up terms or repeat the"
                        + " question");
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Check bind(Config config, BindContext context) {
        Doubts doubts = new Doubts(context.question());
        Set<Doubts.Kind> except = Set.copyOf(config.except());
        return (answer, checkContext) -> {
            List<Doubt> found =
                    checkContext.derived(doubts).stream()
                            .filter(raised -> !except.contains(raised.kind()))
                            .map(Doubts.Raised::doubt)
                            .toList();
            if (found.isEmpty()) {
                return Outcome.clear();
            }
            List<Evidence> evidence = new ArrayList<>();
            for (Doubt doubt : found) {
                evidence.add(
                        new Evidence.Span(
                                Audience.GRADER,
                                doubt.file(),
                                doubt.start(),
                                doubt.end(),
                                doubt.reason()));
            }
            return new Outcome.Refer(found.getFirst().reason(), evidence, List.of());
        };
    }
}
