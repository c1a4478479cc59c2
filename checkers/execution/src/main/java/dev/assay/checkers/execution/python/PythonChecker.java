package dev.assay.checkers.execution.python;

import dev.assay.checkers.execution.cases.Clock;
import dev.assay.checkers.execution.cases.HiddenCalls;
import dev.assay.checkers.execution.cases.Show;
import dev.assay.checkers.execution.python.PythonConfig.Call;
import dev.assay.checkers.execution.python.Pythons.Kind;
import dev.assay.checkers.execution.python.Pythons.Which;
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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kohsuke.MetaInfServices;

/**
 * {@code run.python}: runs the answer in a fresh, sandboxed process, makes the author's calls of
 * it, and compares what comes out here in the server. What is expected never enters the sandbox, so
 * no answer can read it, and none can claim to be right without giving the right values.
 *
 * <p>Code is taken as learners type it: fragments without imports, REPL transcripts, a last
 * expression whose value counts, prose with code in it.
 */
@MetaInfServices(CheckerType.class)
public final class PythonChecker
        implements CheckerType<PythonConfig>, Mutates<PythonConfig>, UpdatesExpected<PythonConfig> {

    private static final CheckerInfo INFO =
            new CheckerInfo(
                    "run.python",
                    6,
                    Cost.HEAVY,
                    "Runs the answer's Python in a sandbox and compares what its calls give.");

    private static final double CPU_SECONDS = 4;
    private static final int TORCH_MIB = 1024;
    private static final int PLAIN_MIB = 256;

    /** What reads like code or a number, and not like a text that a call gives. */
    private static final Pattern CODE =
            Pattern.compile(
                    "^\\s*((torch|th|np|numpy|nn|math)\\.\\w+|[\\[({].*[\\])}]\\s*$|-?\\d+(\\.\\d+)?\\s*$)");

    @Override
    public CheckerInfo info() {
        return INFO;
    }

    @Override
    public Class<PythonConfig> configType() {
        return PythonConfig.class;
    }

    @Override
    public Set<Class<? extends Service>> requires() {
        return Set.of(Pythons.class);
    }

    @Override
    public Check bind(PythonConfig config, BindContext context) throws InvalidConfigException {
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
                        "the answer may not run that long anyhow",
                        "raise cpu, or leave it out");
            }
            if (call.value() != null
                    && call.value().isTextual()
                    && CODE.matcher(call.value().asText()).find()) {
                context.warn(
                        "calls[" + i + "].value",
                        "it is a text, and reads like Python",
                        "write same-as for code, and a list or a number without quotes");
            }
        }
        Runs runs = runs(config, context);
        Author author = runs.author(fixture(config));
        return (answer, check) -> check(answer, check, config, runs, author);
    }

    @Override
    public Mutator mutator(PythonConfig config, BindContext context) {
        return new PythonMutator(runs(config, context).author(""), config.harmlessMutants());
    }

    @Override
    public Updater updater(PythonConfig config, BindContext context) {
        return new ExpectedUpdater(config, runs(config, context));
    }

    private static Runs runs(PythonConfig config, BindContext context) {
        Kind runtime = config.runtime() == null ? Kind.TORCH : config.runtime();
        Which which = new Which(runtime, Optional.ofNullable(config.interpreter()));
        return new Runs(
                context.service(Pythons.class),
                which,
                limits(config, runtime),
                fixture(config),
                config,
                seed(config, context));
    }

    private static String fixture(PythonConfig config) {
        return config.fixture() == null ? "" : config.fixture();
    }

    /**
     * Of the question and what is prepared for it, and the same for all learners. What is expected
     * is no part of it: it may be found out by running.
     */
    private static long seed(PythonConfig config, BindContext context) {
        return 31L * context.question().id().hashCode() + fixture(config).hashCode();
    }

    private static double seconds(PythonConfig config) {
        return config.cpu() == null ? CPU_SECONDS : config.cpu();
    }

    private static Limits limits(PythonConfig config, Kind runtime) {
        Duration cpu = Duration.ofMillis(Math.round(seconds(config) * 1000));
        int usual = runtime == Kind.TORCH ? TORCH_MIB : PLAIN_MIB;
        long memory = (config.memory() == null ? usual : config.memory()) * (1L << 20);
        Limits standard = Limits.STANDARD;
        return new Limits(
                cpu,
                Clock.wall(cpu),
                memory,
                standard.processes(),
                standard.openFiles(),
                standard.outputBytes());
    }

    private static Outcome check(
            Answer answer, CheckContext context, PythonConfig config, Runs runs, Author author)
            throws Exception {
        if (answer.isBlank()) {
            return Outcome.ungradable("the answer is empty");
        }
        Code code = Code.of(answer, context);
        if (code.parts().isEmpty()) {
            return Outcome.ungradable("there is no Python in the answer");
        }
        if (code.length() > Code.LONGEST) {
            return Outcome.ungradable("there is too much code in the answer");
        }
        try {
            Ended ended = runs.run(code, context);
            return new Verdicts(config, code, author, runs.seed()).of(ended, runs);
        } catch (Author.Mistake e) {
            return new Outcome.Failed("run.python: " + e.getMessage(), false);
        } catch (Clock.OutOfTimeException e) {
            return new Outcome.Failed("run.python: " + e.getMessage(), true);
        }
    }
}
