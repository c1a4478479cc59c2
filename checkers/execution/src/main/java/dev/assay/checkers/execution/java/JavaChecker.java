package dev.assay.checkers.execution.java;

import static java.util.stream.Collectors.toMap;

import dev.assay.checkers.execution.cases.Clock;
import dev.assay.checkers.execution.cases.HiddenCalls;
import dev.assay.checkers.execution.cases.Show;
import dev.assay.checkers.execution.java.JavaConfig.Call;
import dev.assay.checkers.execution.java.JavaConfig.Harmless;
import dev.assay.checkers.execution.mutants.Syntax;
import dev.assay.checkers.execution.mutants.TextMutator;
import dev.assay.checkers.execution.mutants.TextMutator.Part;
import dev.assay.spi.Answer;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckContext;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Cost;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Mutates;
import dev.assay.spi.Outcome;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Service;
import dev.assay.spi.UpdatesExpected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kohsuke.MetaInfServices;

/**
 * {@code run.java}: compiles the answer in a sandboxed compiler, runs it in a sandboxed process of
 * its own, makes the author's calls of it, and compares what comes out here in the server. What is
 * expected never enters the sandbox, so no answer can read it, and none can claim to be right
 * without giving the right values. Beside calls an author's JUnit tests may be run; these share
 * their process with the answer, and can be forged.
 *
 * <p>Code is taken as learners type it: a method without its class, statements, an expression, a
 * class without its imports, several classes, several files, prose with code in it.
 */
@MetaInfServices(CheckerType.class)
public final class JavaChecker
        implements CheckerType<JavaConfig>, Mutates<JavaConfig>, UpdatesExpected<JavaConfig> {

    private static final CheckerInfo INFO =
            new CheckerInfo(
                    "run.java",
                    2,
                    Cost.HEAVY,
                    "Runs the answer's Java in a sandbox: calls compared in the server, JUnit"
                            + " tests.");

    private static final double CPU_SECONDS = 4;
    private static final int HEAP_MIB = 256;
    private static final int PROCESSES = 128;
    private static final int OPEN_FILES = 1024;

    /** Of one reply. */
    private static final int OUTPUT = 8 << 20;

    @Override
    public CheckerInfo info() {
        return INFO;
    }

    @Override
    public Class<JavaConfig> configType() {
        return JavaConfig.class;
    }

    @Override
    public Set<Class<? extends Service>> requires() {
        return Set.of(Javas.class);
    }

    @Override
    public Check bind(JavaConfig config, BindContext context) throws InvalidConfigException {
        Bounds.check(config);
        HiddenCalls.warn(
                config.calls().stream()
                        .map(each -> each.show() == null ? Show.RESULT : each.show())
                        .toList(),
                context);
        for (int i = 0; i < config.calls().size(); i++) {
            Call call = config.calls().get(i);
            if (call.takesLessThan() != null && call.takesLessThan() >= seconds(config)) {
                context.warn(
                        "calls[" + i + "].takes-less-than",
                        "a call may not run that long anyhow",
                        "raise cpu, or leave it out");
            }
        }
        Runs runs = runs(config, context);
        Author author = new Author(runs.javas(), runs.limits(), config);
        return (answer, check) -> check(answer, check, config, runs, author);
    }

    @Override
    public Updater updater(JavaConfig config, BindContext context) {
        return new ExpectedUpdater(
                config,
                new Runs(
                        context.service(Javas.class),
                        limits(config),
                        config,
                        List.of(),
                        List.of()));
    }

    @Override
    public Mutator mutator(JavaConfig config, BindContext context) {
        TextMutator mutator =
                new TextMutator(
                        Syntax.JAVA,
                        config.harmlessMutants().stream()
                                .collect(
                                        toMap(
                                                each -> each.line().strip(),
                                                Harmless::why,
                                                (a, _) -> a)));
        return (answer, check) ->
                mutator.mutants(
                        answer,
                        Code.of(answer, check).regions().stream()
                                .map(each -> Part.of(answer, each))
                                .toList());
    }

    private static Runs runs(JavaConfig config, BindContext context) throws InvalidConfigException {
        List<String> texts = new ArrayList<>();
        List<TestMethod> tests = TestFiles.read(config.tests(), context, texts);
        Bounds.cases(config.cases(), tests);
        return new Runs(context.service(Javas.class), limits(config), config, texts, tests);
    }

    private static double seconds(JavaConfig config) {
        return config.cpu() == null ? CPU_SECONDS : config.cpu();
    }

    private static Limits limits(JavaConfig config) {
        Duration cpu = Duration.ofMillis(Math.round(seconds(config) * 1000));
        int heap = config.memory() == null ? HEAP_MIB : config.memory();
        return new Limits(
                cpu,
                Clock.wall(cpu),
                (heap + Runners.BESIDES_MIB) * (1L << 20),
                PROCESSES,
                OPEN_FILES,
                OUTPUT);
    }

    private static Outcome check(
            Answer answer, CheckContext context, JavaConfig config, Runs runs, Author author)
            throws Exception {
        if (answer.isBlank()) {
            return Outcome.ungradable("the answer is empty");
        }
        Code code = Code.of(answer, context);
        if (code.regions().isEmpty()) {
            return Outcome.ungradable("there is no Java in the answer");
        }
        if (code.length() > Code.LONGEST) {
            return Outcome.ungradable("there is too much code in the answer");
        }
        Alarm alarm = Alarm.at(context.deadline());
        try (alarm) {
            return new Verdicts(config, code, author).of(runs.run(code, context), runs);
        } catch (InterruptedException e) {
            if (alarm.hasRung()) {
                return new Outcome.Failed("run.java: its time was up", true);
            }
            throw e;
        } catch (Author.Mistake e) {
            return new Outcome.Failed("run.java: " + e.getMessage(), false);
        } catch (Clock.OutOfTimeException e) {
            return new Outcome.Failed("run.java: " + e.getMessage(), true);
        }
    }
}
