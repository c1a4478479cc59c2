package dev.assay.submissions.store;

import dev.assay.course.Course;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Which revisions of courses have graded here. */
public final class Courses {

    private static final int LONGEST_TITLE = 1000;

    private final Jdbi jdbi;
    private final Clock clock;

    Courses(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Notes that a course's revision is in use. */
    public void see(Course course) {
        String title = course.title();
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "insert into course_revision (course, revision, title, questions,"
                                        + " seen_at) values (?, ?, ?, ?, ?) on conflict do nothing",
                                course.id(),
                                course.revision(),
                                title.substring(0, Math.min(title.length(), LONGEST_TITLE)),
                                course.questions().size(),
                                clock.millis()));
    }

    /** A course's revisions, in the order in which they came into use. */
    public List<String> revisions(String course) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select revision from course_revision where course = ?"
                                                + " order by seen_at, revision")
                                .bind(0, course)
                                .mapTo(String.class)
                                .list());
    }
}
