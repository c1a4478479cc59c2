package dev.assay.checkers.text;

import dev.assay.checkers.text.guard.Doubt;
import dev.assay.checkers.text.guard.Doubts;
import dev.assay.checkers.text.guard.Lists;
import dev.assay.checkers.text.language.Tokens;
import dev.assay.spi.Answer;
import dev.assay.spi.Audience;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckContext;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Cost;
import dev.assay.spi.Evidence;
import dev.assay.spi.Option;
import dev.assay.spi.Outcome;
import dev.assay.spi.Region;
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
                4,
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
        Doubts doubts = new Doubts(context.question(), Set.copyOf(config.except()));
        return (answer, checkContext) -> {
            if (answer.isBlank()) {
                return Outcome.clear();
            }
            List<Doubt> found = doubts.look(answer, tokens(answer, checkContext));
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

    /** Those that all checks share, but where a list of terms was taken for code. */
    private static Tokens tokens(Answer answer, CheckContext context) throws Exception {
        List<Region> regions = context.regions();
        List<Region> code = Lists.withoutLists(regions);
        return code.size() == regions.size()
                ? context.derived(Tokens.OF_ANSWER)
                : Tokens.of(answer, code);
    }
}
