package dev.assay.submissions.web;

import dev.assay.config.NearNames;
import dev.assay.course.Question;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Finds what a request names, or says what it may have meant. */
@Singleton
final class Lookup {

    private final CoursesInService courses;

    Lookup(CoursesInService courses) {
        this.courses = courses;
    }

    ServedCourse course(String id) {
        Shelf shelf = courses.shelf();
        return Optional.ofNullable(shelf.courses().get(id)).orElseThrow(() -> missing(shelf, id));
    }

    Question question(ServedCourse course, String idOrNumber) {
        List<Question> questions = course.course().questions();
        return course.course()
                .question(idOrNumber)
                .orElseThrow(
                        () ->
                                ApiException.unknown(
                                        "question",
                                        idOrNumber,
                                        NearNames.near(
                                                idOrNumber,
                                                questions.stream().map(Question::id).toList())));
    }

    private static ApiException missing(Shelf shelf, String id) {
        if (shelf.unusable().containsKey(id)) {
            return ApiException.of(
                    503,
                    "Course out of service",
                    "The course "
                            + id
                            + " has errors and can't be used; /api/v1/courses/"
                            + id
                            + "/problems lists them");
        }
        return ApiException.unknown("course", id, NearNames.near(id, shelf.courses().keySet()));
    }
}
