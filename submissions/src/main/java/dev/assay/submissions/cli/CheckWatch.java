package dev.assay.submissions.cli;

import dev.assay.config.Problem;
import dev.assay.course.CourseOutline;
import dev.assay.course.CourseReader;
import dev.assay.course.EditorFiles;
import dev.assay.course.Question;
import dev.assay.grading.BoundCourse;
import dev.assay.grading.ExampleCheck;
import dev.assay.grading.ExampleCheck.Report;
import dev.assay.grading.Grader;
import dev.assay.plugin.Catalogue;
import dev.assay.submissions.courses.FolderStamp;
import dev.assay.submissions.export.SafeText;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a course's questions again when they are saved. Of a question's file that question alone
 * is read to its end, bound and graded; of {@code course.yaml} and what lies in {@code files/}, all
 * are, but what gets the same outcome is not found again.
 */
final class CheckWatch {

    /** Looking at a hundred files takes less than a millisecond. */
    private static final long LOOK_MILLIS = 25;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final CourseArgument course;
    private final Catalogue catalogue;
    private final Grader grader;
    private final Console console;

    CheckWatch(CourseArgument course, Catalogue catalogue, Grader grader, Console console) {
        this.course = course;
        this.catalogue = catalogue;
        this.grader = grader;
        this.console = console;
    }

    /** Until the thread is interrupted. */
    void run() {
        FolderStamp checked = FolderStamp.of(course.folder);
        console.out().println("watching " + course.folder + "; Ctrl-C ends");
        console.flush();
        try {
            FolderStamp seen = checked;
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                FolderStamp now = FolderStamp.of(course.folder);
                // A file that is being written is read once it has kept still.
                if (now.equals(seen) && !now.equals(checked)) {
                    Set<Path> changed = new HashSet<>();
                    now.difference(checked)
                            .forEach(path -> changed.add(course.folder.relativize(Path.of(path))));
                    checked = now;
                    changed.removeIf(path -> EditorFiles.isOne(path.getFileName().toString()));
                    if (!changed.isEmpty()) {
                        check(changed);
                        console.flush();
                    }
                }
                seen = now;
            }
        } catch (InterruptedException e) {
            console.out().println("no longer watching");
        }
    }

    private void check(Set<Path> changed) throws InterruptedException {
        long start = System.nanoTime();
        CourseOutline outline = CourseReader.outline(course.folder);
        CourseReader.Reading reading = outline.reading();
        List<Question> questions =
                reading.course().stream()
                        .flatMap(read -> read.questions().stream())
                        .filter(question -> concerns(question, changed))
                        .toList();
        List<Problem> problems = new ArrayList<>(reading.problems());
        Report report = new Report(List.of());
        if (reading.course().isPresent()) {
            BoundCourse bound = BoundCourse.lazily(reading.course().get(), outline, catalogue);
            report = ExampleCheck.run(bound, questions, grader);
            problems.addAll(bound.problems());
        }
        problems.removeIf(problem -> !concerns(problem, changed, questions));
        problems.sort(
                Comparator.comparing((Problem problem) -> problem.source().file())
                        .thenComparingInt(problem -> problem.source().line()));
        say(changed, questions, problems, report, (System.nanoTime() - start) / 1_000_000);
    }

    private static boolean concerns(Question question, Set<Path> changed) {
        return changed.stream()
                .anyMatch(path -> question(path).map(question.id()::equals).orElse(true));
    }

    /** The question that a file is about; empty when it may be about any. */
    private static Optional<String> question(Path file) {
        String name = file.getFileName().toString();
        boolean isOne =
                file.getNameCount() == 2
                        && (file.startsWith("questions") || file.startsWith("graded"));
        int dot = name.lastIndexOf('.');
        return isOne && dot > 0 ? Optional.of(name.substring(0, dot)) : Optional.empty();
    }

    private static boolean concerns(Problem problem, Set<Path> changed, List<Question> questions) {
        Path file = Path.of(problem.source().file());
        // Without a course no question can be graded, whichever was saved.
        boolean isOfAll =
                problem.isError() && problem.source().file().equals(CourseReader.COURSE_FILE);
        return isOfAll
                || changed.contains(file)
                || questions.stream()
                        .anyMatch(each -> question(file).map(each.id()::equals).orElse(false));
    }

    private void say(
            Set<Path> changed,
            List<Question> questions,
            List<Problem> problems,
            Report report,
            long millis) {
        PrintWriter out = console.out();
        Style style = new Style(console.colour());
        String what =
                changed.size() == 1
                        ? changed.iterator().next().toString()
                        : CheckCommand.many(changed.size(), "file");
        long errors = problems.stream().filter(Problem::isError).count();
        boolean isGone =
                questions.isEmpty()
                        && changed.stream()
                                .noneMatch(path -> Files.exists(course.folder.resolve(path)));
        StringBuilder verdict = new StringBuilder();
        if (isGone) {
            verdict.append("gone");
        } else {
            verdict.append(errors > 0 ? style.bad(CheckCommand.many(errors, "error") + " · ") : "");
            verdict.append(CheckCommand.tally(report, style));
        }
        out.println(
                "%s %s: %s (%d ms)"
                        .formatted(
                                LocalTime.now(ZoneId.systemDefault()).format(TIME),
                                SafeText.oneLine(what),
                                verdict,
                                millis));
        for (Problem problem : problems) {
            String text = SafeText.oneLine(course.show(problem));
            out.println(
                    problem.isError()
                            ? style.bad("error: ") + text
                            : style.doubt("warning: ") + text);
        }
        if (errors == 0) {
            CheckCommand.rows(report, console);
        }
    }
}
