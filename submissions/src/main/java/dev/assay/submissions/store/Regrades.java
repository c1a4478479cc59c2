package dev.assay.submissions.store;

import dev.assay.submissions.store.GradeEvents.By;
import dev.assay.submissions.store.Grades.Made;
import dev.assay.submissions.store.Regrade.Change;
import dev.assay.submissions.store.Regrade.Counts;
import dev.assay.submissions.store.Regrade.Side;
import dev.assay.submissions.store.Regrade.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Diffs of a course's grades: computed, then applied and undone by appending events. */
public final class Regrades {

    private static final int LONGEST_CAUSE = 1000;

    private final Jdbi jdbi;
    private final Grades grades;
    private final GradeEvents events;
    private final Jobs jobs;
    private final Clock clock;

    Regrades(Jdbi jdbi, Grades grades, GradeEvents events, Jobs jobs, Clock clock) {
        this.jdbi = jdbi;
        this.grades = grades;
        this.events = events;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Begins one; its id. */
    public String open(String course, String revision, String against, String actor) {
        String id = UUID.randomUUID().toString();
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "insert into regrade (id, course, revision, against, actor, state,"
                                    + " cause, made_at, compared, ran, moved, failed) values (?, ?,"
                                    + " ?, ?, ?, ?, '', ?, 0, 0, 0, 0)",
                                id,
                                course,
                                revision,
                                against,
                                actor,
                                name(State.RUNNING),
                                clock.millis()));
        return id;
    }

    /** Adds what some grades came to. */
    public void add(String id, Collection<Moved> moved, Counts counts) {
        jdbi.useTransaction(
                handle -> {
                    if (!moved.isEmpty()) {
                        insert(handle, id, moved);
                    }
                    handle.execute(
                            "update regrade set compared = compared + ?, ran = ran + ?, moved ="
                                    + " moved + ?, failed = failed + ? where id = ?",
                            counts.compared(),
                            counts.ran(),
                            counts.moved(),
                            counts.failed(),
                            id);
                });
    }

    /**
     * A grade that would change.
     *
     * @param because as JSON
     */
    public record Moved(HeldGrade held, Side after, String because) {}

    private static void insert(Handle handle, String id, Collection<Moved> moved) {
        PreparedBatch batch =
                handle.prepareBatch(
                        "insert into regrade_change (regrade, submission, question, old_key,"
                            + " new_key, old_status, new_status, old_points, new_points, old_max,"
                            + " new_max, because) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (Moved one : moved) {
            Side before = one.held().grade();
            Side after = one.after();
            batch.add(
                    id,
                    one.held().seq(),
                    one.held().question(),
                    before.key(),
                    after.key(),
                    before.status(),
                    after.status(),
                    before.points().orElse(null),
                    after.points().orElse(null),
                    before.maxPoints(),
                    after.maxPoints(),
                    one.because());
        }
        batch.execute();
    }

    /** It is whole. */
    public void ready(String id) {
        end(id, State.READY, "");
    }

    /** It can't be computed. */
    public void failed(String id, String cause) {
        end(id, State.FAILED, cause);
    }

    private void end(String id, State state, String cause) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "update regrade set state = ?, cause = ? where id = ?",
                                name(state),
                                cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE)),
                                id));
    }

    /** Whoever computed one is no more. */
    void failAll() {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "update regrade set state = ?, cause = ? where state = ?",
                                name(State.FAILED),
                                "it was stopped before it was done",
                                name(State.RUNNING)));
    }

    /** One by its id. */
    public Optional<Regrade> find(String id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select * from regrade where id = ?")
                                .bind(0, id)
                                .map((row, context) -> regrade(row))
                                .findOne());
    }

    /** A course's, the last one first. */
    public List<Regrade> ofCourse(String course, int most) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select * from regrade where course = ? order by made_at"
                                                + " desc, id limit ?")
                                .bind(0, course)
                                .bind(1, most)
                                .map((row, context) -> regrade(row))
                                .list());
    }

    private static Regrade regrade(ResultSet row) throws SQLException {
        return new Regrade(
                row.getString("id"),
                row.getString("course"),
                row.getString("revision"),
                row.getString("against"),
                row.getString("actor"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("cause"),
                Instant.ofEpochMilli(row.getLong("made_at")),
                new Counts(
                        row.getLong("compared"),
                        row.getLong("ran"),
                        row.getLong("moved"),
                        row.getLong("failed")));
    }

    /**
     * A change with where it stands, for reading on.
     *
     * @param seq the submission's row
     */
    public record At(long seq, Change change) {}

    /**
     * Its changes, in the order in which the submissions came in.
     *
     * @param after read on after this submission's row and question; 0 and empty from the start
     */
    public List<At> changes(String id, long after, String question, int most) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select c.*, s.id as sid, l.name, (select sum(case when"
                                            + " r.is_undo then -1 else 1 end) from regrade_event r"
                                            + " where r.regrade = c.regrade and r.submission ="
                                            + " c.submission and r.question = c.question) as"
                                            + " applied from regrade_change c join submission s on"
                                            + " s.seq = c.submission join learner l on l.id ="
                                            + " s.learner where c.regrade = ? and (c.submission > ?"
                                            + " or (c.submission = ? and c.question > ?)) order by"
                                            + " c.submission, c.question limit ?")
                                .bind(0, id)
                                .bind(1, after)
                                .bind(2, after)
                                .bind(3, question)
                                .bind(4, most)
                                .map((row, context) -> change(row))
                                .list());
    }

    private static At change(ResultSet row) throws SQLException {
        return new At(
                row.getLong("submission"),
                new Change(
                        row.getString("sid"),
                        row.getString("name"),
                        row.getString("question"),
                        side(row, "old"),
                        side(row, "new"),
                        row.getString("because"),
                        row.getLong("applied") > 0));
    }

    private static Side side(ResultSet row, String which) throws SQLException {
        return new Side(
                row.getString(which + "_key"),
                row.getString(which + "_status"),
                Optional.ofNullable(row.getBigDecimal(which + "_points")),
                row.getBigDecimal(which + "_max"));
    }

    /**
     * Lets changes of one submission hold, each where what it was computed from still does. When
     * nothing of it has failed any more, no human need look at it.
     *
     * @param made the new grades, by question
     * @param changes as they were computed
     * @return how many hold now
     */
    public int apply(
            Regrade regrade, long submission, List<Change> changes, List<Made> made, String actor) {
        Map<String, Side> before = new HashMap<>();
        changes.forEach(change -> before.put(change.question(), change.before()));
        By by = By.machineFor(regrade.revision(), actor, "regrade " + regrade.id());
        return jdbi.inTransaction(
                handle -> {
                    jobs.lock(handle, submission);
                    int applied =
                            grades.append(
                                    handle,
                                    submission,
                                    made,
                                    by,
                                    (one, last) ->
                                            isFrom(
                                                    last,
                                                    Objects.requireNonNull(
                                                            before.get(one.question()))),
                                    (question, event, replaced) ->
                                            note(
                                                    handle,
                                                    regrade.id(),
                                                    new Applied(
                                                            submission, question, event, replaced),
                                                    false));
                    if (applied > 0 && !GradeEvents.isOpen(handle, submission)) {
                        jobs.takeBack(handle, submission);
                    }
                    return applied;
                });
    }

    /**
     * Whether what holds is what a change was computed from: what failed has the same key after.
     */
    private static boolean isFrom(GradeEvents.Last last, Side before) {
        return !last.isHuman()
                && last.key().equals(before.key())
                && last.status().equals(before.status());
    }

    private static void note(Handle handle, String regrade, Applied event, boolean isUndo) {
        handle.execute(
                "insert into regrade_event (event, regrade, submission, question, replaced,"
                        + " is_undo) values (?, ?, ?, ?, ?, ?)",
                event.event(),
                regrade,
                event.submission(),
                event.question(),
                event.replaced(),
                isUndo);
    }

    private record Applied(long submission, String question, long event, long replaced) {}

    /**
     * Brings back the grades that held before, where nothing has happened since.
     *
     * @return how many hold again
     */
    public int undo(String id, String actor) {
        List<Applied> all =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                "select submission, question, event, replaced from"
                                                        + " regrade_event where regrade = ? and not"
                                                        + " is_undo order by event")
                                        .bind(0, id)
                                        .map(
                                                (row, context) ->
                                                        new Applied(
                                                                row.getLong("submission"),
                                                                row.getString("question"),
                                                                row.getLong("event"),
                                                                row.getLong("replaced")))
                                        .list());
        int undone = 0;
        for (List<Applied> some : Slices.of(all)) {
            undone += jdbi.inTransaction(handle -> undo(handle, id, some, actor));
        }
        return undone;
    }

    private int undo(Handle handle, String id, List<Applied> some, String actor) {
        // In their order, so that two transactions never wait crosswise.
        events.lock(handle, some.stream().map(Applied::submission).sorted().distinct().toList());
        int undone = 0;
        for (Applied one : some) {
            Optional<GradeEvents.Last> last = events.last(handle, one.submission(), one.question());
            if (last.isPresent() && last.get().event() == one.event()) {
                long event = events.again(handle, one.replaced(), actor, "undo of regrade " + id);
                note(
                        handle,
                        id,
                        new Applied(one.submission(), one.question(), event, one.event()),
                        true);
                undone++;
            }
        }
        return undone;
    }

    private static String name(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
