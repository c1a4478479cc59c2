package dev.assay.checkers.code.python;

import dev.assay.checkers.code.CallPattern;
import dev.assay.checkers.code.CallScore;
import dev.assay.checkers.code.CallsConfig;
import dev.assay.checkers.code.Equivalents;
import dev.assay.checkers.code.Wanted;
import dev.assay.checkers.code.WantedReader;
import dev.assay.spi.Answer;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckContext;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Cost;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Outcome;
import dev.assay.spi.Service;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kohsuke.MetaInfServices;

/**
 * {@code python.calls}: which functions and methods an answer's Python calls.
 *
 * <p>A call is written as code: {@code torch.randn} (however it was imported), {@code .numpy} (a
 * method on any value), {@code torch.Tensor.view} (a method on a tensor, or on a value of unknown
 * class), {@code torch.save(_, "model.pt")} ({@code _} is any one value, {@code ...} any more
 * arguments), {@code torch.empty().uniform_} (on what a call returns), {@code $random-tensor} (a
 * set of the course's {@code python.equivalents}, or one that comes with Assay), {@code
 * $random-tensor(3, 3)} (its calls with these arguments). Without parentheses a name may be called
 * or read ({@code .grad}, {@code torch.float32}); with them, even empty ones, it must be called.
 *
 * <p>Names in comments and strings don't count, nor do names that the answer gives another meaning.
 */
@MetaInfServices(CheckerType.class)
public final class CallsChecker implements CheckerType<CallsConfig> {

    private static final CheckerInfo INFO =
            new CheckerInfo(
                    "python.calls",
                    3,
                    Cost.INSTANT,
                    "Which functions and methods an answer's Python calls, however they were"
                            + " imported.");

    /** Names that authors write for a value; nothing in an answer is called so for sure. */
    private static final Set<String> VARIABLES =
            Set.of("x", "a", "t", "tensor", "model", "loss", "optimizer", "opt", "net", "arr");

    @Override
    public CheckerInfo info() {
        return INFO;
    }

    @Override
    public Class<CallsConfig> configType() {
        return CallsConfig.class;
    }

    @Override
    public Set<Class<? extends Service>> requires() {
        return Set.of(PythonParser.class);
    }

    @Override
    public Check bind(CallsConfig config, BindContext context) throws InvalidConfigException {
        ApiIndex index = ApiIndex.standard();
        WantedReader reader =
                new WantedReader(
                        BuiltInSets.with(context.resource("python.equivalents", Equivalents.class)),
                        "python.equivalents");
        List<Wanted> wanted = config.wanted(reader);
        for (Wanted one : wanted) {
            for (CallPattern pattern : one.any()) {
                review(pattern, index, context);
            }
        }
        CallsConfig.Shares shares = config.shares();
        CallScore<PythonCode, Use> score =
                new CallScore<>(
                        goals(wanted, shares, index),
                        goals(config.unwanted(reader), shares, index),
                        config.ordered());
        PythonCode.Making making =
                new PythonCode.Making(context.service(PythonParser.class), index);
        return (answer, check) -> check(answer, check, making, score);
    }

    private static List<CallScore.Goal<PythonCode, Use>> goals(
            List<Wanted> wanted, CallsConfig.Shares shares, ApiIndex index) {
        return wanted.stream()
                .map(
                        one ->
                                new CallScore.Goal<>(
                                        one,
                                        one.any().stream()
                                                .map(p -> new PythonMatcher(p, shares, index))
                                                .toList()))
                .toList();
    }

    private static Outcome check(
            Answer answer,
            CheckContext context,
            PythonCode.Making making,
            CallScore<PythonCode, Use> score)
            throws Exception {
        if (answer.isBlank()) {
            return Outcome.ungradable("the answer is empty");
        }
        PythonCode code = context.derived(making);
        return code.unreadable().isPresent()
                ? Outcome.ungradable(code.unreadable().get())
                : score.of(answer, code, code.uses());
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
        String dotted = NameFit.canonical(pattern.dotted(), index);
        if (pattern.isPlain() && index.isMissing(dotted)) {
            Optional<String> near =
                    index.named(pattern.last(), dotted.split("\\.", 2)[0]).stream().findFirst();
            context.warn(
                    "",
                    "`" + dotted + "` does not exist",
                    near.map(name -> "did you mean " + name + "?").orElse("check the spelling"));
        } else if (VARIABLES.contains(pattern.steps().getFirst().name())) {
            context.warn(
                    "",
                    "`"
                            + pattern.source()
                            + "` only fits a module called "
                            + pattern.steps().getFirst().name(),
                    "write ." + pattern.last() + " for the method of any value");
        }
    }
}
