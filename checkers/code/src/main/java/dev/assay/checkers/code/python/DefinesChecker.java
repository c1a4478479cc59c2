package dev.assay.checkers.code.python;

import dev.assay.checkers.code.Hit;
import dev.assay.checkers.code.Tally;
import dev.assay.spi.Answer;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckContext;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Cost;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Option;
import dev.assay.spi.Outcome;
import dev.assay.spi.Service;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kohsuke.MetaInfServices;

/**
 * {@code python.defines}: which classes and functions an answer's Python defines.
 *
 * <p>A definition is written as Python has it, without its body: {@code class _(torch.nn.Module)}
 * ({@code _} is any name; classes of the answer may stand between), {@code def forward(self, _,
 * ...)} (parameters are counted, their names don't matter; {@code ...} is any more), {@code def
 * main} (any parameters), {@code async def fetch(_)}, {@code @torch.no_grad()} on the line before
 * its {@code def}. Definitions that stand indented below another must stand in it. A lambda that is
 * given a name is a function.
 */
@MetaInfServices(CheckerType.class)
public final class DefinesChecker implements CheckerType<DefinesChecker.Config> {

    private static final CheckerInfo INFO =
            new CheckerInfo(
                    "python.defines",
                    1,
                    Cost.INSTANT,
                    "Which classes and functions an answer's Python defines, with bases and"
                            + " parameters.");

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** The settings. */
    public record Config(
            @Option("One of these definitions is wanted.") List<String> anyOf,
            @Option("Each of these definitions is wanted; they weigh the same.") List<String> allOf,
            @Option("None of these may be there: any one leaves nothing of the score.")
                    List<String> noneOf,
            @Option("Several definitions that are wanted, each any of some, with weights.")
                    List<Want> definitions,
            @Option(
                            "What a definition earns that was meant but has a misspelt name,"
                                + " another base, other parameters or lacks a decorator: 0 to 1,"
                                + " 0.5 unless said.")
                    @Nullable BigDecimal near) {

        public Config {
            anyOf = List.copyOf(anyOf);
            allOf = List.copyOf(allOf);
            noneOf = List.copyOf(noneOf);
            definitions = List.copyOf(definitions);
        }
    }

    /** One definition that is wanted. */
    public record Want(
            @Option("What it is called in evidence; the definitions themselves unless said.")
                    @Nullable String id,
            @Option("Any one of these will do.") List<String> any,
            @Option("How much it weighs against the others: above 0, 1 unless said.")
                    @Nullable BigDecimal weight) {

        public Want {
            any = List.copyOf(any);
        }
    }

    private record Goal(String label, List<DefinitionMatcher> any, BigDecimal weight) {}

    @Override
    public CheckerInfo info() {
        return INFO;
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Set<Class<? extends Service>> requires() {
        return Set.of(PythonParser.class);
    }

    @Override
    public Check bind(Config config, BindContext context) throws InvalidConfigException {
        PythonParser parser = context.service(PythonParser.class);
        Binding binding = new Binding(parser, share(config.near()), ApiIndex.standard());
        List<Goal> wanted = binding.wanted(config);
        List<Goal> unwanted = binding.each("none-of", config.noneOf());
        if (wanted.isEmpty() && unwanted.isEmpty()) {
            throw new InvalidConfigException(
                    "",
                    "it wants nothing",
                    "name definitions under any-of, all-of, none-of or definitions");
        }
        PythonCode.Making making = new PythonCode.Making(parser, ApiIndex.standard());
        return (answer, check) -> check(answer, check, making, wanted, unwanted);
    }

    private static BigDecimal share(@Nullable BigDecimal near) throws InvalidConfigException {
        BigDecimal share = near == null ? HALF : near;
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new InvalidConfigException("near", "it is " + share, "write a share of 0 to 1");
        }
        return share;
    }

    private record Binding(PythonParser parser, BigDecimal near, ApiIndex index) {

        List<Goal> wanted(Config config) throws InvalidConfigException {
            List<Goal> wanted = new ArrayList<>();
            if (!config.anyOf().isEmpty()) {
                wanted.add(
                        new Goal(
                                String.join(" or ", config.anyOf()),
                                any("any-of", config.anyOf()),
                                BigDecimal.ONE));
            }
            wanted.addAll(each("all-of", config.allOf()));
            for (int i = 0; i < config.definitions().size(); i++) {
                wanted.add(goal("definitions[" + i + "]", config.definitions().get(i)));
            }
            return wanted;
        }

        private Goal goal(String path, Want want) throws InvalidConfigException {
            if (want.any().isEmpty()) {
                throw new InvalidConfigException(path + ".any", "it is empty", "name a definition");
            }
            BigDecimal weight = want.weight() == null ? BigDecimal.ONE : want.weight();
            if (weight.signum() <= 0) {
                throw new InvalidConfigException(
                        path + ".weight", "it is " + weight, "write a weight above 0");
            }
            String label = want.id() == null ? String.join(" or ", want.any()) : want.id();
            return new Goal(label, any(path + ".any", want.any()), weight);
        }

        List<Goal> each(String path, List<String> written) throws InvalidConfigException {
            List<Goal> goals = new ArrayList<>();
            for (int i = 0; i < written.size(); i++) {
                List<DefinitionMatcher> one = List.of(one(path + "[" + i + "]", written.get(i)));
                goals.add(new Goal(written.get(i), one, BigDecimal.ONE));
            }
            return goals;
        }

        private List<DefinitionMatcher> any(String path, List<String> written)
                throws InvalidConfigException {
            List<DefinitionMatcher> any = new ArrayList<>();
            for (int i = 0; i < written.size(); i++) {
                any.add(one(path + "[" + i + "]", written.get(i)));
            }
            return any;
        }

        private DefinitionMatcher one(String path, String written) throws InvalidConfigException {
            return new DefinitionMatcher(
                    DefinitionPattern.read(path, written, parser), near, index);
        }
    }

    private static Outcome check(
            Answer answer,
            CheckContext context,
            PythonCode.Making making,
            List<Goal> wanted,
            List<Goal> unwanted)
            throws Exception {
        if (answer.isBlank()) {
            return Outcome.ungradable("the answer is empty");
        }
        PythonCode code = context.derived(making);
        if (code.unreadable().isPresent()) {
            return Outcome.ungradable(code.unreadable().get());
        }
        Tally tally = new Tally();
        for (Goal goal : wanted) {
            count(goal, code, answer, tally);
        }
        for (Goal goal : unwanted) {
            for (Hit hit : goal.any().getFirst().exact(code)) {
                tally.forbid();
                tally.show(hit.span());
                tally.say(answer, hit.span(), "this should not be defined here.");
            }
        }
        return tally.outcome();
    }

    private static void count(Goal goal, PythonCode code, Answer answer, Tally tally) {
        DefinitionMatcher.Found best = DefinitionMatcher.Found.NOTHING;
        for (DefinitionMatcher matcher : goal.any()) {
            DefinitionMatcher.Found found = matcher.best(code);
            best = found.share().compareTo(best.share()) > 0 ? found : best;
        }
        tally.count(best.share(), goal.weight());
        for (Hit hit : best.hits()) {
            tally.show(hit.span());
            hit.why().ifPresent(why -> tally.say(answer, hit.span(), why));
        }
        if (best.share().compareTo(BigDecimal.ONE) < 0) {
            tally.miss(goal.label());
        }
    }
}
