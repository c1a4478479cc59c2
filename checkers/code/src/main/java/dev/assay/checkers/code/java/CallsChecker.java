package dev.assay.checkers.code.java;

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
import java.util.List;
import org.kohsuke.MetaInfServices;

/**
 * {@code java.calls}: which methods and constructors an answer's Java calls.
 *
 * <p>A call is written as code: {@code Math.max} (with or without its import), {@code List.add} (on
 * a list, or on a value of unknown class), {@code .add} (on any value), {@code new ArrayList},
 * {@code String::length}, {@code Arrays.asList(_, ...)} ({@code _} is any one value, {@code ...}
 * any more arguments), {@code .stream().map} (on what a call returns), {@code $set} (a set of the
 * course's {@code java.equivalents}). Without parentheses a name may be called, referred to or read
 * ({@code Integer.MAX_VALUE}); with them, even empty ones, it must be called.
 *
 * <p>An answer may be a program, a method, statements or an expression, and need not be whole.
 * Names in comments and strings don't count.
 */
@MetaInfServices(CheckerType.class)
public final class CallsChecker implements CheckerType<CallsConfig> {

    private static final CheckerInfo INFO =
            new CheckerInfo(
                    "java.calls",
                    3,
                    Cost.INSTANT,
                    "Which methods and constructors an answer's Java calls, in a program or a"
                            + " fragment.");

    @Override
    public CheckerInfo info() {
        return INFO;
    }

    @Override
    public Class<CallsConfig> configType() {
        return CallsConfig.class;
    }

    @Override
    public Check bind(CallsConfig config, BindContext context) throws InvalidConfigException {
        WantedReader reader =
                new WantedReader(
                        context.resource("java.equivalents", Equivalents.class).sets(),
                        "java.equivalents");
        CallsConfig.Shares shares = config.shares();
        CallScore<JavaCode, JavaUse> score =
                new CallScore<>(
                        goals(config.wanted(reader), shares),
                        goals(config.unwanted(reader), shares),
                        config.ordered());
        refuseInnerArguments(config.wanted(reader));
        return (answer, check) -> check(answer, check, score);
    }

    private static List<CallScore.Goal<JavaCode, JavaUse>> goals(
            List<Wanted> wanted, CallsConfig.Shares shares) {
        return wanted.stream()
                .map(
                        one ->
                                new CallScore.Goal<>(
                                        one,
                                        one.any().stream()
                                                .map(pattern -> new JavaMatcher(pattern, shares))
                                                .toList()))
                .toList();
    }

    private static void refuseInnerArguments(List<Wanted> wanted) throws InvalidConfigException {
        for (Wanted one : wanted) {
            for (CallPattern pattern : one.any()) {
                if (pattern.hasInnerArguments()) {
                    throw new InvalidConfigException(
                            "",
                            "'" + pattern.source() + "' has arguments in the middle of a chain",
                            "write them after the last name only");
                }
            }
        }
    }

    private static Outcome check(
            Answer answer, CheckContext context, CallScore<JavaCode, JavaUse> score)
            throws Exception {
        if (answer.isBlank()) {
            return Outcome.ungradable("the answer is empty");
        }
        JavaCode code = context.derived(JavaCode.Making.ONLY);
        return code.unreadable().isPresent()
                ? Outcome.ungradable(code.unreadable().get())
                : score.of(answer, code, code.uses());
    }
}
