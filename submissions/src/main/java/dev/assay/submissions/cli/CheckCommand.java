package dev.assay.submissions.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.config.Problem;
import dev.assay.course.Course;
import dev.assay.course.Question;
import dev.assay.grading.BoundCourse;
import dev.assay.grading.ExampleCheck;
import dev.assay.grading.ExampleCheck.Report;
import dev.assay.grading.ExampleCheck.Row;
import dev.assay.grading.ExampleCheck.Verdict;
import dev.assay.grading.Grader;
import dev.assay.grading.GraderSettings;
import dev.assay.grading.QuestionGrade.Status;
import dev.assay.plugin.Catalogue;
import dev.assay.submissions.courses.OpenCourse;
import dev.assay.submissions.export.SafeText;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Validates a course, then grades its examples and compares: the rubric's own tests. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Check a course: its files, and every example against the score it must get.",
        description = {
            "",
            "Exit codes: 0 all is right; 1 an example is off; 2 the course has errors to mend.",
            "Warnings and known misses are shown and fail nothing.",
            "",
            "--update runs each question's model answer (or else its first example that must get",
            "full marks), and writes what its calls give into the question's file, where a check",
            "expects something else or nothing yet. --mutants changes that answer in one place at"
                    + " a",
            "time, and fails where a rubric gives such a wrong answer full marks.",
            ""
        })
final class CheckCommand extends ConsoleCommand {

    @Mixin private CourseArgument course;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (default) or json.")
    private ReadCommand.ListFormat format = ReadCommand.ListFormat.TABLE;

    @Option(
            names = "--update",
            description = "First write what right answers give into the course's files.")
    private boolean update;

    @Option(names = "--mutants", description = "Also grade wrong variants of right answers.")
    private boolean mutants;

    @Option(
            names = "--watch",
            description = "Then check what is saved again, at each save, until Ctrl-C.")
    private boolean watch;

    @Mixin private DataOption data;

    CheckCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws InputException, IOException, InterruptedException {
        if (watch && format == ReadCommand.ListFormat.JSON) {
            throw new InputException("--watch prints lines for people; leave out --format json");
        }
        try (Catalogue catalogue = data.open(console);
                Grader grader = new Grader(GraderSettings.standard())) {
            if (update) {
                ExpectedUpdate.run(course, catalogue, console);
            }
            OpenCourse open = course.open(catalogue);
            Optional<BoundCourse> bound = open.bound();
            Report report =
                    bound.isPresent()
                            ? ExampleCheck.run(bound.get(), grader)
                            : new Report(List.of());
            MutantOutput made =
                    mutants && bound.isPresent()
                            ? MutantOutput.of(bound.get(), catalogue, grader)
                            : MutantOutput.NONE;
            switch (format) {
                case JSON -> {
                    ObjectNode json = json(open, report);
                    if (mutants) {
                        made.addTo(json);
                    }
                    JsonOutput.pretty(console.out(), json);
                }
                case TABLE -> {
                    table(open, report);
                    if (mutants) {
                        made.table(course, console);
                    }
                }
            }
            if (watch) {
                new CheckWatch(course, catalogue, grader, console).run();
            }
            if (open.hasErrors() || bound.isEmpty()) {
                return Exit.BAD_INPUT;
            }
            return report.isRight() && made.isRight() ? Exit.DONE : Exit.CHECK_OFF;
        }
    }

    private void table(OpenCourse open, Report report) {
        PrintWriter out = console.out();
        Style style = new Style(console.colour());
        for (Problem problem : open.problems()) {
            String text = SafeText.oneLine(course.show(problem));
            out.println(
                    problem.isError()
                            ? style.bad("error: ") + text
                            : style.doubt("warning: ") + text);
        }
        rows(report, console);
        if (!report.rows().isEmpty()) {
            out.println(
                    "%d of %d examples would be referred to a human"
                            .formatted(report.referred(), report.rows().size()));
        }
        out.println(summary(open, report));
    }

    /** What is to be said of single examples. */
    static void rows(Report report, Console console) {
        Style style = new Style(console.colour());
        PrintWriter out = console.out();
        for (Row row : report.rows()) {
            if (isUngraded(row)) {
                continue; // its question's errors are shown, and are the same for all its examples
            }
            switch (row.verdict()) {
                case OFF -> out.print(style.bad("off: ") + SafeText.clean(row.diff()));
                case KNOWN_MISS ->
                        out.print(style.doubt("known miss: ") + SafeText.clean(row.diff()));
                case KNOWN_BUT_RIGHT ->
                        out.println(
                                style.doubt("known, but right by now: ")
                                        + row.source()
                                        + ": 'known' can go");
                case RIGHT, NO_RUBRIC -> {}
            }
        }
    }

    private static String summary(OpenCourse open, Report report) {
        long errors = open.problems().stream().filter(Problem::isError).count();
        long warnings = open.problems().size() - errors;
        List<Question> questions = open.course().map(Course::questions).orElse(List.of());
        long without =
                questions.stream()
                        .filter(each -> each.rubric().isEmpty() && each.problems().isEmpty())
                        .count();
        StringBuilder text = new StringBuilder();
        text.append(many(questions.size(), "question"));
        if (without > 0) {
            text.append(" (%d without a rubric yet)".formatted(without));
        }
        text.append(
                " · %s · %s · %s"
                        .formatted(
                                many(errors, "error"),
                                many(warnings, "warning"),
                                tally(report, new Style(false))));
        long misses =
                report.rows(Verdict.KNOWN_MISS).stream().filter(row -> !isUngraded(row)).count();
        if (misses > 0) {
            text.append(", %d known miss%s".formatted(misses, misses == 1 ? "" : "es"));
        }
        if (report.count(Verdict.NO_RUBRIC) > 0) {
            text.append(", %d without a rubric".formatted(report.count(Verdict.NO_RUBRIC)));
        }
        return text.toString();
    }

    /** How many examples are right, off and, where there are such, not graded at all. */
    static String tally(Report report, Style style) {
        long ungraded = report.rows().stream().filter(CheckCommand::isUngraded).count();
        long off = report.rows(Verdict.OFF).stream().filter(row -> !isUngraded(row)).count();
        return "%s: %d right, %s%s"
                .formatted(
                        many(report.rows().size(), "example"),
                        report.count(Verdict.RIGHT) + report.count(Verdict.KNOWN_BUT_RIGHT),
                        off > 0 ? style.bad(off + " off") : "0 off",
                        ungraded > 0 ? ", " + ungraded + " not graded" : "");
    }

    /** Its question, or its rubric, has errors: no check has seen the answer. */
    private static boolean isUngraded(Row row) {
        return (row.verdict() == Verdict.OFF || row.verdict() == Verdict.KNOWN_MISS)
                && row.grade().status() == Status.FAILED
                && row.grade().criteria().isEmpty();
    }

    static String many(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static ObjectNode json(OpenCourse open, Report report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        open.course().ifPresent(course -> json.put("course", course.id()));
        ArrayNode problems = json.putArray("problems");
        for (Problem problem : open.problems()) {
            problems.addObject()
                    .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
                    .put("file", problem.source().file())
                    .put("line", problem.source().line())
                    .put("problem", problem.problem())
                    .put("mend", problem.mend());
        }
        json.put("referred", report.referred());
        ArrayNode examples = json.putArray("examples");
        for (Row row : report.rows()) {
            ObjectNode each = examples.addObject();
            each.put("question", row.question());
            each.put("file", row.source().file()).put("line", row.source().line());
            each.put("kind", name(row.kind())).put("verdict", name(row.verdict()));
            each.put("score", row.score()).put("within", row.within());
            row.got().ifPresentOrElse(got -> each.put("got", got), () -> each.putNull("got"));
            each.put("answer", row.answer().text());
            each.put("status", name(row.grade().status()));
            row.known().ifPresent(known -> each.put("known", known));
            row.differences().forEach(each.putArray("differences")::add);
        }
        return json;
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
