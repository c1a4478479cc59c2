package dev.assay.checkers.execution.python;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.checkers.execution.cases.Judged;
import dev.assay.checkers.execution.cases.Report;
import dev.assay.checkers.execution.cases.Show;
import dev.assay.checkers.execution.python.PythonConfig.Call;
import dev.assay.checkers.execution.python.PythonConfig.Definition;
import dev.assay.checkers.execution.python.Pythons.Step;
import dev.assay.checkers.execution.python.Pythons.Told;
import dev.assay.spi.Confidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.Outcome;
import dev.assay.spi.RunResult.Verdict;
import dev.assay.spi.Sandbox.SandboxException;
import dev.assay.spi.Score;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Makes an outcome of how an answer's runs ended. */
final class Verdicts {

    /** Of a grade that a human has to confirm. */
    private static final Confidence DOUBTFUL = new Confidence(0.5);

    /** A module, a file, something typed in; an end that is no fault. */
    private static final List<String> OUTSIDE =
            List.of("ImportError", "OSError", "EOFError", "SystemExit");

    /** A name that is the author's to choose: not one of Python's or PyTorch's own making. */
    private static final Pattern ABSENT = Pattern.compile("has no attribute '[^_]");

    private final PythonConfig config;
    private final Code code;
    private final Author author;
    private final long seed;

    /** Conditions of the author's that can't be asked about what this answer gave. */
    private final List<String> unsuited = new ArrayList<>();

    Verdicts(PythonConfig config, Code code, Author author, long seed) {
        this.config = config;
        this.code = code;
        this.author = author;
        this.seed = seed;
    }

    Outcome of(Ended ended, Runs runs)
            throws SandboxException, InterruptedException, Author.Mistake {
        List<Raised> raised = new ArrayList<>(ended.raised(code));
        List<Judged> cases = new ArrayList<>();
        for (int i = 0; i < config.calls().size(); i++) {
            cases.add(judge(config.calls().get(i), i, ended, raised));
        }
        List<String> missing = missing(ended);
        boolean isRight =
                cases.stream().allMatch(Judged::isRight)
                        && missing.isEmpty()
                        && (!config.isRefutation() || hasEndedWell(ended));
        Set<String> doubts = new LinkedHashSet<>(unsuited);
        if (!isRight) {
            Blame blame = new Blame(runs);
            Optional<String> ours = blame.ours(raised, ended, wantsDevice(cases));
            if (ours.isPresent()) {
                return new Outcome.Failed("run.python: " + ours.get(), false);
            }
            doubts.addAll(blame.doubts(raised, ended, config));
        }
        Report report = new Report(Shown::clean);
        ended.raised(code).forEach(error -> raised(report, error));
        missing.forEach(report::missing);
        cases.forEach(report::add);
        supplied(ended).ifPresent(report::note);
        if (ended.cut().containsKey(-1)) {
            report.note(
                    Feedback.learner(
                            "The answer is not run to its end: "
                                    + stopped(ended.cut().get(-1))
                                    + "."));
        }
        report.used(ended.used().evidence(runs.limits()), ended.used().errors(), isRight);
        if (Blame.hasGpuStoodIn(ended)) {
            report.note(Feedback.grader("There is no GPU here: the CPU did its work."));
        }
        doubts.forEach(doubt -> report.note(Feedback.grader("To be looked at: " + doubt + ".")));
        if (config.isRefutation()) {
            return refutation(isRight, untold(raised, doubts, missing), report);
        }
        return new Outcome.Graded(
                score(cases, missing),
                doubts.isEmpty() ? Confidence.CERTAIN : DOUBTFUL,
                report.evidence(),
                report.feedback());
    }

    private boolean hasEndedWell(Ended ended) {
        return ended.raised(code).isEmpty() && !ended.cut().containsKey(-1);
    }

    /**
     * Why it can't be told whether the answer is wrong: it may be a sketch, a part of something, or
     * misspelt, which other checks see.
     */
    private static Optional<String> untold(
            List<Raised> raised, Set<String> doubts, List<String> missing) {
        for (Raised error : raised) {
            if (Names.isAmong("SyntaxError", error.classes())) {
                return Optional.of("Python can't read it");
            }
            if (Names.isAmong("NameError", error.classes())
                    || ABSENT.matcher(error.message()).find()) {
                return Optional.of("a name is not there");
            }
            if (OUTSIDE.stream().anyMatch(name -> Names.isAmong(name, error.classes()))) {
                return Optional.of("it asks for something that is not here, or ends by itself");
            }
            if (error.message().contains("'ellipsis'")) {
                return Optional.of("it leaves something out");
            }
        }
        return doubts.stream()
                .findFirst()
                .or(() -> missing.stream().findFirst().map(name -> "there is no " + name));
    }

    private static Outcome refutation(boolean isRight, Optional<String> untold, Report report) {
        if (untold.isPresent()) {
            return new Outcome.Ungradable(
                    "it can't be told: " + untold.get(), report.evidence(), report.feedback());
        }
        return new Outcome.Graded(
                isRight ? Score.ZERO : Score.ONE,
                Confidence.CERTAIN,
                report.evidence(),
                report.feedback());
    }

    private boolean wantsDevice(List<Judged> cases) {
        return IntStream.range(0, cases.size())
                .anyMatch(i -> !cases.get(i).isRight() && config.calls().get(i).device() != null);
    }

    private Judged judge(Call call, int index, Ended ended, List<Raised> raised)
            throws SandboxException, InterruptedException, Author.Mistake {
        Step step = ended.steps().get(index);
        if (step == null) {
            Told told = ended.cut().get(index);
            Verdict verdict = told == null ? Verdict.RUNTIME_ERROR : verdict(told);
            String what =
                    told == null
                            ? "it was not reached"
                            : ended.notRun().contains(index) ? Judged.NOT_RUN : stopped(told);
            String printed = told == null ? "" : told.printed();
            return judged(call, verdict, what, "", printed, told == null ? "" : told.errors());
        }
        JsonNode message = step.reply().message();
        if (message.path("error").isObject()) {
            Raised error = Raised.read(message.path("error"), code);
            if (call.call() != null && Names.isAmong("SyntaxError", error.classes())) {
                author.read(call.call(), seed);
            }
            if (call.raises() != null && Names.isAmong(call.raises(), error.classes())) {
                return afterwards(call, step, "raised " + error.shown());
            }
            raised.add(error);
            boolean isAnother = call.raises() != null;
            return judged(
                    call,
                    isAnother ? Verdict.WRONG_ANSWER : Verdict.RUNTIME_ERROR,
                    isAnother ? "it raises something else" : "it does not end well",
                    "raised " + error.shown(),
                    step.printed(),
                    "");
        }
        if (message.path("none").asBoolean()) {
            return call.wantsValue() || call.raises() != null
                    ? judged(
                            call,
                            Verdict.WRONG_ANSWER,
                            "the answer leaves no value",
                            "",
                            step.printed(),
                            "")
                    : afterwards(call, step, "");
        }
        Value value = Value.read(message.path("value"), step.reply().blobs());
        String gave = "gave " + Shown.of(value);
        Optional<String> wrong =
                call.raises() == null ? wrong(call, step, value) : Optional.of("nothing is raised");
        if (wrong.isPresent() && value instanceof Value.Nothing && !step.printed().isBlank()) {
            wrong = Optional.of("it prints something and returns nothing");
        }
        return wrong.isPresent()
                ? judged(call, Verdict.WRONG_ANSWER, wrong.get(), gave, step.printed(), "")
                : afterwards(call, step, gave);
    }

    private static Judged judged(
            Call call, Verdict verdict, String wrong, String gave, String printed, String errors) {
        return new Judged(
                call.name(),
                call.weight() == null ? BigDecimal.ONE : call.weight(),
                call.show() == null ? Show.RESULT : call.show(),
                new Expectation(call).wanted(),
                verdict,
                wrong,
                gave,
                printed,
                errors,
                "");
    }

    /** The answer itself raised something. */
    private static void raised(Report report, Raised error) {
        boolean isSyntax = Names.isAmong("SyntaxError", error.classes());
        report.broken(
                isSyntax ? Verdict.COMPILE_ERROR : Verdict.RUNTIME_ERROR,
                error.shown(),
                List.of(
                        isSyntax
                                ? "Python can't read the answer: " + error.shown() + "."
                                : "The answer raises " + error.shown() + "."));
    }

    private Optional<String> wrong(Call call, Step step, Value value)
            throws SandboxException, InterruptedException, Author.Mistake {
        Expectation expectation = new Expectation(call);
        Optional<String> wrong = expectation.wrong(value);
        if (wrong.isEmpty() && call.sameAs() != null) {
            wrong = expectation.wrong(value, author.value(call.sameAs(), seed));
        }
        if (wrong.isEmpty() && call.holds() != null) {
            if (!canBeTakenOver(value)) {
                return Optional.of("it is of another type");
            }
            return holds(call.holds(), step)
                    ? Optional.empty()
                    : Optional.of("it has not the property that was asked for");
        }
        return wrong;
    }

    private boolean holds(String condition, Step step)
            throws SandboxException, InterruptedException, Author.Mistake {
        try {
            return author.holds(condition, seed, step.reply());
        } catch (Author.Unsuited e) {
            unsuited.add(e.getMessage());
            return false;
        }
    }

    private static boolean canBeTakenOver(Value value) {
        return switch (value) {
            case Value.Opaque _ -> false;
            case Value.Array array -> array.numbers().isPresent();
            case Value.Many many -> many.items().stream().allMatch(Verdicts::canBeTakenOver);
            case Value.Mapping mapping ->
                    mapping.entries().stream()
                            .allMatch(
                                    each ->
                                            canBeTakenOver(each.key())
                                                    && canBeTakenOver(each.value()));
            case Value.Nothing _, Value.Truth _, Value.Whole _, Value.Real _ -> true;
            case Value.Complex _, Value.Text _ -> true;
        };
    }

    /** What else must hold of a call whose value is right. */
    private static Judged afterwards(Call call, Step step, String gave) {
        Expectation expectation = new Expectation(call);
        Verdict verdict = Verdict.ACCEPTED;
        String what = "";
        if (!expectation.isPrinted(step.printed())) {
            verdict = Verdict.WRONG_ANSWER;
            what = "what is printed is something else";
        } else if (call.takesLessThan() != null && step.seconds() >= call.takesLessThan()) {
            verdict = Verdict.TIME_LIMIT;
            what = "it takes too long";
        } else if (call.raises() != null && gave.isEmpty()) {
            verdict = Verdict.WRONG_ANSWER;
            what = "nothing is raised";
        }
        return judged(call, verdict, what, gave, step.printed(), "");
    }

    private static Verdict verdict(Told told) {
        return switch (told.end()) {
            case TIME_LIMIT -> Verdict.TIME_LIMIT;
            case MEMORY_LIMIT -> Verdict.MEMORY_LIMIT;
            case OUTPUT_LIMIT -> Verdict.OUTPUT_LIMIT;
            case EXITED, SIGNALLED -> Verdict.RUNTIME_ERROR;
        };
    }

    private static String stopped(Told told) {
        return switch (told.end()) {
            case TIME_LIMIT -> "it takes longer than it may";
            case MEMORY_LIMIT -> "it takes more memory than it may";
            case OUTPUT_LIMIT -> "it prints more than it may";
            case EXITED -> "it ends the program before its time";
            case SIGNALLED ->
                    told.signal() == 9 || told.signal() == 0
                            ? "it ends the program before its time"
                            : "it is stopped by signal " + told.signal();
        };
    }

    /** Names that the answer does not define, by their first name. */
    private List<String> missing(Ended ended) {
        List<String> missing = new ArrayList<>();
        JsonNode defined =
                ended.setUp()
                        .<JsonNode>map(step -> step.reply().message().path("defined"))
                        .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
        for (int i = 0; i < config.define().size(); i++) {
            Definition definition = config.define().get(i);
            if (!defined.path(i).isTextual()) {
                missing.add(definition.name());
            }
        }
        return missing;
    }

    private static Optional<Feedback> supplied(Ended ended) {
        List<String> names = new ArrayList<>();
        ended.setUp()
                .ifPresent(
                        step ->
                                step.reply()
                                        .message()
                                        .path("supplied")
                                        .forEach(each -> names.add(each.asText())));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Feedback.grader(
                                "Imports that the answer leaves out were supplied: "
                                        + Shown.cut(String.join(", ", names), 200)
                                        + "."));
    }

    private Score score(List<Judged> cases, List<String> missing) {
        if (cases.isEmpty()) {
            int all = config.define().size();
            return Score.ratio(all - missing.size(), all);
        }
        BigDecimal earned = BigDecimal.ZERO;
        BigDecimal total = BigDecimal.ZERO;
        for (Judged each : cases) {
            total = total.add(each.weight());
            earned = each.isRight() ? earned.add(each.weight()) : earned;
        }
        return Score.ratio(earned, total);
    }
}
