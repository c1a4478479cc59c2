package dev.assay.course;

import dev.assay.config.Located;
import dev.assay.policy.Policy;
import dev.assay.spi.CourseFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A course as it was read: immutable, and nothing in it refers to the folder any more but for error
 * messages.
 *
 * @param id such as {@code pytorch-100}
 * @param title for people
 * @param folder where it was read from
 * @param revision {@code sha256:} and the hash of {@code course.yaml}, {@code questions/} and
 *     {@code files/}: paths and contents, line ends as they are
 * @param resources named data for checkers, as written
 * @param guards checks that every question's answers go through
 * @param reviewBelow 0 to 1: a grade less sure than this is {@code needs-review}
 * @param sheet how the course's sheets look
 * @param questions by number, ascending
 * @param files everything under {@code files/}, by path from the course's folder
 * @param policy what {@code policy.yaml} does to points afterwards; no part of the revision
 */
public record Course(
        String id,
        String title,
        Path folder,
        String revision,
        Map<String, Located> resources,
        List<Criterion> guards,
        double reviewBelow,
        SheetSettings sheet,
        List<Question> questions,
        Map<String, CourseFile> files,
        Policy policy) {

    public Course {
        resources = Map.copyOf(resources);
        guards = List.copyOf(guards);
        questions = List.copyOf(questions);
        files = Map.copyOf(files);
    }

    /**
     * How the course's sheets look.
     *
     * @param furniture beginnings of lines that are never answers: headings, a closing remark
     */
    public record SheetSettings(List<String> furniture) {

        public SheetSettings {
            furniture = List.copyOf(furniture);
        }
    }

    /** A resource as it was written; an empty mapping when the course does not have it. */
    public Located resource(String name) {
        return resources.getOrDefault(name, Located.empty(CourseReader.COURSE_FILE));
    }

    /** The question with that id, or whose number is written so. */
    public Optional<Question> question(String idOrNumber) {
        // Asked for each answer of a class: most are called by id, and no number is written out.
        boolean mayBeNumber = !idOrNumber.isEmpty() && isDigit(idOrNumber.charAt(0));
        for (Question question : questions) {
            if (question.id().equals(idOrNumber)
                    || (mayBeNumber && Integer.toString(question.number()).equals(idOrNumber))) {
                return Optional.of(question);
            }
        }
        return Optional.empty();
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}
