package dev.assay.checkers.execution.python;

import dev.assay.checkers.execution.cases.Clock;
import dev.assay.checkers.execution.cases.Within;
import dev.assay.checkers.execution.python.PythonConfig.Call;
import dev.assay.checkers.execution.python.PythonConfig.Definition;
import dev.assay.checkers.execution.python.PythonConfig.Moments;
import dev.assay.spi.InvalidConfigException;
import java.util.regex.Pattern;

/** What a configuration must hold to make sense. */
final class Bounds {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private Bounds() {}

    static void check(PythonConfig config) throws InvalidConfigException {
        if (config.calls().isEmpty() && config.define().isEmpty() && !config.isRefutation()) {
            throw new InvalidConfigException(
                    "", "it wants nothing of the answer", "add calls, or names under define");
        }
        Within.cpu(config.cpu(), 0.1);
        Within.memory(config.memory(), 8192);
        for (int i = 0; i < config.define().size(); i++) {
            define("define[" + i + "]", config.define().get(i));
        }
        for (int i = 0; i < config.calls().size(); i++) {
            call("calls[" + i + "]", config.calls().get(i));
        }
    }

    private static void define(String path, Definition definition) throws InvalidConfigException {
        if (!NAME.matcher(definition.name()).matches()) {
            throw new InvalidConfigException(
                    path, "'" + definition.name() + "' is no name", "write a name such as f");
        }
        for (String other : definition.also()) {
            if (!other.equals("*") && !NAME.matcher(other).matches()) {
                throw new InvalidConfigException(
                        path + ".also", "'" + other + "' is no name", "write a name, or \"*\"");
            }
        }
    }

    private static void call(String path, Call call) throws InvalidConfigException {
        Within.weight(path + ".weight", call.weight());
        if (!call.wantsSomething()) {
            throw new InvalidConfigException(
                    path,
                    "nothing must come of it",
                    "add value, same-as, shape, dtype, type, random, raises, prints, holds or"
                            + " takes-less-than; or have 'assay check --update' find it out");
        }
        if (call.raises() != null && call.wantsValue()) {
            throw new InvalidConfigException(
                    path + ".raises",
                    "a call that raises has no value",
                    "put what the value must be into a call of its own");
        }
        if (call.value() != null && call.sameAs() != null) {
            throw new InvalidConfigException(
                    path + ".same-as", "it stands beside 'value'", "keep one of them");
        }
        Within.range(path + ".rtol", call.rtol(), 0, 1e300);
        Within.range(path + ".atol", call.atol(), 0, 1e300);
        Within.range(path + ".takes-less-than", call.takesLessThan(), 1e-6, Clock.MOST_CPU);
        if (call.random() != null) {
            random(path + ".random", call.random());
        }
    }

    private static void random(String path, Moments moments) throws InvalidConfigException {
        if (moments.std() != null && moments.std() <= 0) {
            throw new InvalidConfigException(
                    path + ".std", "it is " + moments.std(), "write a number above 0");
        }
        if (moments.mean() != null && moments.std() == null) {
            throw new InvalidConfigException(
                    path, "how near the mean must be depends on std", "add std");
        }
    }
}
