package dev.assay.submissions.web;

import dev.assay.config.Problem;
import java.util.List;
import java.util.Map;

/**
 * All courses at one time.
 *
 * @param courses in service, by id
 * @param unusable the problems of folders that hold no usable course, by the folder's name
 */
record Shelf(Map<String, ServedCourse> courses, Map<String, List<Problem>> unusable) {

    static final Shelf EMPTY = new Shelf(Map.of(), Map.of());

    Shelf {
        courses = Map.copyOf(courses);
        unusable = Map.copyOf(unusable);
    }
}
