package dev.assay.submissions.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Who hands in. */
public final class Learners {

    private final Jdbi jdbi;

    Learners(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Puts a learner on a course's roster.
     *
     * @param handle what their submissions are handed in under
     * @param email empty when it is not known
     */
    public void enrol(String course, String handle, String name, String email) {
        jdbi.useTransaction(transaction -> enrol(transaction, course, handle, name, email));
    }

    /**
     * Somebody of a course.
     *
     * @param email empty when it is not known
     */
    public record OnRoster(String handle, String name, String email) {}

    /** Who is on a course's roster, in the order in which they came there. */
    public List<OnRoster> roster(String course) {
        return learners(course, " and on_roster");
    }

    /** Whoever is on a course's roster or handed something in, in the order in which they came. */
    public List<OnRoster> all(String course) {
        return learners(course, "");
    }

    private List<OnRoster> learners(String course, String which) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select handle, name, email from learner where course = ?"
                                                + which
                                                + " order by id")
                                .bind(0, course)
                                .map(
                                        (row, context) ->
                                                new OnRoster(
                                                        row.getString("handle"),
                                                        row.getString("name"),
                                                        row.getString("email")))
                                .list());
    }

    /** The same, in a transaction of more. */
    static void enrol(Handle transaction, String course, String handle, String name, String email) {
        // Somebody may hand in for the first time just now: then theirs is the row to change.
        transaction.execute(
                "insert into learner (course, handle, name, email, on_roster) values (?, ?, ?, ?,"
                        + " true) on conflict do nothing",
                course,
                handle,
                name,
                email);
        transaction.execute(
                "update learner set name = ?, email = ?, on_roster = true where course = ? and"
                        + " handle = ?",
                name,
                email,
                course,
                handle);
    }
}
