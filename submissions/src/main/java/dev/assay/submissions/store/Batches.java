package dev.assay.submissions.store;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Classes that were graded as one piece of work. */
public final class Batches {

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
                                            + " join job j on j.submission = s.seq where s.batch ="
                                            + " ?")
                                .bind(0, id)
                                .map(
                                        (row, context) ->
                                                new Progress(
                                                        row.getLong("n"),
                                                        row.getLong("waiting"),
                                                        row.getLong("stuck")))
                                .one());
    }
}
