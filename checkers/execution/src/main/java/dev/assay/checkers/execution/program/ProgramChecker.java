package dev.assay.checkers.execution.program;

import static java.util.stream.Collectors.toMap;

import dev.assay.checkers.execution.cases.Clock;
import dev.assay.checkers.execution.mutants.Syntax;
import dev.assay.checkers.execution.mutants.TextMutator;
import dev.assay.checkers.execution.mutants.TextMutator.Part;
import dev.assay.checkers.execution.program.Builder.Built;
import dev.assay.checkers.execution.program.Comparators.BrokenComparatorException;
import dev.assay.checkers.execution.program.ProgramConfig.Harmless;
import dev.assay.checkers.execution.program.Reading.NoProgramException;
import dev.assay.checkers.execution.program.Runs.Ended;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckContext;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Cost;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Mutates;
import dev.assay.spi.Outcome;
import dev.assay.spi.Service;
import dev.assay.spi.UpdatesExpected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kohsuke.MetaInfServices;

/**
 * {@code run.program}: builds the answer, runs it on each case in a box of its own, and compares
 * what it prints here in the server. What it should print never enters the sandbox.
 */
@MetaInfServices(CheckerType.class)
public final class ProgramChecker
        implements CheckerType<ProgramConfig>,
                Mutates<ProgramConfig>,
                UpdatesExpected<ProgramConfig> {

    private static final CheckerInfo INFO =
            new CheckerInfo(
                    "run.program",
                    2,
                    Cost.HEAVY,
                    "Runs whole programs on test cases and compares what they print.");

    @Override
    public CheckerInfo info() {
        return INFO;
    }

    @Override
    public Class<ProgramConfig> configType() {
        return ProgramConfig.class;
    }

    @Override
    public Set<Class<? extends Service>> requires() {
        return Set.of(Languages.class);
    }

    @Override
    public Check bind(ProgramConfig config, BindContext context) throws InvalidConfigException {
        Plan plan = Planner.plan(config, context, false);
        Languages languages = context.service(Languages.class);
        if (plan.comparator().isPresent()) {
            comparator(plan.comparator().get(), plan.cases(), languages, context);
        }
        return new ProgramCheck(plan, languages, context.question().kind());
    }

    /** It is built here: whoever wrote it is told, and no answer waits for it. */
    private static void comparator(
            Comparator comparator, List<TestCase> cases, Languages languages, BindContext context)
            throws InvalidConfigException {
        TestCase first = cases.getFirst();
        List<TestCase> tried =
                Stream.concat(
                                Stream.of(first.printing("")),
                                cases.stream().filter(each -> !each.out().isEmpty()).limit(1))
                        .toList();
        Optional<Comparators.Fault> fault = languages.comparators().tried(comparator, tried);
        if (fault.isPresent() && fault.get().isBroken()) {
            throw new InvalidConfigException(
                    "comparator", comparator.file() + ": " + fault.get().what(), "mend it there");
        }
        fault.ifPresent(
                each ->
                        context.warn(
                                "comparator",
                                comparator.file() + ": " + each.what(),
                                "let it end with 42 or 43 whatever it reads"));
    }

    @Override
    public Updater updater(ProgramConfig config, BindContext context)
            throws InvalidConfigException {
        return new ExpectedUpdater(
                config,
                Planner.plan(config, context, true),
                context.service(Languages.class),
                context.question().kind());
    }

    @Override
    public Mutator mutator(ProgramConfig config, BindContext context)
            throws InvalidConfigException {
        Optional<Language> language = Planner.plan(config, context, true).language();
        AnswerKind kind = context.question().kind();
        Map<String, String> harmless =
                config.harmlessMutants().stream()
                        .collect(toMap(each -> each.line().strip(), Harmless::why, (a, _) -> a));
        return (answer, check) -> {
            Source source = Reading.of(answer, language, kind, check.regions()).getFirst();
            Syntax syntax = Syntax.valueOf(source.language().name());
            return new TextMutator(syntax, harmless)
                    .mutants(
                            answer,
                            source.files().stream()
                                    .filter(file -> source.language().isEndingOf(file.path()))
                                    .map(
                                            file ->
                                                    new Part(
                                                            file.origin(),
                                                            file.text(),
                                                            file::original))
                                    .toList());
        };
    }

    private record ProgramCheck(Plan plan, Languages languages, AnswerKind kind) implements Check {

        @Override
        public Outcome check(Answer answer, CheckContext context) throws Exception {
            if (answer.isBlank()) {
                return Outcome.ungradable("the answer is empty");
            }
            List<Source> ways;
            try {
                ways = Reading.of(answer, plan.language(), kind, context.regions());
            } catch (NoProgramException e) {
                return Outcome.ungradable(e.reason());
            }
            Optional<String> missing = languages.missing(ways.getFirst().language());
            if (missing.isPresent()) {
                return failed(missing.get(), false);
            }
            try {
                return run(ways, new Clock(context.deadline()));
            } catch (Clock.OutOfTimeException e) {
                return failed(String.valueOf(e.getMessage()), true);
            } catch (BrokenComparatorException e) {
                return failed(String.valueOf(e.getMessage()), false);
            }
        }

        private Outcome run(List<Source> ways, Clock clock) throws Exception {
            Builder builder = new Builder(languages, clock, plan.files());
            List<CompileError> errors = new ArrayList<>();
            for (Source way : ways) {
                switch (builder.build(way)) {
                    case Built.Broken(CompileError error) -> errors.add(error);
                    case Built.Program program -> {
                        switch (new Runs(languages, plan, clock, program).run()) {
                            case Ended.Broken(CompileError error) -> errors.add(error);
                            case Ended.Wanting(String library) -> {
                                return wanting(library);
                            }
                            case Ended.Cases cases -> {
                                return Report.of(plan, cases);
                            }
                        }
                    }
                }
            }
            Optional<String> library =
                    errors.stream().map(CompileError::wants).flatMap(Optional::stream).findFirst();
            return library.map(ProgramCheck::wanting)
                    .orElseGet(() -> Report.broken(plan, errors.getFirst()));
        }

        private static Outcome wanting(String library) {
            return failed("the library " + library + " is not here", false);
        }

        private static Outcome failed(String why, boolean retryable) {
            return new Outcome.Failed("run.program: " + why, retryable);
        }
    }
}
