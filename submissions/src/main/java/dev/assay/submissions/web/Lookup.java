package dev.assay.submissions.web;

import dev.assay.config.NearNames;
import dev.assay.course.Question;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                                        "question", idOrNumber, near(idOrNumber, questions)));
    }

    /** Ids that are like it, or ids of questions whose numbers are. */
    private static List<String> near(String idOrNumber, List<Question> questions) {
        Map<String, String> ids = new LinkedHashMap<>();
        boolean number = idOrNumber.matches("[0-9]+");
        for (Question question : questions) {
            ids.put(number ? Integer.toString(question.number()) : question.id(), question.id());
        }
        return NearNames.near(idOrNumber, ids.keySet()).stream().map(ids::get).toList();
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
