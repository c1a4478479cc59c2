package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.cases.Clock;
import dev.assay.checkers.execution.cases.Show;
import dev.assay.checkers.execution.java.JavaConfig.Call;
import dev.assay.checkers.execution.java.JavaConfig.Definition;
import dev.assay.checkers.execution.java.JavaConfig.TestCase;
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
import java.util.function.BiPredicate;

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
            throws SandboxException, InterruptedException, Clock.OutOfTimeException {
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
        Steps calls = steps(compiled, deadline, this::isSlow);
        calls.run(calls(compiled), false);
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
                new Ended.NotRun(calls.notRun(), testing.notRun()),
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
            if (call.problem().isEmpty()) {
                steps.put(
                        i,
                        new Step(
                                call.main(),
                                call.classes(),
                                List.of(),
                                Optional.ofNullable(config.calls().get(i).stdin())));
            }
        }
        return steps;
    }

    /**
     * All at once, the hidden ones after the others: nothing that these say can be of what those
     * gave the answer. One by one, when nothing else runs, when they did not get to their end: an
     * answer that never ends has not the time to be run more often than that.
     */
    private Steps tests(Compiled compiled, Instant deadline)
            throws SandboxException, InterruptedException, Clock.OutOfTimeException {
        Set<String> there = new LinkedHashSet<>();
        compiled.tests().forEach(each -> there.add(each.name()));
        Map<Integer, Step> together = new LinkedHashMap<>();
        Map<Integer, Step> alone = new LinkedHashMap<>();
        for (boolean isHidden : new boolean[] {false, true}) {
            Set<String> names = new LinkedHashSet<>();
            for (int i = 0; i < tests.size(); i++) {
                TestMethod test = tests.get(i);
                if (there.containsAll(test.roots()) && isHidden(test) == isHidden) {
                    List<String> own = new ArrayList<>(test.roots());
                    own.add(test.id());
                    alone.put(i, step(compiled.tests(), own));
                    names.addAll(own);
                }
            }
            if (!names.isEmpty()) {
                together.put(place(isHidden), step(compiled.tests(), List.copyOf(names)));
            }
        }
        Steps all = steps(compiled, deadline, (_, _) -> false);
        if (!all.runTogether(together)) {
            all.run(alone, true);
        }
        return all;
    }

    /** Whether learners see nothing of a test. */
    boolean isHidden(TestMethod test) {
        return test.among(config.cases()).map(TestCase::show).orElse(Show.RESULT) == Show.NOTHING;
    }

    /** Where the reply of tests stands that ran together. */
    static int place(boolean isHidden) {
        return isHidden ? -2 : -1;
    }

    private Steps steps(Compiled compiled, Instant deadline, BiPredicate<Integer, Reply> isSlow) {
        return new Steps(javas, compiled.classes(), limits, deadline, isSlow);
    }

    private static Step step(List<ClassFile> classes, List<String> tests) {
        return new Step("", classes, tests, Optional.empty());
    }
}
