package dev.assay.submissions.store;

import dev.assay.submissions.store.Grades.Made;
import dev.assay.submissions.store.Regrade.Side;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/**
 * The table of grade events: appended to, never changed. The last event of a submission's question
 * is its grade; whoever appends after looking at it holds the submission's lock.
 */
final class GradeEvents {

    static final String BY_A_HUMAN = "human";
    private static final String BY_A_MACHINE = "machine";

    private static final String INSERT =
            "insert into grade_event (submission, question, grade_key, question_key, status,"
                    + " points, max_points, body, revision, authority, actor, reason, made_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Clock clock;

    GradeEvents(Clock clock) {
        this.clock = clock;
    }

    /** Keeps others from appending to submissions' events until the transaction ends. */
    void lock(Handle handle, List<Long> submissions) {
        for (List<Long> some : Slices.of(submissions)) {
            handle.createQuery(
                            "select seq from submission where seq in (<submissions>) order by seq"
                                    + " for update")
                    .bindList("submissions", Slices.padded(some))
                    .mapTo(Long.class)
                    .list();
        }
    }

    private record Decided(long submission, String question) {}

    /** Which questions a human has decided, by submission. */
    Map<Long, Set<String>> decided(Handle handle, List<Long> submissions) {
        Map<Long, Set<String>> decided = new HashMap<>();
        for (List<Long> some : Slices.of(submissions)) {
            handle.createQuery(
                            "select e.submission, e.question from grade_event e where e.submission"
                                    + " in (<submissions>) and e.authority = :human and "
                                    + IS_LAST)
                    .bindList("submissions", Slices.padded(some))
                    .bind("human", BY_A_HUMAN)
                    .map(
                            (row, context) ->
                                    new Decided(
                                            row.getLong("submission"), row.getString("question")))
                    .forEach(
                            one ->
                                    decided.computeIfAbsent(
                                                    one.submission(), any -> new HashSet<>())
                                            .add(one.question()));
        }
        return decided;
    }

    /** The event that holds of a submission's question. */
    record Last(long event, String key, String status, boolean isHuman) {}

    Optional<Last> last(Handle handle, long submission, String question) {
        return handle.createQuery(
                        "select id, grade_key, status, authority from grade_event where submission"
                                + " = ? and question = ? order by id desc limit 1")
                .bind(0, submission)
                .bind(1, question)
                .map(
                        (row, context) ->
                                new Last(
                                        row.getLong("id"),
                                        row.getString("grade_key"),
                                        row.getString("status"),
                                        row.getString("authority").equals(BY_A_HUMAN)))
                .findOne();
    }

    /** The last event that is the machine's word; it is final. */
    Optional<Long> lastOfMachine(Handle handle, long submission, String question) {
        return handle.createQuery(
                        "select id from grade_event where submission = ? and question = ? and"
                                + " authority = ? and status <> 'pending' order by id desc limit 1")
                .bind(0, submission)
                .bind(1, question)
                .bind(2, BY_A_MACHINE)
                .mapTo(Long.class)
                .findOne();
    }

    /** Whether some answer of a submission failed by our fault, waits, or was never looked at. */
    static boolean isOpen(Handle handle, long submission) {
        return handle.createQuery(
                        "select 1 from answer a where a.submission = ? and not exists (select 1"
                                + " from grade_event e where e.submission = a.submission and"
                                + " e.question = a.question and e.status not in ('failed',"
                                + " 'pending') and "
                                + IS_LAST
                                + ") limit 1")
                .bind(0, submission)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** What goes with an event besides the grade. */
    record By(String revision, String authority, String actor, String reason) {

        static By machine(String revision, String reason) {
            return new By(revision, BY_A_MACHINE, GradeEvent.MACHINE, reason);
        }

        /** A human who lets the machine's word hold. */
        static By machineFor(String revision, String actor, String reason) {
            return new By(revision, BY_A_MACHINE, actor, reason);
        }

        static By human(String revision, String actor, String reason) {
            return new By(revision, BY_A_HUMAN, actor, reason);
        }
    }

    /**
     * An event that is to be appended.
     *
     * @param body the hash of the grade's
     */
    record New(long submission, Made made, By by, String body) {}

    /** Appends events. */
    void append(Handle handle, List<New> all) {
        if (all.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(INSERT);
        all.forEach(one -> batch.add(values(one)));
        batch.execute();
    }

    /** Appends one event; its row. */
    long append(Handle handle, New one) {
        var insert = handle.createUpdate(INSERT);
        Object[] values = values(one);
        for (int i = 0; i < values.length; i++) {
            insert.bind(i, values[i]);
        }
        return insert.executeAndReturnGeneratedKeys("id").mapTo(Long.class).one();
    }

    private Object[] values(New one) {
        Verdict verdict = one.made().verdict();
        By by = one.by();
        return new Object[] {
            one.submission(),
            one.made().question(),
            verdict.key(),
            one.made().questionKey(),
            verdict.status(),
            verdict.points().orElse(null),
            verdict.maxPoints(),
            one.body(),
            by.revision(),
            by.authority(),
            by.actor(),
            by.reason(),
            clock.millis()
        };
    }

    /** Lets what an event gave hold again; the new event's row. */
    long again(Handle handle, long event, String actor, String reason) {
        return handle.createUpdate(
                        "insert into grade_event (submission, question, grade_key, question_key,"
                                + " status, points, max_points, body, revision, authority, actor,"
                                + " reason, made_at) select submission, question, grade_key,"
                                + " question_key, status, points, max_points, body, revision,"
                                + " authority, :actor, :reason, :now from grade_event where id ="
                                + " :event")
                .bind("actor", actor)
                .bind("reason", reason)
                .bind("now", clock.millis())
                .bind("event", event)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /** An event, with its submission's row and the hash of its body. */
    record Row(long submission, GradeEvent event, String body) {}

    /** All events of submissions, by their rows, in order. */
    List<Row> of(Handle handle, List<Long> submissions) {
        return handle.createQuery(
                        "select e.* from grade_event e where e.submission in (<submissions>) order"
                                + " by e.id")
                .bindList("submissions", Slices.padded(submissions))
                .map((row, context) -> row(row))
                .list();
    }

    /** All events of a submission, in order. */
    List<Row> of(Handle handle, String submission) {
        return handle.createQuery(
                        "select e.* from grade_event e where e.submission = (select seq from"
                                + " submission where id = ?) order by e.id")
                .bind(0, submission)
                .map((row, context) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("submission"),
                new GradeEvent(
                        row.getLong("id"),
                        row.getString("question"),
                        row.getString("grade_key"),
                        row.getString("status"),
                        Optional.ofNullable(row.getBigDecimal("points")),
                        row.getBigDecimal("max_points"),
                        row.getString("revision"),
                        row.getString("authority").equals(BY_A_HUMAN),
                        row.getString("actor"),
                        row.getString("reason"),
                        Instant.ofEpochMilli(row.getLong("made_at"))),
                row.getString("body"));
    }

    private record Key(String submission, String question, String key, boolean isHuman) {}

    /** Adds what the grades that hold now, and no human gave, depend on besides the answers. */
    void addQuestionKeys(
            Handle handle, List<String> submissions, Map<String, Map<String, String>> into) {
        handle.createQuery(
                        "select s.id, e.question, e.question_key, e.authority from submission s"
                                + " join grade_event e on e.submission = s.seq where s.id in"
                                + " (<ids>) order by e.id")
                .bindList("ids", Slices.padded(submissions))
                .map(
                        (row, context) ->
                                new Key(
                                        row.getString("id"),
                                        row.getString("question"),
                                        row.getString("question_key"),
                                        row.getString("authority").equals(BY_A_HUMAN)))
                .forEach(
                        one -> {
                            Map<String, String> keys =
                                    into.computeIfAbsent(one.submission(), any -> new HashMap<>());
                            if (one.isHuman()) {
                                keys.remove(one.question());
                            } else {
                                keys.put(one.question(), one.key());
                            }
                        });
    }

    /** What {@link #held(ResultSet)} reads; more columns may follow. */
    static final String HELD_WITH =
            "select e.id, e.submission, e.question, e.grade_key, e.question_key, e.status,"
                    + " e.points, e.max_points, e.body, e.revision, e.authority, s.id as sid,"
                    + " a.content, a.doubts, ";

    /** Where from; more tables may follow. */
    static final String HELD_OF =
            " from submission s join grade_event e on e.submission = s.seq join answer a on"
                    + " a.submission = e.submission and a.question = e.question";

    /** That the event holds. */
    static final String IS_LAST =
            "not exists (select 1 from grade_event later where later.submission = e.submission"
                    + " and later.question = e.question and later.id > e.id)";

    private static final String HELD = HELD_WITH + "0" + HELD_OF + " where ";

    /** The grades that hold of a range of submissions, with the answers that they are of. */
    List<HeldGrade> held(Handle handle, String course, long from, long to) {
        return last(
                handle.createQuery(HELD + "s.course = ? and s.seq between ? and ? order by e.id")
                        .bind(0, course)
                        .bind(1, from)
                        .bind(2, to));
    }

    /** The grades that hold of some submissions, with the answers that they are of. */
    List<HeldGrade> held(Handle handle, List<Long> submissions) {
        List<HeldGrade> held = new ArrayList<>();
        for (List<Long> some : Slices.of(submissions)) {
            held.addAll(
                    last(
                            handle.createQuery(HELD + "s.seq in (<some>) order by e.id")
                                    .bindList("some", some)));
        }
        return held;
    }

    private static List<HeldGrade> last(Query query) {
        Map<String, HeldGrade> last = new LinkedHashMap<>();
        query.map((row, context) -> held(row))
                .forEach(one -> last.put(one.seq() + " " + one.question(), one));
        return new ArrayList<>(last.values());
    }

    static HeldGrade held(ResultSet row) throws SQLException {
        return new HeldGrade(
                row.getLong("submission"),
                row.getString("sid"),
                row.getString("question"),
                row.getLong("id"),
                row.getString("question_key"),
                new Side(
                        row.getString("grade_key"),
                        row.getString("status"),
                        Optional.ofNullable(row.getBigDecimal("points")),
                        row.getBigDecimal("max_points")),
                row.getString("revision"),
                row.getString("content"),
                AnswerBytes.texts(row.getString("doubts")),
                row.getString("body"),
                row.getString("authority").equals(BY_A_HUMAN));
    }
}
