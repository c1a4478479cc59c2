package dev.assay.checkers.execution.java;

import dev.assay.checkers.execution.java.JavaConfig.Show;
import dev.assay.spi.Audience;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.RunResult;
import dev.assay.spi.RunResult.Verdict;
import dev.assay.spi.Sandbox.Limits;
import java.util.ArrayList;
import java.util.List;

/** Says what came of an answer: to the learner as far as the author allows, to graders all. */
final class Report {

    private static final int MOST_OUTPUT = 2_000;
    private static final int MOST_ERRORS = 5;

    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Feedback> feedback = new ArrayList<>();
    private int hidden;

    /** The answer can't be compiled. */
    void notCompiled(List<String> errors) {
        for (String error : errors.subList(0, Math.min(MOST_ERRORS, errors.size()))) {
            feedback.add(Feedback.learner("The answer does not compile: " + error + "."));
        }
        evidence.add(
                new Evidence.Run(
                        Audience.LEARNER,
                        "the answer",
                        new RunResult(
                                Verdict.COMPILE_ERROR,
                                Shown.cut(String.join("; ", errors), MOST_OUTPUT),
                                "")));
    }

    /** What it took; and, where it is not right, what it wrote to standard error. */
    void used(Used used, Limits limits, boolean isRight) {
        evidence.addAll(used.evidence(limits));
        String errors = Shown.clean(used.errors()).strip();
        if (!isRight && !errors.isEmpty()) {
            feedback.add(Feedback.grader("Standard error: " + Shown.cut(errors, MOST_OUTPUT)));
        }
    }

    void missing(String name) {
        feedback.add(Feedback.learner("The answer does not define `" + name + "`."));
        evidence.add(new Evidence.Missing(Audience.LEARNER, name));
    }

    void note(Feedback note) {
        feedback.add(note);
    }

    /** A case. */
    void add(Judged judged) {
        Show show = judged.show();
        boolean withResult = show.compareTo(Show.RESULT) >= 0;
        if (show != Show.NOTHING) {
            evidence.add(
                    run(
                            Audience.LEARNER,
                            judged,
                            detail(judged, withResult, show == Show.EXPECTED),
                            withResult ? judged.printed() : ""));
        }
        if (!judged.isRight() || show == Show.NOTHING) {
            evidence.add(
                    run(Audience.GRADER, judged, detail(judged, true, true), judged.printed()));
        }
        if (judged.isRight()) {
            return;
        }
        if (!judged.said().isEmpty()) {
            feedback.add(Feedback.learner(judged.said()));
            return;
        }
        if (show == Show.NOTHING) {
            hidden++;
            return;
        }
        StringBuilder text = new StringBuilder("`").append(judged.name()).append('`');
        if (!withResult || judged.gave().isEmpty()) {
            text.append(" is not right: ").append(judged.wrong()).append('.');
        } else {
            text.append(' ').append(judged.gave()).append(": ").append(judged.wrong()).append('.');
        }
        if (show == Show.EXPECTED && !judged.wanted().isEmpty()) {
            text.append(" Expected: ").append(judged.wanted()).append('.');
        }
        feedback.add(Feedback.learner(text.toString()));
    }

    private static Evidence run(Audience audience, Judged judged, String detail, String output) {
        return new Evidence.Run(
                audience,
                judged.name(),
                new RunResult(
                        judged.verdict(), detail, Shown.cut(Shown.clean(output), MOST_OUTPUT)));
    }

    private static String detail(Judged judged, boolean withResult, boolean withExpected) {
        List<String> parts = new ArrayList<>();
        if (!judged.wrong().isEmpty()) {
            parts.add(judged.wrong());
        }
        if (withResult && !judged.gave().isEmpty()) {
            parts.add(judged.gave());
        }
        if (withExpected && !judged.wanted().isEmpty()) {
            parts.add("expected: " + judged.wanted());
        }
        return String.join("; ", parts);
    }

    List<Evidence> evidence() {
        return List.copyOf(evidence);
    }

    List<Feedback> feedback() {
        List<Feedback> all = new ArrayList<>(feedback);
        if (hidden > 0) {
            all.add(
                    Feedback.learner(
                            hidden == 1
                                    ? "A hidden case is not right."
                                    : hidden + " hidden cases are not right."));
        }
        return List.copyOf(all);
    }
}
