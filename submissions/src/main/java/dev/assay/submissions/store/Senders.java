package dev.assay.submissions.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Whose the drafts of a transaction are. */
final class Senders {

    /**
     * Who hands in.
     *
     * @param id the learner's row
     * @param hasDecisions whether a human has decided something of theirs
     */
    record Sender(long id, String name, boolean hasDecisions) {}

    private record Key(String course, String handle) {

        static Key of(Draft one) {
            return new Key(one.given().course(), one.given().submission().learner());
        }
    }

    private final Map<Key, Sender> senders = new HashMap<>();

    private Senders() {}

    /** Those that have handed in before, or stand on a roster. */
    static Senders known(Handle handle, List<Draft> drafts) {
        Senders known = new Senders();
        handles(drafts).forEach((course, some) -> known.find(handle, course, List.copyOf(some)));
        return known;
    }

    /** All of them; who is not known yet is from now on. */
    static Senders all(Handle handle, List<Draft> drafts) {
        Senders all = known(handle, drafts);
        handles(drafts)
                .forEach(
                        (course, some) -> {
                            List<String> missing =
                                    some.stream().filter(one -> !all.has(course, one)).toList();
                            insert(handle, course, missing);
                            all.find(handle, course, missing);
                        });
        return all;
    }

    /** Whose a draft is. */
    Optional<Sender> of(Draft draft) {
        return Optional.ofNullable(senders.get(Key.of(draft)));
    }

    private boolean has(String course, String handle) {
        return senders.containsKey(new Key(course, handle));
    }

    /** In order, so that two transactions never wait crosswise. */
    private static SortedMap<String, SortedSet<String>> handles(List<Draft> drafts) {
        SortedMap<String, SortedSet<String>> handles = new TreeMap<>();
        for (Draft draft : drafts) {
            Key key = Key.of(draft);
            handles.computeIfAbsent(key.course(), any -> new TreeSet<>()).add(key.handle());
        }
        return handles;
    }

    private static void insert(Handle handle, String course, List<String> handles) {
        if (handles.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch(
                        "insert into learner (course, handle, name, email, on_roster)"
                                + " values (?, ?, ?, '', false) on conflict do nothing");
        handles.forEach(one -> batch.add(course, one, one));
        batch.execute();
    }

    private void find(Handle handle, String course, List<String> handles) {
        for (List<String> some : Slices.of(handles)) {
            handle.createQuery(
                            "select l.id, l.handle, l.name, exists (select 1 from decided d where"
                                    + " d.learner = l.id) as has_decisions from learner l where"
                                    + " l.course = :course and l.handle in (<handles>)")
                    .bind("course", course)
                    .bindList("handles", Slices.padded(some))
                    .map(
                            (row, context) ->
                                    Map.entry(
                                            new Key(course, row.getString("handle")),
                                            new Sender(
                                                    row.getLong("id"),
                                                    row.getString("name"),
                                                    row.getBoolean("has_decisions"))))
                    .forEach(one -> senders.put(one.getKey(), one.getValue()));
        }
    }
}
