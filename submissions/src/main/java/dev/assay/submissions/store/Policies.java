package dev.assay.submissions.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Who changed a course's policy on the server, and to what. */
public final class Policies {

    private final Jdbi jdbi;
    private final Clock clock;

    Policies(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * That a policy was written.
     *
     * @param policy the whole file
     */
    public record Written(long id, String policy, String actor, Instant at) {}

    /** Notes that one was written. */
    public void note(String course, String policy, String actor) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "insert into policy_event (course, policy, actor, made_at) values"
                                        + " (?, ?, ?, ?)",
                                course,
                                policy,
                                actor,
                                clock.millis()));
    }

    /** A course's, the last one first. */
    public List<Written> history(String course, int most) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select * from policy_event where course = ? order by id"
                                                + " desc limit ?")
                                .bind(0, course)
                                .bind(1, most)
                                .map(
                                        (row, context) ->
                                                new Written(
                                                        row.getLong("id"),
                                                        row.getString("policy"),
                                                        row.getString("actor"),
                                                        Instant.ofEpochMilli(
                                                                row.getLong("made_at"))))
                                .list());
    }
}
