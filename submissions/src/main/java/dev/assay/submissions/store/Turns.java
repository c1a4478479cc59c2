package dev.assay.submissions.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/**
 * In which order learners handed their submissions in. A submission is kept once however often it
 * comes: where a later batch has it again, it comes after what its learner had handed in until
 * then. Counted, not timed: a clock may be set back.
 */
final class Turns {

    /**
     * A place in the order of one learner's submissions.
     *
     * @param after the row of the last submission that is not later
     * @param changed which of the learner's returns to a submission of before it is, from 1; 0 for
     *     what came for the first time
     */
    private record Place(long after, long changed) implements Comparable<Place> {

        private static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::after).thenComparingLong(Place::changed);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * A submission of a learner.
     *
     * @param came when, or when the batch began that brought it: milliseconds since 1970
     * @param places in which batches have it, with its first one and where none does
     */
    private record Turn(
            String id,
            long seq,
            long learner,
            Optional<String> batch,
            long came,
            Map<String, Place> places) {

        Place place() {
            return places.values().stream()
                    .max(Comparator.naturalOrder())
                    .filter(last -> last.compareTo(first()) > 0)
                    .orElseGet(this::first);
        }

        private Place first() {
            return new Place(seq, 0);
        }

        Optional<Place> placeIn(String some) {
            return Optional.ofNullable(places.get(some))
                    .or(() -> batch.filter(some::equals).map(own -> first()));
        }
    }

    private static final String OF =
            "select s.id, s.seq, s.learner, s.batch, coalesce(b.created_at, s.received_at) as came"
                    + " from submission s left join batch b on b.id = s.batch where ";

    private static final String AGAIN =
            "select a.submission, a.batch, a.after_seq, a.changed from batch_also a join submission"
                    + " s on s.seq = a.submission where ";

    private Turns() {}

    /** The ids of a learner's submissions, in the order in which they were handed in. */
    static List<String> ofLearner(Handle handle, String course, String learner) {
        String who =
                "s.learner = (select id from learner where course = :course and handle = :learner)";
        return turns(
                        handle.createQuery(OF + who)
                                .bind("course", course)
                                .bind("learner", learner),
                        handle.createQuery(AGAIN + who)
                                .bind("course", course)
                                .bind("learner", learner))
                .stream()
                .sorted(Comparator.comparing(Turn::place).thenComparingLong(Turn::seq))
                .map(Turn::id)
                .toList();
    }

    /**
     * Notes that a batch has submissions that came before. What it has already, and nothing else of
     * that learner since, stays where it is.
     *
     * @param began when what the batch has was handed in: milliseconds since 1970
     */
    static void again(Handle handle, String batch, long began, List<String> submissions) {
        String whose = "s.learner in (select learner from submission where id in (<ids>))";
        List<String> ids = Slices.padded(submissions);
        // In the order of rows, so that two transactions never wait crosswise.
        Map<Long, List<Turn>> byLearner = new TreeMap<>();
        for (Turn one :
                turns(
                        handle.createQuery(OF + whose + " order by s.seq").bindList("ids", ids),
                        handle.createQuery(AGAIN + whose).bindList("ids", ids))) {
            byLearner.computeIfAbsent(one.learner(), any -> new ArrayList<>()).add(one);
        }
        PreparedBatch gone =
                handle.prepareBatch("delete from batch_also where batch = ? and submission = ?");
        PreparedBatch come =
                handle.prepareBatch(
                        "insert into batch_also (batch, submission, after_seq, changed) values (?,"
                                + " ?, ?, ?) on conflict do nothing");
        for (List<Turn> all : byLearner.values()) {
            for (Turn one : all) {
                if (submissions.contains(one.id()) && !isLast(one, batch, all)) {
                    gone.add(batch, one.seq());
                    come.add(batch, one.seq(), after(all, batch, began), changes(all) + 1);
                }
            }
        }
        gone.execute();
        come.execute();
    }

    /** Whether it is what a batch has of its learner. */
    private static boolean isLast(Turn one, String batch, List<Turn> all) {
        Optional<Place> place = one.placeIn(batch);
        return place.isPresent()
                && all.stream()
                        .flatMap(other -> other.placeIn(batch).stream())
                        .allMatch(other -> other.compareTo(place.get()) <= 0);
    }

    /** The row of the last that was handed in until a batch began, or by it. */
    private static long after(List<Turn> all, String batch, long began) {
        OptionalLong last =
                all.stream()
                        .filter(one -> one.came() <= began || one.placeIn(batch).isPresent())
                        .mapToLong(one -> one.place().after())
                        .max();
        return last.orElse(0);
    }

    private static long changes(List<Turn> all) {
        return all.stream()
                .flatMap(one -> one.places().values().stream())
                .mapToLong(Place::changed)
                .max()
                .orElse(0);
    }

    private static List<Turn> turns(Query submissions, Query again) {
        Map<Long, Map<String, Place>> places = new HashMap<>();
        again.map(
                        (row, context) ->
                                places.computeIfAbsent(
                                                row.getLong("submission"), any -> new HashMap<>())
                                        .put(
                                                row.getString("batch"),
                                                new Place(
                                                        Math.max(
                                                                row.getLong("submission"),
                                                                row.getLong("after_seq")),
                                                        row.getLong("changed"))))
                .list();
        return submissions
                .map(
                        (row, context) ->
                                new Turn(
                                        row.getString("id"),
                                        row.getLong("seq"),
                                        row.getLong("learner"),
                                        Optional.ofNullable(row.getString("batch")),
                                        row.getLong("came"),
                                        places.getOrDefault(row.getLong("seq"), Map.of())))
                .list();
    }
}
