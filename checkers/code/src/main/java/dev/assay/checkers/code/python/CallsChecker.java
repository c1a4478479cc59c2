package dev.assay.checkers.code.python;

import dev.assay.checkers.code.CallPattern;
import dev.assay.checkers.code.Equivalents;
import dev.assay.checkers.code.Wanted;
import dev.assay.checkers.code.WantedReader;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Cost;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Option;
import dev.assay.spi.Service;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code python.calls}: which functions and methods an answer's Python calls.
 *
 * <p>A call is written as code: {@code torch.randn} (however it was imported), {@code .numpy} (a
 * method on any value), {@code torch.Tensor.view} (a method on a tensor, or on a value of unknown
 * class), {@code torch.save(_, "model.pt")} ({@code _} is any one value, {@code ...} any more
 * arguments), {@code torch.empty().uniform_} (on what a call returns), {@code $random-tensor} (a
 * set of the course's {@code python.equivalents}). Without parentheses a name may be called or read
 * ({@code .grad}, {@code torch.float32}); with them, even empty ones, it must be called.
 *
 * <p>Names in comments and strings don't count, nor do names that the answer gives another meaning.
 */
public final class CallsChecker implements CheckerType<CallsChecker.Config> {

    private static final CheckerInfo INFO =
            new CheckerInfo(
                    "python.calls",
                    1,
                    Cost.INSTANT,
                    "Which functions and methods an answer's Python calls, however they were"
                            + " imported.");

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** What an author says. */
    public record Config(
            @Option("One of these calls is wanted.") List<String> anyOf,
            @Option("Each of these calls is wanted; they weigh the same.") List<String> allOf,
            @Option("None of these may be there: any one leaves nothing of the score.")
                    List<String> noneOf,
            @Option("Several things that are wanted, each any of some calls, with weights.")
                    List<Want> calls,
            @Option("In how many places any-of must be found, from 1 (the default).")
                    @Nullable Integer atLeast,
            @Option(
                            "What a call earns that was meant but is misspelt, or reached by a path"
                                + " that does not exist, or named where it should be called: 0 to"
                                + " 1, 0.5 unless said.")
                    @Nullable BigDecimal near,
            @Option(
                            "What the right call with other arguments than the pattern's earns: 0"
                                    + " to 1, 0 unless said.")
                    @Nullable BigDecimal wrongArguments,
            @Option(
                            "What a name earns that is mentioned without a call, in a sentence or"
                                    + " as the whole answer: 0 to 1, 1 unless said. A pattern with"
                                    + " parentheses takes no mention.")
                    @Nullable BigDecimal mentions) {

        public Config {
            anyOf = List.copyOf(anyOf);
            allOf = List.copyOf(allOf);
            noneOf = List.copyOf(noneOf);
            calls = List.copyOf(calls);
        }
    }

    /** One thing that is wanted. */
    public record Want(
            @Option("What it is called in evidence; the calls themselves unless said.")
                    @Nullable String id,
            @Option("Any one of these calls will do.") List<String> any,
            @Option("How much it weighs against the others: above 0, 1 unless said.")
                    @Nullable BigDecimal weight,
            @Option("In how many places it must be found, from 1 (the default).")
                    @Nullable Integer atLeast) {

        public Want {
            any = List.copyOf(any);
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
        ApiIndex index = ApiIndex.standard();
        WantedReader reader =
                new WantedReader(
                        context.resource("python.equivalents", Equivalents.class).sets(),
                        "python.equivalents");
        List<Wanted> wanted = wanted(config, reader);
        List<Wanted> unwanted = reader.allOf("none-of", config.noneOf());
        if (wanted.isEmpty() && unwanted.isEmpty()) {
            throw new InvalidConfigException(
                    "", "it wants nothing", "name calls under any-of, all-of, none-of or calls");
        }
        for (Wanted one : wanted) {
            for (CallPattern pattern : one.any()) {
                review(pattern, index, context);
            }
        }
        return new CallsCheck(
                new PythonCode.Making(context.service(PythonParser.class), index),
                index,
                wanted,
                unwanted,
                new CallsCheck.Shares(
                        share("near", config.near(), HALF),
                        share("wrong-arguments", config.wrongArguments(), BigDecimal.ZERO),
                        share("mentions", config.mentions(), BigDecimal.ONE)));
    }

    private static List<Wanted> wanted(Config config, WantedReader reader)
            throws InvalidConfigException {
        List<Wanted> wanted = new ArrayList<>();
        int atLeast = config.atLeast() == null ? 1 : config.atLeast();
        if (config.atLeast() != null && config.anyOf().isEmpty()) {
            throw new InvalidConfigException(
                    "at-least", "it counts any-of, and there is none", "add any-of");
        }
        if (!config.anyOf().isEmpty()) {
            wanted.add(reader.anyOf("any-of", null, config.anyOf(), atLeast));
        }
        wanted.addAll(reader.allOf("all-of", config.allOf()));
        for (int i = 0; i < config.calls().size(); i++) {
            Want want = config.calls().get(i);
            String path = "calls[" + i + "]";
            BigDecimal weight = want.weight() == null ? BigDecimal.ONE : want.weight();
            if (want.any().isEmpty()) {
                throw new InvalidConfigException(path + ".any", "it is empty", "name a call");
            }
            if (weight.signum() <= 0) {
                throw new InvalidConfigException(
                        path + ".weight", "it is " + weight, "write a weight above 0");
            }
            wanted.add(
                    reader.wanted(
                            path + ".any",
                            want.id(),
                            want.any(),
                            weight,
                            want.atLeast() == null ? 1 : want.atLeast()));
        }
        return wanted;
    }

    private static BigDecimal share(String path, @Nullable BigDecimal given, BigDecimal otherwise)
            throws InvalidConfigException {
        BigDecimal share = given == null ? otherwise : given;
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new InvalidConfigException(path, "it is " + share, "write a share of 0 to 1");
        }
        return share;
    }

    /** Warns of patterns that no answer is likely to fit. */
    private static void review(CallPattern pattern, ApiIndex index, BindContext context)
            throws InvalidConfigException {
        if (pattern.head() == CallPattern.Head.NEW) {
            throw new InvalidConfigException(
                    "", "'" + pattern.source() + "' is Java", "leave out 'new'");
        }
        if (pattern.head() == CallPattern.Head.ANY_VALUE || pattern.steps().size() == 1) {
            return;
        }
        String root = pattern.steps().getFirst().name();
        String dotted = NameFit.canonical(pattern.dotted(), index);
        if (pattern.isPlain() && index.isMissing(dotted)) {
            Optional<String> near =
                    index.named(pattern.last(), dotted.split("\\.", 2)[0]).stream().findFirst();
            context.warn(
                    "",
                    "`" + dotted + "` does not exist",
                    near.map(name -> "did you mean " + name + "?").orElse("check the spelling"));
        } else if (!Conventions.ALIASES.containsKey(root)
                && pattern.steps().size() == 2
                && Set.of(
                                "x",
                                "a",
                                "t",
                                "tensor",
                                "model",
                                "loss",
                                "optimizer",
                                "opt",
                                "net",
                                "arr")
                        .contains(root)) {
            context.warn(
                    "",
                    "`" + pattern.source() + "` only fits a module called " + root,
                    "write ." + pattern.last() + " for the method of any value");
        }
    }
}
