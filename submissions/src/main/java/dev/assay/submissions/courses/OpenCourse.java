package dev.assay.submissions.courses;

import dev.assay.config.Problem;
import dev.assay.course.Course;
import dev.assay.course.CourseOutline;
import dev.assay.course.CourseReader;
import dev.assay.grading.BoundCourse;
import dev.assay.plugin.Catalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A course's folder, opened for grading.
 *
 * @param bound empty when the folder holds no usable course
 * @param problems all that reading and binding found, by file and line
 */
public record OpenCourse(Optional<BoundCourse> bound, List<Problem> problems) {

    public OpenCourse {
        problems = List.copyOf(problems);
    }

    /** Reads and binds the course in a folder. */
    public static OpenCourse open(Path folder, Catalogue catalogue) {
        return of(CourseReader.read(folder), course -> BoundCourse.bind(course, catalogue));
    }

    /**
     * Reads the course in a folder, for grading a few answers: a question is read to its end and
     * bound when it is first graded, and only then are the problems of its rubric known.
     */
    public static OpenCourse lazily(Path folder, Catalogue catalogue) {
        CourseOutline outline = CourseReader.outline(folder);
        return of(outline.reading(), course -> BoundCourse.lazily(course, outline, catalogue));
    }

    private static OpenCourse of(
            CourseReader.Reading reading, Function<Course, BoundCourse> binding) {
        List<Problem> problems = new ArrayList<>(reading.problems());
        Optional<BoundCourse> bound = reading.course().map(binding);
        bound.ifPresent(course -> problems.addAll(course.problems()));
        problems.sort(
                Comparator.comparing((Problem problem) -> problem.source().file())
                        .thenComparingInt(problem -> problem.source().line()));
        return new OpenCourse(bound, problems.stream().distinct().toList());
    }

    /** The course as it was read; empty when the folder holds no usable course. */
    public Optional<Course> course() {
        return bound.map(BoundCourse::course);
    }

    /** Whether anything must be mended before the whole course can be used. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
