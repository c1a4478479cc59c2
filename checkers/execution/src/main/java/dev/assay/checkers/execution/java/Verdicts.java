package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.Libraries;
import dev.assay.checkers.execution.cases.Judged;
import dev.assay.checkers.execution.cases.Report;
import dev.assay.checkers.execution.java.Javas.Told;
import dev.assay.checkers.execution.java.guest.Compiled;
import dev.assay.checkers.execution.java.guest.Compiled.Problem;
import dev.assay.spi.Confidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.Outcome;
import dev.assay.spi.RunResult.Verdict;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.SandboxException;
import dev.assay.spi.Score;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes an outcome of how an answer's runs ended. */
final class Verdicts {

    /** Of a grade that a human has to confirm. */
    private static final Confidence DOUBTFUL = new Confidence(0.5);

    private static final Pattern NOT_HERE =
            Pattern.compile("^package ([a-z]\\w*(?:\\.\\w+)*) does not exist");

    private static final int MOST_ERRORS = 5;

    private final JavaConfig config;
    private final Code code;
    private final Author author;

    Verdicts(JavaConfig config, Code code, Author author) {
        this.config = config;
        this.code = code;
        this.author = author;
    }

    Outcome of(Ended ended, Runs runs)
            throws SandboxException, InterruptedException, Author.Mistake {
        Report report = new Report(Shown::clean);
        if (ended.compiled().isEmpty()) {
            notCompiled(report, List.of("it takes more time or memory than anybody's code does"));
            return givenUp(report, "the compiler ran into a limit that no question sets");
        }
        Compiled compiled = ended.compiled().get();
        if (!compiled.errors().isEmpty()) {
            return notCompiled(compiled, report);
        }
        List<Judged> cases = new ArrayList<>();
        CallVerdicts calls = new CallVerdicts(code, author);
        for (int i = 0; i < config.calls().size(); i++) {
            cases.add(calls.judge(config.calls().get(i), i, compiled, ended));
        }
        TestVerdicts tests = new TestVerdicts(runs, config.cases(), code);
        for (int i = 0; i < runs.tests().size(); i++) {
            cases.add(tests.judge(runs.tests().get(i), i, compiled, ended));
        }
        List<String> missing = missing(compiled);
        boolean isRight = cases.stream().allMatch(Judged::isRight) && missing.isEmpty();
        missing.forEach(report::missing);
        cases.forEach(report::add);
        if (!compiled.notes().isEmpty()) {
            report.note(
                    Feedback.grader(
                            "Done to the answer before it was compiled: "
                                    + Shown.cut(String.join(", ", compiled.notes()), 300)
                                    + "."));
        }
        if (!runs.tests().isEmpty()) {
            report.note(
                    Feedback.grader(
                            "The tests ran beside the answer's own code, which can forge what they"
                                    + " come to."));
        }
        TestVerdicts.printed(ended)
                .ifPresent(text -> report.note(Feedback.grader("The tests print: " + text)));
        if (isEarly(ended)) {
            report.note(
                    Feedback.grader("The answer ended the process of the tests before its time."));
        }
        report.used(ended.used().evidence(runs.limits()), ended.used().errors(), isRight);
        List<String> doubts = doubts(ended);
        doubts.forEach(doubt -> report.note(Feedback.grader("To be looked at: " + doubt + ".")));
        Confidence confidence = doubts.isEmpty() ? Confidence.CERTAIN : DOUBTFUL;
        return graded(score(cases, missing), confidence, report);
    }

    private List<String> doubts(Ended ended) {
        List<String> doubts = new ArrayList<>();
        if (isAtUsualLimit(ended)) {
            doubts.add("the answer runs into a limit that the question does not set");
        }
        if (ended.notRun().count() > 0) {
            doubts.add(Judged.notRun(ended.notRun().count()));
        }
        return doubts;
    }

    private static Outcome graded(Score score, Confidence confidence, Report report) {
        return new Outcome.Graded(score, confidence, report.evidence(), report.feedback());
    }

    private Outcome notCompiled(Compiled compiled, Report report) throws Author.Mistake {
        boolean isFixture =
                compiled.errors().stream().allMatch(each -> each.part() >= code.regions().size());
        if (isFixture) {
            throw new Author.Mistake("the fixture: " + compiled.errors().getFirst().message());
        }
        for (Problem problem : compiled.errors()) {
            Matcher absent = NOT_HERE.matcher(problem.message());
            if (absent.find() && Libraries.isJava(absent.group(1))) {
                return new Outcome.Failed(
                        "run.java: the answer needs the package "
                                + absent.group(1)
                                + ", which is not here",
                        false);
            }
        }
        notCompiled(report, compiled.errors().stream().map(this::words).distinct().toList());
        missing(compiled).forEach(report::missing);
        return compiled.isGivenUp()
                ? givenUp(report, "the compiler gave up, and did not call it wrong")
                : graded(Score.ZERO, Confidence.CERTAIN, report);
    }

    private static Outcome givenUp(Report report, String why) {
        report.note(Feedback.grader("To be looked at: " + why + "."));
        return graded(Score.ZERO, DOUBTFUL, report);
    }

    private static void notCompiled(Report report, List<String> errors) {
        report.broken(
                Verdict.COMPILE_ERROR,
                String.join("; ", errors),
                errors.stream()
                        .limit(MOST_ERRORS)
                        .map(error -> "The answer does not compile: " + error + ".")
                        .toList());
    }

    /** {@code ';' expected (line 3, column 9)}. */
    private String words(Problem problem) {
        return Shown.cut(problem.message(), 300)
                + code.place(problem.part(), problem.offset())
                        .map(
                                place ->
                                        " ("
                                                + (code.hasSeveralFiles()
                                                        ? place.file() + ", "
                                                        : "")
                                                + "line "
                                                + place.line()
                                                + ", column "
                                                + place.column()
                                                + ")")
                        .orElse("");
    }

    private static boolean isEarly(Ended ended) {
        return ended.cutTests().values().stream().anyMatch(told -> told.end() == End.EXITED);
    }

    /** Where the author sets the limit, running into it counts for certain. */
    private boolean isAtUsualLimit(Ended ended) {
        for (Told told :
                Stream.concat(
                                ended.cutCalls().values().stream(),
                                ended.cutTests().values().stream())
                        .toList()) {
            if ((told.end() == End.TIME_LIMIT && config.cpu() == null)
                    || (told.end() == End.MEMORY_LIMIT && config.memory() == null)) {
                return true;
            }
        }
        return false;
    }

    /** Names that the answer does not define, by their first name. */
    private List<String> missing(Compiled compiled) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < config.define().size(); i++) {
            if (i >= compiled.defined().size() || compiled.defined().get(i).isEmpty()) {
                missing.add(config.define().get(i).name());
            }
        }
        return missing;
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
