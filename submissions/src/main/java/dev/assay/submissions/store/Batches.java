package dev.assay.submissions.store;

import dev.assay.submissions.store.ClassBatch.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Classes that were graded as one piece of work. */
public final class Batches {

    private static final int MOST_PROBLEMS = 1000;
    private static final int MOST_LISTED = 100;

    private final Jdbi jdbi;
    private final Clock clock;

    Batches(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * A batch.
     *
     * @param source where it came from: the same source again is the same batch
     * @param isNew whether it was not there before
     */
    public record Batch(String id, String course, String source, boolean isNew) {}

    /** The batch of that source: a new one, or the one that was begun before. */
    public Batch open(String course, String source) {
        String id = UUID.randomUUID().toString();
        return jdbi.inTransaction(
                handle -> {
                    int made =
                            handle.execute(
                                    "insert into batch (id, course, source, created_at) values"
                                            + " (?, ?, ?, ?) on conflict do nothing",
                                    id,
                                    course,
                                    source,
                                    clock.millis());
                    String known =
                            handle.createQuery(
                                            "select id from batch where course = ? and source = ?")
                                    .bind(0, course)
                                    .bind(1, source)
                                    .mapTo(String.class)
                                    .one();
                    return new Batch(known, course, source, made == 1);
                });
    }

    /** A batch by its id. */
    public Optional<Batch> find(String id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select id, course, source from batch where id = ?")
                                .bind(0, id)
                                .map(
                                        (row, context) ->
                                                new Batch(
                                                        row.getString("id"),
                                                        row.getString("course"),
                                                        row.getString("source"),
                                                        false))
                                .findOne());
    }

    private static final String OF_A_BATCH =
            "s.seq in (select seq from submission where batch = :batch union select submission from"
                    + " batch_also where batch = :batch)";

    /**
     * Submissions that came before are of this batch, too: whatever their learners handed in until
     * it began, they have handed this in since.
     *
     * @param began when what the batch has was handed in
     */
    public void also(String batch, Instant began, Collection<String> submissions) {
        jdbi.useTransaction(
                handle -> {
                    for (List<String> some : Slices.of(List.copyOf(submissions))) {
                        Turns.again(handle, batch, began.toEpochMilli(), some);
                    }
                });
    }

    /** The ids of a batch's submissions, in the order in which they came in. */
    public List<String> submissions(String batch) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select s.id from submission s where "
                                                + OF_A_BATCH
                                                + " order by s.seq")
                                .bind("batch", batch)
                                .mapTo(String.class)
                                .list());
    }

    /**
     * How far a batch is.
     *
     * @param submissions all of it
     * @param waiting those that have no final grade yet
     * @param handedOver those that a human must look at
     */
    public record Progress(long submissions, long waiting, long handedOver) {}

    /** How far a batch is. */
    public Progress progress(String id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select count(*) as n, sum(case when j.state = 0 then 1"
                                            + " else 0 end) as waiting, sum(case when j.state = 1"
                                            + " then 1 else 0 end) as stuck from submission s left"
                                            + " join job j on j.submission = s.seq where "
                                                + OF_A_BATCH)
                                .bind("batch", id)
                                .map(
                                        (row, context) ->
                                                new Progress(
                                                        row.getLong("n"),
                                                        row.getLong("waiting"),
                                                        row.getLong("stuck")))
                                .one());
    }

    /** How many of a batch's answers have each status now. */
    public SortedMap<String, Long> statuses(String id) {
        TreeMap<String, Long> statuses = new TreeMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(
                                        "select e.status, count(*) as n from submission s join"
                                                + " grade_event e on e.submission = s.seq where "
                                                + OF_A_BATCH
                                                + " and "
                                                + GradeEvents.IS_LAST
                                                + " group by e.status")
                                .bind("batch", id)
                                .map(
                                        (row, context) ->
                                                Map.entry(
                                                        row.getString("status"), row.getLong("n")))
                                .forEach(each -> statuses.put(each.getKey(), each.getValue())));
        return statuses;
    }

    /** The last thing that happened to a grade of a batch: another number, other grades. */
    public long lastEvent(String id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select coalesce(max(e.id), 0) from submission s join"
                                                + " grade_event e on e.submission = s.seq where "
                                                + OF_A_BATCH)
                                .bind("batch", id)
                                .mapTo(Long.class)
                                .one());
    }

    /**
     * Notes a class's work that is about to be kept. The same source again is the same batch, with
     * all that was done of it; what could not be read may be tried again.
     *
     * @param name what it is called
     */
    public ClassBatch arrive(String course, String source, String name, String actor) {
        String id = UUID.randomUUID().toString();
        return jdbi.inTransaction(
                handle -> {
                    handle.execute(
                            "insert into batch (id, course, source, created_at, name, state, actor)"
                                    + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                            id,
                            course,
                            source,
                            clock.millis(),
                            name,
                            lower(State.ARRIVING),
                            actor);
                    handle.execute(
                            "update batch set state = ?, problems = '[]' where course = ? and"
                                    + " source = ? and state = ?",
                            lower(State.ARRIVING),
                            course,
                            source,
                            lower(State.FAILED));
                    return handle.createQuery("select * from batch where course = ? and source = ?")
                            .bind(0, course)
                            .bind(1, source)
                            .map((row, context) -> ofClass(row))
                            .one();
                });
    }

    /**
     * It is kept, and waits to be handed in.
     *
     * @return false when somebody else kept the same one first
     */
    public boolean isKept(String id) {
        return jdbi.withHandle(
                handle ->
                        handle.execute(
                                        "update batch set state = ? where id = ? and state = ?",
                                        lower(State.WAITING),
                                        id,
                                        lower(State.ARRIVING))
                                == 1);
    }

    /** It is so far. */
    public void is(String id, State state, long learners, List<String> problems) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "update batch set state = ?, learners = ?, problems = ? where id ="
                                        + " ?",
                                lower(state),
                                learners,
                                AnswerBytes.of(
                                        problems.subList(
                                                0, Math.min(problems.size(), MOST_PROBLEMS))),
                                id));
    }

    /** One that came over HTTP. */
    public Optional<ClassBatch> ofClass(String id) {
        return classes("id = ? and name <> ''", id).stream().findFirst();
    }

    /** A course's that came over HTTP, the last one first. */
    public List<ClassBatch> ofCourse(String course) {
        return classes(
                "course = ? and name <> '' and state <> 'arriving' order by created_at desc, id"
                        + " limit "
                        + MOST_LISTED,
                course);
    }

    /** Those that are to be gone on with, in the order in which they came. */
    public List<ClassBatch> unfinished() {
        List<ClassBatch> all = new ArrayList<>();
        all.addAll(classes("state = ? order by created_at, id", lower(State.RUNNING)));
        all.addAll(classes("state = ? order by created_at, id", lower(State.WAITING)));
        return all;
    }

    private List<ClassBatch> classes(String where, String what) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select * from batch where " + where)
                                .bind(0, what)
                                .map((row, context) -> ofClass(row))
                                .list());
    }

    private static ClassBatch ofClass(ResultSet row) throws SQLException {
        return new ClassBatch(
                row.getString("id"),
                row.getString("course"),
                row.getString("name"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("actor"),
                row.getLong("learners"),
                AnswerBytes.texts(row.getString("problems")),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }

    private static String lower(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
