package dev.assay.checkers.code.python;

import dev.assay.checkers.code.CallPattern;
import dev.assay.checkers.code.CallsConfig;
import dev.assay.checkers.code.Equivalents;
import dev.assay.checkers.code.Hit;
import dev.assay.checkers.code.Tally;
import dev.assay.checkers.code.Wanted;
import dev.assay.checkers.code.WantedReader;
import dev.assay.spi.Answer;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckContext;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Cost;
import dev.assay.spi.Derivation;
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
 * {@code python.flow}: in which order an answer's Python runs, what is around it, and where values
 * go.
 *
 * <p>Calls are written as for {@code python.calls}. Functions of the answer are followed where they
 * are called; loops may begin anywhere in their round where a rule says so; what stands in two
 * branches of one {@code if} does not follow each other.
 */
@MetaInfServices(CheckerType.class)
public final class FlowChecker implements CheckerType<FlowChecker.Config> {

    private static final CheckerInfo INFO =
            new CheckerInfo(
                    "python.flow",
                    1,
                    Cost.INSTANT,
                    "In which order an answer's Python runs, what is around it, where values go.");

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** The settings. */
    public record Config(
            @Option("What is wanted; each says one thing.") List<Rule> rules,
            @Option(
                            "What a call earns that was meant but is misspelt or lacks its"
                                    + " parentheses: 0 to 1, 0.5 unless said.")
                    @Nullable BigDecimal near) {

        public Config {
            rules = List.copyOf(rules);
        }
    }

    /** One thing that is wanted: an order, something around, or a way that a value goes. */
    public record Rule(
            @Option("What it is called in evidence; its calls unless said.") @Nullable String id,
            @Option("How much it weighs against the others: above 0, 1 unless said.")
                    @Nullable BigDecimal weight,
            @Option("Calls that are made one after the other; a $set stands for any of its calls.")
                    List<String> order,
            @Option(
                            "Whether the order is that of a loop's round: the first and the last of"
                                    + " its calls must be in the same loop, and the round may begin"
                                    + " with any of them. False unless said.")
                    @Nullable Boolean eachRound,
            @Option("Contexts that are entered by with or decorate a function; any will do.")
                    List<String> around,
            @Option("What must be inside around; anything that does something unless said.")
                    List<String> calls,
            @Option("Calls whose value must go somewhere; any will do.") List<String> from,
            @Option("Calls that the value must reach, as an argument or as what a method is of.")
                    List<String> into,
            @Option("Whether it will do that a function returns the value. False unless said.")
                    @Nullable Boolean intoReturn) {

        public Rule {
            order = List.copyOf(order);
            around = List.copyOf(around);
            calls = List.copyOf(calls);
            from = List.copyOf(from);
            into = List.copyOf(into);
        }
    }

    private record Goal(String label, FlowRule rule, BigDecimal weight) {}

    /** What runs when, followed once for all checks of an answer. */
    private record Tracing(PythonCode.Making making) implements Derivation<Trace> {

        @Override
        public String key() {
            return "python-trace";
        }

        @Override
        public Trace derive(Answer answer, CheckContext context) throws Exception {
            return Trace.of(context.derived(making));
        }
    }

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
        if (config.rules().isEmpty()) {
            throw new InvalidConfigException("rules", "it wants nothing", "write a rule");
        }
        BigDecimal near = config.near() == null ? HALF : config.near();
        if (near.signum() < 0 || near.compareTo(BigDecimal.ONE) > 0) {
            throw new InvalidConfigException("near", "it is " + near, "write a share of 0 to 1");
        }
        WantedReader reader =
                new WantedReader(
                        BuiltInSets.with(context.resource("python.equivalents", Equivalents.class)),
                        "python.equivalents");
        Binding binding = new Binding(reader, near);
        List<Goal> goals = new ArrayList<>();
        for (int i = 0; i < config.rules().size(); i++) {
            goals.add(binding.goal("rules[" + i + "]", config.rules().get(i)));
        }
        PythonCode.Making making =
                new PythonCode.Making(context.service(PythonParser.class), ApiIndex.standard());
        return (answer, check) -> check(answer, check, new Tracing(making), goals);
    }

    private record Binding(WantedReader reader, BigDecimal near) {

        Goal goal(String path, Rule rule) throws InvalidConfigException {
            BigDecimal weight = rule.weight() == null ? BigDecimal.ONE : rule.weight();
            if (weight.signum() <= 0) {
                throw new InvalidConfigException(
                        path + ".weight", "it is " + weight, "write a weight above 0");
            }
            int kinds =
                    (rule.order().isEmpty() ? 0 : 1)
                            + (rule.around().isEmpty() ? 0 : 1)
                            + (rule.from().isEmpty() ? 0 : 1);
            if (kinds != 1) {
                throw new InvalidConfigException(
                        path,
                        kinds == 0 ? "it wants nothing" : "it wants several things",
                        "write one of order, around and from");
            }
            FlowRule flow = rule(path, rule);
            return new Goal(rule.id() == null ? label(rule) : rule.id(), flow, weight);
        }

        private static String label(Rule rule) {
            if (!rule.order().isEmpty()) {
                return String.join(", then ", rule.order());
            }
            return rule.around().isEmpty()
                    ? String.join(" or ", rule.from()) + " goes on"
                    : "in " + String.join(" or ", rule.around());
        }

        private FlowRule rule(String path, Rule rule) throws InvalidConfigException {
            if (!rule.order().isEmpty()) {
                if (rule.order().size() < 2) {
                    throw new InvalidConfigException(
                            path + ".order", "one call has no order", "name two or more");
                }
                List<FlowRule.Calls> steps = new ArrayList<>();
                for (int i = 0; i < rule.order().size(); i++) {
                    steps.add(calls(path + ".order[" + i + "]", List.of(rule.order().get(i))));
                }
                return new OrderRule(steps, Boolean.TRUE.equals(rule.eachRound()));
            }
            if (!rule.around().isEmpty()) {
                return new AroundRule(
                        calls(path + ".around", rule.around()),
                        calls(path + ".calls", rule.calls()),
                        near);
            }
            boolean intoReturn = Boolean.TRUE.equals(rule.intoReturn());
            if (rule.into().isEmpty() && !intoReturn) {
                throw new InvalidConfigException(
                        path, "it does not say where the value goes", "add into or into-return");
            }
            return new ReachRule(
                    calls(path + ".from", rule.from()),
                    calls(path + ".into", rule.into()),
                    intoReturn);
        }

        private FlowRule.Calls calls(String path, List<String> written)
                throws InvalidConfigException {
            Wanted wanted = reader.wanted(path, null, written, BigDecimal.ONE, 1, path);
            CallsConfig.Shares shares =
                    new CallsConfig.Shares(near, BigDecimal.ZERO, BigDecimal.ONE);
            ApiIndex index = ApiIndex.standard();
            List<PythonMatcher> any = new ArrayList<>();
            for (CallPattern pattern : wanted.any()) {
                if (pattern.head() == CallPattern.Head.NEW) {
                    throw new InvalidConfigException(
                            path, "'" + pattern.source() + "' is Java", "leave out 'new'");
                }
                any.add(new PythonMatcher(pattern, shares, index));
            }
            return new FlowRule.Calls(any);
        }
    }

    private static Outcome check(
            Answer answer, CheckContext context, Tracing tracing, List<Goal> goals)
            throws Exception {
        if (answer.isBlank()) {
            return Outcome.ungradable("the answer is empty");
        }
        PythonCode code = context.derived(tracing.making());
        if (code.unreadable().isPresent()) {
            return Outcome.ungradable(code.unreadable().get());
        }
        Trace trace = context.derived(tracing);
        Tally tally = new Tally();
        for (Goal goal : goals) {
            FlowRule.Found found = goal.rule().find(code, trace);
            tally.count(found.share(), goal.weight());
            for (Hit hit : found.hits()) {
                tally.show(hit.span());
                hit.why().ifPresent(why -> tally.say(answer, hit.span(), why));
            }
            if (found.share().compareTo(BigDecimal.ONE) < 0) {
                tally.miss(goal.label());
            }
        }
        return tally.outcome();
    }
}
