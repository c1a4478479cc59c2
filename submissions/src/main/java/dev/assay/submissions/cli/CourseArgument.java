package dev.assay.submissions.cli;

import dev.assay.config.Problem;
import dev.assay.config.Source;
import dev.assay.course.Course;
import dev.assay.course.CourseReader;
import dev.assay.grading.BoundCourse;
import dev.assay.plugin.Catalogue;
import dev.assay.policy.PolicyReader;
import dev.assay.submissions.courses.OpenCourse;
import dev.assay.submissions.export.SafeText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The course that a command works with. */
final class CourseArgument {

    private static final int MOST_SHOWN = 10;

    @Parameters(
            index = "0",
            paramLabel = "COURSE",
            description = "The course's folder, the one that holds course.yaml.")
    Path folder;

    /** Refuses what is no course's folder, with one clear message. */
    void mustBeACourse() throws InputException {
        String shown = SafeText.oneLine(folder.toString());
        if (!Files.exists(folder)) {
            throw new InputException(shown + ": there is no such folder");
        }
        if (!Files.isDirectory(folder)) {
            throw new InputException(
                    shown + ": is a file; a course is a folder with a course.yaml");
        }
        if (!Files.exists(folder.resolve(CourseReader.COURSE_FILE))) {
            throw new InputException(
                    shown + ": is no course: there is no " + CourseReader.COURSE_FILE + " in it");
        }
    }

    /** The course, read and bound, whatever is wrong with it. */
    OpenCourse open(Catalogue catalogue) throws InputException {
        mustBeACourse();
        return OpenCourse.open(folder, catalogue);
    }

    /**
     * The course to grade with. What is wrong with it is said, and refused only if nothing works;
     * of its checks only those are made that an answer needs: see {@link #sayErrors}.
     */
    BoundCourse usable(Catalogue catalogue, Console console) throws InputException {
        mustBeACourse();
        OpenCourse course = OpenCourse.lazily(folder, catalogue);
        sayErrors(course.problems(), console);
        boolean isPolicyWrong =
                course.problems().stream()
                        .filter(Problem::isError)
                        .anyMatch(problem -> problem.source().file().equals(PolicyReader.FILE));
        if (isPolicyWrong) {
            // Without it deadlines, extensions and excuses would count for nobody.
            throw new InputException(
                    "%s: nothing is graded by a policy that can't be read whole; mend it"
                            .formatted(folder.resolve(PolicyReader.FILE)));
        }
        return course.bound().orElseThrow(this::unusable);
    }

    /** Says what was wrong with the checks that the graded answers needed. */
    void sayErrors(BoundCourse graded, Console console) {
        sayErrors(graded.problems(), console);
    }

    /** The course as it was read, without its checks. */
    Course read(Console console) throws InputException {
        mustBeACourse();
        CourseReader.Reading reading = CourseReader.read(folder);
        sayErrors(reading.problems(), console);
        return reading.course().orElseThrow(this::unusable);
    }

    /** A problem with the way to its file from here. */
    String show(Problem problem) {
        Source at = problem.source();
        Source here = new Source(folder.resolve(at.file()).toString(), at.line());
        return new Problem(problem.severity(), here, problem.problem(), problem.mend()).toString();
    }

    private InputException unusable() {
        return new InputException(
                "%s: the course can't be used as it is; 'assay check %s' shows what to mend"
                        .formatted(folder, folder));
    }

    private void sayErrors(List<Problem> problems, Console console) {
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        for (Problem error : errors.subList(0, Math.min(errors.size(), MOST_SHOWN))) {
            console.err().println("assay: " + SafeText.oneLine(show(error)));
        }
        if (errors.size() > MOST_SHOWN) {
            console.err()
                    .println(
                            "assay: and %d more; 'assay check %s' shows all of them"
                                    .formatted(errors.size() - MOST_SHOWN, folder));
        }
    }
}
