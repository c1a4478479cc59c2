package dev.assay.checkers.execution.program;

import dev.assay.checkers.execution.program.CompileError.Message;
import dev.assay.checkers.execution.program.ProgramConfig.Show;
import dev.assay.checkers.execution.program.Runs.Ended;
import dev.assay.checkers.execution.sandbox.Texts;
import dev.assay.spi.Audience;
import dev.assay.spi.Confidence;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.Outcome;
import dev.assay.spi.RunResult;
import dev.assay.spi.RunResult.Verdict;
import dev.assay.spi.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says what came of a program: to the learner as far as the author allows, to graders all. */
final class Report {

    /** Of a grade that a human has to confirm. */
    private static final Confidence DOUBTFUL = new Confidence(0.5);

    private static final int MOST_OUTPUT = 2_000;
    private static final int MOST_SHOWN = 200;

    private final Plan plan;
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Feedback> feedback = new ArrayList<>();

    private Report(Plan plan) {
        this.plan = plan;
    }

    /** It can't be built: nothing was earned. */
    static Outcome broken(Plan plan, CompileError error) {
        Report report = new Report(plan);
        List<String> said = new ArrayList<>();
        for (Message message : error.messages()) {
            String line = "";
            if (message.file().isPresent()) {
                Source.File file = message.file().get();
                Evidence.Span span = file.line(message.line(), message.text());
                boolean isKnown =
                        report.evidence.stream()
                                .anyMatch(
                                        each ->
                                                each instanceof Evidence.Span other
                                                        && other.start() == span.start());
                if (!isKnown) {
                    report.evidence.add(span);
                }
                line = "line " + file.number(message.line()) + ": ";
            }
            said.add(line + message.text());
        }
        String all = String.join("; ", said);
        report.evidence.add(
                new Evidence.Run(
                        Audience.LEARNER,
                        "the program",
                        new RunResult(Verdict.COMPILE_ERROR, all, "")));
        report.feedback.add(Feedback.learner("The program can't be built: " + all + "."));
        if (!error.said().isBlank()) {
            report.feedback.add(Feedback.grader("The compiler says: " + error.said().strip()));
        }
        error.doubt().ifPresent(report::doubt);
        return new Outcome.Graded(
                Score.ZERO,
                error.doubt().isPresent() ? DOUBTFUL : Confidence.CERTAIN,
                report.evidence,
                report.feedback);
    }

    /** It was run. */
    static Outcome of(Plan plan, Ended.Cases ended) {
        Report report = new Report(plan);
        ended.cases().forEach(report::add);
        report.hidden(ended.cases());
        int left = plan.cases().size() - ended.cases().size();
        if (left > 0) {
            report.feedback.add(
                    Feedback.learner(
                            "What comes after the first case that is not right was not run."));
        }
        report.evidence.addAll(ended.usage().evidence(ended.limits()));
        List<String> doubts = doubts(plan, ended.cases());
        doubts.forEach(report::doubt);
        return new Outcome.Graded(
                Points.of(plan, ended.cases()),
                doubts.isEmpty() ? Confidence.CERTAIN : DOUBTFUL,
                report.evidence,
                report.feedback);
    }

    /** A limit that nobody set may be too low; what was not run may be right. */
    private static List<String> doubts(Plan plan, List<Judged> cases) {
        List<String> doubts = new ArrayList<>();
        if (!plan.ownCpu() && has(cases, Verdict.TIME_LIMIT)) {
            doubts.add("it ran into a limit of time that the question does not set (write cpu:)");
        }
        if (!plan.ownMemory() && has(cases, Verdict.MEMORY_LIMIT)) {
            doubts.add(
                    "it ran into a limit of memory that the question does not set (write memory:)");
        }
        List<Judged> notRun = cases.stream().filter(each -> !each.isRun()).toList();
        if (!notRun.isEmpty() && Points.matter(plan, cases, notRun)) {
            doubts.add(dev.assay.checkers.execution.cases.Judged.notRun(notRun.size()));
        }
        return doubts;
    }

    private static boolean has(List<Judged> cases, Verdict verdict) {
        return cases.stream().anyMatch(each -> each.verdict() == verdict);
    }

    private void doubt(String doubt) {
        feedback.add(Feedback.grader("To be looked at: " + doubt + "."));
    }

    private void add(Judged judged) {
        TestCase each = judged.testCase();
        boolean showsOutput = each.show().compareTo(Show.OUTPUT) >= 0;
        if (!each.isHidden()) {
            evidence.add(
                    run(
                            Audience.LEARNER,
                            judged,
                            detail(judged, showsOutput, each.show() == Show.EXPECTED),
                            showsOutput ? judged.printed() : ""));
        }
        if (!judged.isRight() || each.isHidden()) {
            evidence.add(
                    run(
                            Audience.GRADER,
                            judged,
                            detail(judged, true, true),
                            judged.printed()
                                    + (judged.errors().isBlank()
                                            ? ""
                                            : "\n" + judged.errors().strip())));
        }
        if (judged.isRight() || each.isHidden()) {
            return;
        }
        StringBuilder text = new StringBuilder(each.name()).append(": ").append(judged.words());
        if (showsOutput) {
            text.append(": ").append(judged.what()).append('.');
            if (!judged.raised().isEmpty()) {
                text.append(" It says: ").append(judged.raised()).append('.');
            }
            sentence(text, "It read", each.in());
            sentence(text, "Its arguments", String.join(" ", each.args()));
            sentence(text, "It printed", judged.printed());
        } else {
            text.append('.');
        }
        if (each.show() == Show.EXPECTED) {
            sentence(text, "Expected", each.out());
        }
        feedback.add(Feedback.learner(text.toString()));
    }

    private static void sentence(StringBuilder text, String what, String value) {
        if (!value.isBlank()) {
            text.append(' ').append(what).append(": ").append(shown(value)).append('.');
        }
    }

    private static String shown(String value) {
        return Texts.cut(Texts.clean(value.strip()).replace("\n", " ⏎ "), MOST_SHOWN);
    }

    private static Evidence run(Audience audience, Judged judged, String detail, String output) {
        return new Evidence.Run(
                audience,
                judged.testCase().name(),
                new RunResult(
                        judged.verdict(), detail, Texts.cut(Texts.clean(output), MOST_OUTPUT)));
    }

    private static String detail(Judged judged, boolean withOutput, boolean withExpected) {
        List<String> parts = new ArrayList<>();
        TestCase each = judged.testCase();
        if (withOutput && !judged.what().isEmpty()) {
            parts.add(judged.what());
        }
        if (withOutput && !judged.raised().isEmpty()) {
            parts.add(judged.raised());
        }
        if (withOutput && !each.in().isBlank()) {
            parts.add("read: " + shown(each.in()));
        }
        if (withOutput && !each.args().isEmpty()) {
            parts.add("arguments: " + shown(String.join(" ", each.args())));
        }
        if (withExpected) {
            parts.add("expected: " + shown(each.out()));
        }
        return String.join("; ", parts);
    }

    /** Of hidden cases only how many, and which verdicts: nothing that they read or wrote. */
    private void hidden(List<Judged> cases) {
        long all = plan.cases().stream().filter(TestCase::isHidden).count();
        List<Judged> wrong =
                cases.stream()
                        .filter(each -> each.testCase().isHidden() && !each.isRight())
                        .toList();
        if (!wrong.isEmpty()) {
            String verdicts =
                    wrong.stream().map(Judged::words).distinct().collect(Collectors.joining(", "));
            feedback.add(
                    Feedback.learner(
                            wrong.size()
                                    + " of "
                                    + all
                                    + (all == 1 ? " hidden case is" : " hidden cases are")
                                    + " not right ("
                                    + verdicts
                                    + ")."));
        }
    }
}
