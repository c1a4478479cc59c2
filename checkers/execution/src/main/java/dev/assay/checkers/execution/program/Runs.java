package dev.assay.checkers.execution.program;

import dev.assay.checkers.execution.cases.Clock;
import dev.assay.checkers.execution.program.Builder.Built.Program;
import dev.assay.checkers.execution.program.Comparators.BrokenComparatorException;
import dev.assay.checkers.execution.program.Comparison.Compared;
import dev.assay.checkers.execution.program.Languages.Job;
import dev.assay.spi.RunResult.Verdict;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.Ran;
import dev.assay.spi.Sandbox.SandboxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs a program case by case, each in a box of its own, and compares what comes out here. A run
 * that ran into a limit, or close by, or was ended by a signal, is repeated when nothing else runs,
 * and only then counts.
 */
final class Runs {

    /** Times that are up take long: after so many, the others are not run. */
    private static final int MOST_TIMES_UP = 2;

    private static final int LEAST_OUTPUT = 64 << 10;

    /** A comparator may let pass far more than the author's answer. */
    private static final int LEAST_JUDGED = 1 << 20;

    private static final int MOST_OUTPUT = 16 << 20;

    private final Languages languages;
    private final Plan plan;
    private final Clock clock;
    private final Program program;
    private final Limits limits;

    Runs(Languages languages, Plan plan, Clock clock, Program program) {
        this.languages = languages;
        this.plan = plan;
        this.clock = clock;
        this.program = program;
        this.limits = plan.limits(program.source().language());
    }

    /** What came of a program's runs. */
    sealed interface Ended {

        /**
         * It was run.
         *
         * @param cases those that were run, in their order
         * @param usage what it took
         * @param limits of each
         */
        record Cases(List<Judged> cases, Usage usage, Limits limits) implements Ended {

            public Cases {
                cases = List.copyOf(cases);
            }
        }

        /** It could not begin. */
        record Broken(CompileError error) implements Ended {}

        /** It wants a library that is not on this machine. */
        record Wanting(String library) implements Ended {}
    }

    Ended run()
            throws SandboxException,
                    InterruptedException,
                    Clock.OutOfTimeException,
                    BrokenComparatorException {
        List<Judged> judged = new ArrayList<>();
        Usage usage = Usage.NOTHING;
        int timesUp = 0;
        for (TestCase each : plan.cases()) {
            if (timesUp == MOST_TIMES_UP) {
                judged.add(Judged.notRun(each));
                continue;
            }
            // One that takes too long takes its time twice; the next had better be alone at once.
            Ran ran = fairly(each, timesUp > 0);
            // What it says itself may hold what it has read: it is asked anew without running it.
            if (judged.isEmpty() && Fault.syntax(program.source(), ran).isPresent()) {
                Optional<CompileError> broken =
                        new Builder(languages, clock, plan.files()).syntax(program.source());
                if (broken.isPresent()) {
                    return new Ended.Broken(broken.get());
                }
            }
            Optional<String> wanting = Fault.missingLibrary(program.source(), ran);
            if (wanting.isPresent()) {
                return new Ended.Wanting(wanting.get());
            }
            usage = usage.and(ran, limits);
            Judged verdict = judge(each, ran);
            judged.add(verdict);
            timesUp += verdict.verdict() == Verdict.TIME_LIMIT ? 1 : 0;
            if (plan.stopsAtFailure() && !verdict.isRight()) {
                break;
            }
        }
        return new Ended.Cases(judged, usage, limits);
    }

    /** Once; and alone when it did not end well, or was close to a limit, and was not alone. */
    private Ran fairly(TestCase each, boolean alone)
            throws SandboxException, InterruptedException, Clock.OutOfTimeException {
        Ran ran = once(each, alone);
        return !alone && isDoubtful(ran) ? once(each, true) : ran;
    }

    private boolean isDoubtful(Ran ran) {
        return switch (ran.end()) {
            case EXITED -> isTooSlow(ran);
            case SIGNALLED, TIME_LIMIT, MEMORY_LIMIT -> true;
            case OUTPUT_LIMIT -> false;
        };
    }

    /** The box looks every few hundredths of a second: it may have ended a moment too late. */
    private boolean isTooSlow(Ran ran) {
        return ran.cpu().compareTo(limits.cpu()) > 0;
    }

    private Ran once(TestCase each, boolean alone)
            throws SandboxException, InterruptedException, Clock.OutOfTimeException {
        List<String> command = new ArrayList<>(program.command(plan.mebibytes()));
        command.addAll(each.args());
        Limits own = limits.withOutput(mostOutput(each));
        Limits within = clock.within(own);
        Ran ran =
                languages
                        .run(
                                new Job(
                                        program.files(),
                                        List.of(command),
                                        each.in().getBytes(StandardCharsets.UTF_8),
                                        within,
                                        alone,
                                        clock.until(),
                                        Optional.empty()))
                        .ran();
        clock.check(own, within, ran.end());
        return ran;
    }

    /** Four times what is expected, and more where that is little. */
    private int mostOutput(TestCase each) {
        long least = plan.comparator().isPresent() ? LEAST_JUDGED : LEAST_OUTPUT;
        return Math.clamp(least + 4L * each.out().length(), LEAST_OUTPUT, MOST_OUTPUT);
    }

    private Judged judge(TestCase each, Ran ran)
            throws SandboxException,
                    InterruptedException,
                    Clock.OutOfTimeException,
                    BrokenComparatorException {
        return switch (ran.end()) {
            case TIME_LIMIT -> stopped(each, Verdict.TIME_LIMIT, "it takes longer than it may");
            case MEMORY_LIMIT ->
                    stopped(each, Verdict.MEMORY_LIMIT, "it takes more memory than it may");
            case OUTPUT_LIMIT -> stopped(each, Verdict.OUTPUT_LIMIT, "it prints more than it may");
            case SIGNALLED -> fault(each, ran);
            case EXITED -> {
                if (isTooSlow(ran)) {
                    yield stopped(each, Verdict.TIME_LIMIT, "it takes longer than it may");
                }
                yield ran.status() != each.exit() && ran.status() != 0
                        ? fault(each, ran)
                        : compare(each, ran);
            }
        };
    }

    /** How much it had printed depends on the moment, so that is no part of it. */
    private static Judged stopped(TestCase each, Verdict verdict, String what) {
        return new Judged(each, verdict, Judged.Way.RUN, what, "", "", "");
    }

    private Judged fault(TestCase each, Ran ran) {
        if (Fault.isOutOfMemory(program.source(), ran)) {
            return stopped(each, Verdict.MEMORY_LIMIT, "it takes more memory than it may");
        }
        return new Judged(
                each,
                Verdict.RUNTIME_ERROR,
                Judged.Way.RUN,
                Fault.ended(ran),
                Fault.raised(program.source(), ran),
                ran.output(),
                ran.errors());
    }

    private Judged compare(TestCase each, Ran ran)
            throws SandboxException,
                    InterruptedException,
                    Clock.OutOfTimeException,
                    BrokenComparatorException {
        if (ran.status() != each.exit()) {
            return new Judged(
                    each,
                    Verdict.WRONG_ANSWER,
                    Judged.Way.OTHER_EXIT,
                    Fault.ended(ran) + ", which is not the one that was asked for",
                    "",
                    ran.output(),
                    ran.errors());
        }
        if (plan.comparator().isPresent()) {
            Comparators.Said said =
                    languages.comparators().ask(plan.comparator().get(), each, ran.stdout(), clock);
            return new Judged(
                    each,
                    said.isRight() ? Verdict.ACCEPTED : Verdict.WRONG_ANSWER,
                    Judged.Way.RUN,
                    said.isRight() ? "" : "what it prints is not right",
                    said.words(),
                    ran.output(),
                    ran.errors());
        }
        Compared compared = plan.comparison().compare(each.out(), ran.output());
        Verdict verdict =
                switch (compared.match()) {
                    case SAME -> Verdict.ACCEPTED;
                    case FORM -> Verdict.PRESENTATION_ERROR;
                    case OTHER -> Verdict.WRONG_ANSWER;
                };
        return new Judged(
                each, verdict, Judged.Way.RUN, compared.what(), "", ran.output(), ran.errors());
    }
}
