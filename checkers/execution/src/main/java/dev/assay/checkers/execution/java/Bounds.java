package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.cases.Clock;
import dev.assay.checkers.execution.cases.Within;
import dev.assay.checkers.execution.java.JavaConfig.Call;
import dev.assay.checkers.execution.java.JavaConfig.Definition;
import dev.assay.checkers.execution.java.JavaConfig.TestCase;
import dev.assay.checkers.execution.java.guest.CallCode;
import dev.assay.spi.InvalidConfigException;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** What a configuration must hold to make sense. */
final class Bounds {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
    private static final Pattern IMPORT =
            Pattern.compile(
                    "(static )?[\\p{L}_][\\p{L}\\p{N}_]*(\\.[\\p{L}_][\\p{L}\\p{N}_]*)*(\\.\\*)?");

    private Bounds() {}

    static void check(JavaConfig config) throws InvalidConfigException {
        if (config.calls().isEmpty() && config.define().isEmpty() && config.tests().isEmpty()) {
            throw new InvalidConfigException(
                    "",
                    "it wants nothing of the answer",
                    "add calls, tests, or names under define");
        }
        Within.cpu(config.cpu(), 0.2);
        Within.memory(config.memory(), 4096);
        for (int i = 0; i < config.imports().size(); i++) {
            if (!IMPORT.matcher(config.imports().get(i)).matches()) {
                throw new InvalidConfigException(
                        "imports[" + i + "]",
                        "'" + config.imports().get(i) + "' is nothing to import",
                        "write a package or class, such as java.net.*");
            }
        }
        for (int i = 0; i < config.define().size(); i++) {
            define("define[" + i + "]", config.define().get(i));
        }
        for (int i = 0; i < config.calls().size(); i++) {
            call("calls[" + i + "]", config.calls().get(i));
        }
        if (config.fixture() != null) {
            java("fixture", "class Fixture {" + config.fixture() + "\n}");
        }
    }

    private static void define(String path, Definition definition) throws InvalidConfigException {
        if (!NAME.matcher(definition.name()).matches()) {
            throw new InvalidConfigException(
                    path,
                    "'" + definition.name() + "' is no name",
                    "write a class's or a method's name, such as Stack");
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
                    "add value, same-as, type, raises, prints or takes-less-than; or have 'assay"
                            + " check --update' find it out");
        }
        if (call.raises() != null && call.wantsValue()) {
            throw new InvalidConfigException(
                    path + ".raises",
                    "a call that throws has no value",
                    "put what the value must be into a call of its own");
        }
        if (call.value() != null && call.sameAs() != null) {
            throw new InvalidConfigException(
                    path + ".same-as", "it stands beside 'value'", "keep one of them");
        }
        Within.range(path + ".rtol", call.rtol(), 0, 1e300);
        Within.range(path + ".atol", call.atol(), 0, 1e300);
        Within.range(path + ".takes-less-than", call.takesLessThan(), 1e-6, Clock.MOST_CPU);
        CallCode code = code(path + ".call", call.code());
        if (call.wantsValue() && code.expression().isEmpty()) {
            throw new InvalidConfigException(
                    path + ".call",
                    "its last statement has no value",
                    "let it end in an expression, such as s.pop()");
        }
        if (call.sameAs() != null
                && code(path + ".same-as", call.sameAs()).expression().isEmpty()) {
            throw new InvalidConfigException(
                    path + ".same-as", "it has no value", "let it end in an expression");
        }
    }

    private static CallCode code(String path, String call) throws InvalidConfigException {
        try {
            return CallCode.read(call)
                    .orElseThrow(
                            () ->
                                    new InvalidConfigException(
                                            path,
                                            "'" + call.strip() + "' is no Java",
                                            "write an expression, such as Stack.of(1, 2).pop(),"
                                                    + " with statements before it if need be"));
        } catch (IOException e) {
            throw new InvalidConfigException(path, String.valueOf(e.getMessage()), "");
        }
    }

    private static void java(String path, String text) throws InvalidConfigException {
        try {
            List<String> problems = CallCode.problems(text);
            if (!problems.isEmpty()) {
                throw new InvalidConfigException(
                        path,
                        "it is no Java: " + problems.getFirst(),
                        "write fields and methods, as they stand in a class");
            }
        } catch (IOException e) {
            throw new InvalidConfigException(path, String.valueOf(e.getMessage()), "");
        }
    }

    static void cases(List<TestCase> cases, List<TestMethod> tests) throws InvalidConfigException {
        for (int i = 0; i < cases.size(); i++) {
            TestCase each = cases.get(i);
            Within.weight("cases[" + i + "].weight", each.weight());
            if (tests.stream().noneMatch(test -> test.isNamed(each.test()))) {
                throw new InvalidConfigException(
                        "cases[" + i + "].test",
                        "there is no test " + each.test(),
                        "write one of "
                                + String.join(
                                        ", ", tests.stream().map(TestMethod::method).toList()));
            }
        }
    }
}
