package dev.assay.checkers.execution.cases;

import dev.assay.checkers.execution.sandbox.Texts;
import dev.assay.spi.Audience;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.RunResult;
import dev.assay.spi.RunResult.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Says what came of an answer: to the learner as far as the author allows, to graders all. */
public final class Report {

    private static final int MOST_OUTPUT = 2_000;

    private final UnaryOperator<String> clean;
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Feedback> feedback = new ArrayList<>();
    private int hidden;

    /**
     * An empty one.
     *
     * @param clean takes what differs from run to run, and our paths, out of what was printed
     */
    public Report(UnaryOperator<String> clean) {
        this.clean = clean;
    }

    /** The answer itself can't be read, or stopped with an error. */
    public void broken(Verdict verdict, String detail, List<String> said) {
        said.forEach(each -> feedback.add(Feedback.learner(each)));
        evidence.add(
                new Evidence.Run(
                        Audience.LEARNER,
                        "the answer",
                        new RunResult(verdict, Texts.cut(detail, MOST_OUTPUT), "")));
    }

    /** What it took; and, where it is not right, what it wrote to standard error. */
    public void used(List<Evidence> used, String written, boolean isRight) {
        evidence.addAll(used);
        String errors = clean.apply(written).strip();
        if (!isRight && !errors.isEmpty()) {
            feedback.add(Feedback.grader("Standard error: " + Texts.cut(errors, MOST_OUTPUT)));
        }
    }

    /** A name that was asked for is not there. */
    public void missing(String name) {
        feedback.add(Feedback.learner("The answer does not define `" + name + "`."));
        evidence.add(new Evidence.Missing(Audience.LEARNER, name));
    }

    /** Something more. */
    public void note(Feedback note) {
        feedback.add(note);
    }

    /** A case. */
    public void add(Judged judged) {
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
            String errors = judged.errors().isBlank() ? "" : "\n" + judged.errors().strip();
            evidence.add(
                    run(
                            Audience.GRADER,
                            judged,
                            detail(judged, true, true),
                            judged.printed() + errors));
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

    private Evidence run(Audience audience, Judged judged, String detail, String output) {
        return new Evidence.Run(
                audience,
                judged.name(),
                new RunResult(
                        judged.verdict(), detail, Texts.cut(clean.apply(output), MOST_OUTPUT)));
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

    /** All that there is to show. */
    public List<Evidence> evidence() {
        return List.copyOf(evidence);
    }

    /** All that there is to say. */
    public List<Feedback> feedback() {
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
