package dev.assay.submissions.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.course.Course;
import dev.assay.grading.Submission;
import dev.assay.sheet.PlacedAnswer;
import dev.assay.sheet.Sheet;
import dev.assay.sheet.SheetReader;
import dev.assay.submissions.export.NumberRanges;
import dev.assay.submissions.export.SafeText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what was found in a sheet, before anything is graded. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Show which answer was found under which question; grades nothing.")
final class ReadCommand extends ConsoleCommand {

    private static final int INDENT = 6;

    /** How what was found is printed. */
    enum ListFormat {
        TABLE,
        JSON
    }

    @Mixin private CourseArgument course;

    @Parameters(index = "1", paramLabel = "SHEET", description = "A sheet: .txt, .md or .ipynb.")
    private Path file;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (default) or json.")
    private ListFormat format = ListFormat.TABLE;

    ReadCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws InputException, IOException {
        Course read = course.read(console);
        Sheet sheet = SheetFiles.read(new SheetReader(read), file);
        switch (format) {
            case JSON -> JsonOutput.pretty(console.out(), json(sheet));
            case TABLE -> table(read, sheet);
        }
        return Exit.DONE;
    }

    private static ObjectNode json(Sheet sheet) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("learner", sheet.learner());
        var answers = json.putArray("answers");
        for (PlacedAnswer answer : sheet.answers()) {
            ObjectNode each = answers.addObject();
            each.put("number", answer.number()).put("question", answer.question());
            each.put("answer", answer.answer()).put("line", answer.line());
            if (!answer.doubts().isEmpty()) {
                answer.doubts().forEach(each.putArray("doubts")::add);
            }
        }
        var problems = json.putArray("problems");
        for (Submission.Remark problem : sheet.problems()) {
            problems.addObject()
                    .put("line", problem.line())
                    .put("text", problem.text())
                    .put("message", problem.message());
        }
        return json;
    }

    private void table(Course read, Sheet sheet) {
        PrintWriter out = console.out();
        Style style = new Style(console.colour());
        out.println(style.bold(SafeText.oneLine(sheet.learner())));
        for (PlacedAnswer answer : sheet.answers()) {
            out.println();
            out.println(
                    "%4d  %s  %s"
                            .formatted(
                                    answer.number(),
                                    style.bold(SafeText.oneLine(answer.question())),
                                    style.soft("line " + answer.line())));
            answer.doubts()
                    .forEach(
                            doubt ->
                                    out.println(
                                            " ".repeat(INDENT)
                                                    + style.doubt("? " + SafeText.oneLine(doubt))));
            SafeText.clean(answer.answer())
                    .lines()
                    .forEach(line -> out.println(" ".repeat(INDENT) + style.soft("│ ") + line));
        }
        Set<Integer> answered =
                sheet.answers().stream().map(PlacedAnswer::number).collect(Collectors.toSet());
        List<Integer> unanswered =
                read.questions().stream()
                        .map(question -> question.number())
                        .filter(number -> !answered.contains(number))
                        .toList();
        out.println();
        for (Submission.Remark problem : sheet.problems()) {
            String where = problem.line() > 0 ? "line " + problem.line() + ": " : "";
            out.println(style.doubt("! " + SafeText.oneLine(where + problem.message())));
        }
        out.println(
                "%d of %d questions answered".formatted(answered.size(), read.questions().size())
                        + (unanswered.isEmpty()
                                ? ""
                                : "; no answer to " + NumberRanges.of(unanswered)));
    }
}
