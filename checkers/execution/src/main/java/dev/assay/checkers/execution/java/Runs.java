package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.java.JavaConfig.Call;
import dev.assay.checkers.execution.java.JavaConfig.Definition;
import dev.assay.checkers.execution.java.Javas.Compiling;
import dev.assay.checkers.execution.java.Javas.Step;
import dev.assay.checkers.execution.java.guest.CompileRequest;
import dev.assay.checkers.execution.java.guest.Compiled;
import dev.assay.checkers.execution.java.guest.Compiled.ClassFile;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.SandboxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compiles an answer, makes its calls and runs its tests. */
final class Runs {

    private final Javas javas;
    private final Limits limits;
    private final JavaConfig config;
    private final List<String> testFiles;
    private final List<TestMethod> tests;

    Runs(
            Javas javas,
            Limits limits,
            JavaConfig config,
            List<String> testFiles,
            List<TestMethod> tests) {
        this.javas = javas;
        this.limits = limits;
        this.config = config;
        this.testFiles = List.copyOf(testFiles);
        this.tests = List.copyOf(tests);
    }

    Limits limits() {
        return limits;
    }

    Javas javas() {
        return javas;
    }

    List<TestMethod> tests() {
        return tests;
    }

    Ended run(Code code, CheckContext context)
            throws SandboxException, InterruptedException, OutOfTimeException {
        Instant deadline = context.deadline();
        CompileRequest request =
                new CompileRequest(
                        code.parts(),
                        config.fixture() == null ? "" : config.fixture(),
                        config.define().stream().map(Runs::names).toList(),
                        config.imports(),
                        config.calls().stream().map(Call::code).toList(),
                        testFiles);
        Compiling compiling = javas.compile(request, false, deadline);
        if (compiling.compiled().isEmpty()) {
            compiling = javas.compile(request, true, deadline);
        }
        if (compiling.compiled().isEmpty() || !compiling.compiled().get().errors().isEmpty()) {
            return Ended.notRun(compiling.compiled(), compiling.end());
        }
        Compiled compiled = compiling.compiled().get();
        Steps calls = new Steps(javas, compiled.classes(), limits, deadline, this::isSlow);
        calls.run(calls(compiled));
        Steps testing = tests(compiled, deadline);
        Used used = calls.used();
        Used more = testing.used();
        return new Ended(
                Optional.of(compiled),
                compiling.end(),
                calls.replies(),
                calls.cut(),
                testing.replies(),
                testing.cut(),
                new Used(Math.max(used.seconds(), more.seconds()), used.errors() + more.errors()));
    }

    private static List<String> names(Definition definition) {
        List<String> names = new ArrayList<>();
        names.add(definition.name());
        names.addAll(definition.also());
        return names;
    }

    private boolean isSlow(int index, Reply reply) {
        Double most = config.calls().get(index).takesLessThan();
        return most != null && reply.seconds() >= most;
    }

    private Map<Integer, Step> calls(Compiled compiled) {
        Map<Integer, Step> steps = new LinkedHashMap<>();
        for (int i = 0; i < compiled.calls().size(); i++) {
            Compiled.Call call = compiled.calls().get(i);
            String stdin = config.calls().get(i).stdin();
            if (call.problem().isEmpty()) {
                steps.put(
                        i,
                        new Step(
                                call.main(),
                                call.classes(),
                                List.of(),
                                stdin == null ? "" : stdin));
            }
        }
        return steps;
    }

    /** All at once; one by one when they did not get to their end. */
    private Steps tests(Compiled compiled, Instant deadline)
            throws SandboxException, InterruptedException, OutOfTimeException {
        Steps all = new Steps(javas, compiled.classes(), limits, deadline, (_, _) -> false);
        Set<String> there = new LinkedHashSet<>();
        compiled.tests().forEach(each -> there.add(each.name()));
        Set<String> types = new LinkedHashSet<>();
        for (TestMethod test : tests) {
            String outer =
                    test.type().contains("$")
                            ? test.type().substring(0, test.type().indexOf('$'))
                            : test.type();
            if (there.contains(outer)) {
                types.add(outer);
            }
        }
        if (types.isEmpty()) {
            return all;
        }
        all.run(Map.of(-1, step(compiled.tests(), List.copyOf(types))));
        if (all.cut().isEmpty()) {
            return all;
        }
        Steps each = new Steps(javas, compiled.classes(), limits, deadline, (_, _) -> false);
        Map<Integer, Step> steps = new LinkedHashMap<>();
        for (int i = 0; i < tests.size(); i++) {
            if (there.contains(tests.get(i).type())) {
                String name = tests.get(i).type() + "#" + tests.get(i).method();
                steps.put(i, step(compiled.tests(), List.of(name)));
            }
        }
        each.run(steps);
        return each;
    }

    private static Step step(List<ClassFile> classes, List<String> tests) {
        return new Step("", classes, tests, "");
    }

    /** Our time was up, not the answer's. */
    static final class OutOfTimeException extends Exception {

        private static final long serialVersionUID = 1;

        OutOfTimeException(String message) {
            super(message);
        }
    }
}
