package dev.assay.submissions.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.grading.BoundCourse;
import dev.assay.grading.GradeJson;
import dev.assay.grading.Grader;
import dev.assay.grading.GraderSettings;
import dev.assay.grading.QuestionGrade.Status;
import dev.assay.grading.Submission;
import dev.assay.grading.SubmissionGrade;
import dev.assay.plugin.Catalogue;
import dev.assay.policy.Moment;
import dev.assay.policy.Policy;
import dev.assay.sheet.Sheet;
import dev.assay.sheet.SheetReader;
import dev.assay.spi.Audience;
import dev.assay.submissions.export.SafeText;
import dev.assay.submissions.gradebook.Adjusting;
import dev.assay.submissions.store.Attempts.Attempt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Grades sheets, or answers that stand in a file of lines. */
@Command(
        name = "grade",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Grade sheets, or lines of answers.",
        description = {
            "",
            "Each sheet's learner is its Name: or ID: line, else the file's name. Several sheets",
            "give a JSON array, one page, or one table after the other.",
            "",
            "With --answers each line of the file is {\"id\", \"learner\", \"question\": number or"
                    + " id,",
            "\"answer\"}; --format jsonl prints one line for each, in their order. A line that"
                    + " can't",
            "be read is reported and printed as failed; the others are graded.",
            ""
        })
final class GradeCommand extends ConsoleCommand {

    @Mixin private CourseArgument course;

    @Parameters(index = "1..*", paramLabel = "SHEET", description = "Sheets: .txt, .md or .ipynb.")
    private List<Path> sheets = List.of();

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "Lines of answers (JSONL) instead of sheets.")
    private @Nullable Path answers;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description =
                    "table (default), json, jsonl, csv, html (a page of its own) or gradescope"
                            + " (its results.json, of one sheet).")
    private Format format = Format.TABLE;

    @Option(
            names = "--for",
            paramLabel = "READER",
            description =
                    "Who reads the result: grader sees all evidence; learner sees what a learner"
                            + " may. Default: learner for html and gradescope, else grader.")
    private @Nullable Audience audience;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to a file instead of the console.")
    private @Nullable Path output;

    @Option(
            names = "--handed-in",
            paramLabel = "TIME",
            description =
                    "When the sheets were handed in, such as 2026-11-30T23:59+01:00, or without a"
                            + " zone in this machine's: policy.yaml says what being late costs.")
    private @Nullable String handedIn;

    @Option(
            names = "--attempt",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which of their learners' attempts they are, for policy.yaml.")
    private int attempt = 1;

    @Mixin private DataOption data;

    @Spec private CommandSpec spec;

    GradeCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws Exception {
        checkUsage();
        Audience reader = audience == null ? format.audience() : audience;
        course.mustBeACourse();
        if (answers != null) {
            SheetFiles.mustBeAFile(answers);
        }
        try (Output out = Output.to(console, Optional.ofNullable(output));
                Catalogue catalogue = data.open(console);
                Grader grader = new Grader(GraderSettings.standard())) {
            BoundCourse bound = course.usable(catalogue, console);
            // Colours are for terminals, never for files.
            Console shown = output == null ? console : console.withoutColour();
            int exit =
                    answers == null
                            ? sheets(grader, bound, reader, out, shown)
                            : new GradeAnswers(grader, bound, reader, console)
                                    .grade(answers, format, out.writer());
            out.finish();
            course.sayErrors(bound, console);
            return exit;
        }
    }

    private void checkUsage() {
        if (answers == null && sheets.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Name a sheet to grade, or --answers and a file");
        }
        if (answers != null && !sheets.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Name sheets or --answers, not both");
        }
        if (answers != null && (format == Format.HTML || format == Format.GRADESCOPE)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--answers prints table, json, jsonl or csv; html and gradescope are for"
                            + " sheets");
        }
        if (answers != null && (handedIn != null || attempt != 1)) {
            throw new ParameterException(
                    spec.commandLine(), "--handed-in and --attempt are for sheets");
        }
        if (attempt < 1) {
            throw new ParameterException(spec.commandLine(), "--attempt is 1 or more");
        }
        if (format == Format.GRADESCOPE && sheets.size() > 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--format gradescope is the results.json of one sheet; name one at a time");
        }
    }

    private int sheets(Grader grader, BoundCourse bound, Audience reader, Output out, Console shown)
            throws IOException, InterruptedException {
        Attempt came = new Attempt(attempt, handedIn());
        SheetReader sheetReader = new SheetReader(bound.course());
        GradeOutput grades =
                GradeOutput.of(format, out.writer(), shown, bound.course(), sheets.size() > 1);
        int exit = Exit.DONE;
        boolean bad = false;
        Map<Path, Long> called =
                sheets.stream()
                        .collect(Collectors.groupingBy(Path::getFileName, Collectors.counting()));
        for (Path file : sheets) {
            boolean isAlone = called.getOrDefault(file.getFileName(), 1L) == 1;
            try {
                Sheet sheet = SheetFiles.read(sheetReader, file);
                SubmissionGrade grade = grader.grade(bound, submission(sheet, file, isAlone));
                ObjectNode json = GradeJson.of(grade, reader);
                Policy policy = bound.course().policy();
                if (!policy.equals(Policy.NONE)) {
                    new Adjusting(policy, grade.learner(), question -> came).whole(json);
                }
                grades.add(json);
                if (hasFailed(grade)) {
                    exit = Exit.FAILED;
                }
            } catch (InputException e) {
                // One bad file loses none of the others.
                bad = true;
                console.err().println("assay: " + SafeText.oneLine(String.valueOf(e.getMessage())));
            }
        }
        if (!bad || sheets.size() > 1) {
            grades.end();
        }
        return bad ? Exit.BAD_INPUT : exit;
    }

    /** Several that are called the same, each in its learner's folder, are called by that, too. */
    private static Submission submission(Sheet sheet, Path file, boolean isAlone) {
        Submission read = sheet.toSubmission();
        Path folder = file.toAbsolutePath().normalize().getParent();
        return sheet.isSigned() || isAlone || folder == null || folder.getFileName() == null
                ? read
                : new Submission(
                        folder.getFileName() + "/" + read.learner(),
                        read.answers(),
                        read.problems());
    }

    private Optional<Instant> handedIn() {
        try {
            return Optional.ofNullable(handedIn)
                    .map(time -> Moment.parse(time).in(ZoneId.systemDefault()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "--handed-in " + handedIn + ": " + e.getMessage(), e);
        }
    }

    private static boolean hasFailed(SubmissionGrade grade) {
        return grade.questions().stream().anyMatch(each -> each.status() == Status.FAILED);
    }
}
