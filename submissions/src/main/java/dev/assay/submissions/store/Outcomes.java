package dev.assay.submissions.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.grading.OutcomeJson;
import dev.assay.spi.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What checks said of answers, by all that each check was made of, as {@code AnswerOutcomes} names
 * them. All that a grade rests on is kept with the grade, beside a list of the checks that many
 * grades share. What took long to find is kept by the answer as well, so that whoever gives the
 * same answer gets the same outcome, under whatever rubric.
 */
public final class Outcomes {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int LISTS_IN_MEMORY = 10_000;

    /** The names of lists: most of a question's grades rest on the same checks. */
    private static final Cache<List<String>, String> HASHES =
            Caffeine.newBuilder().maximumSize(LISTS_IN_MEMORY).build();

    private final Jdbi jdbi;

    /** Lists of checks that are on disk, by hash; they never change. */
    private final Cache<String, List<String>> lists =
            Caffeine.newBuilder().maximumSize(LISTS_IN_MEMORY).build();

    Outcomes(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * What was found of an answer.
     *
     * @param answer its key: {@code BoundCourse.answerKey}
     * @param outcomes by the hash of what the check was made of; none that failed
     */
    public record Found(String answer, SortedMap<String, Outcome> outcomes) {

        public Found {
            outcomes = new TreeMap<>(outcomes);
        }
    }

    private static final class Row {

        private final String answer;
        private final String list;
        private final byte[] body;

        Row(String answer, String list, byte[] body) {
            this.answer = answer;
            this.list = list;
            this.body = body;
        }
    }

    /**
     * Outcomes made ready to be kept with a grade.
     *
     * @param tree the hash of the list of checks and the outcomes in its order; empty when there
     *     are none
     * @param checks the list, where it may not be on disk yet
     */
    public record Packed(ArrayNode tree, List<String> checks) {

        /** Nothing. */
        public static final Packed NONE = new Packed(MAPPER.createArrayNode(), List.of());

        public Packed {
            checks = List.copyOf(checks);
        }

        /** Outcomes by the hash of what each check was made of. */
        public static Packed of(SortedMap<String, Outcome> outcomes) {
            if (outcomes.isEmpty()) {
                return NONE;
            }
            List<String> checks = List.copyOf(outcomes.keySet());
            ArrayNode json = MAPPER.createArrayNode().add(hash(checks));
            ArrayNode said = json.addArray();
            outcomes.values().forEach(outcome -> said.add(OutcomeJson.of(outcome)));
            return new Packed(json, checks);
        }
    }

    private static String hash(List<String> checks) {
        return HASHES.get(
                checks,
                list -> Contents.hash(AnswerBytes.of(list).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Keeps the lists of checks that grades and findings refer to, in the transaction of the
     * grades: all at once, since a second time would break the order in which rows are locked.
     */
    void keepLists(Handle handle, Collection<Packed> packed, Collection<Found> found) {
        SortedMap<String, List<String>> checks = lists(found);
        packed.stream()
                .map(Packed::checks)
                .filter(list -> !list.isEmpty())
                .distinct()
                .forEach(list -> checks.put(hash(list), list));
        insert(handle, checks);
    }

    /** Notes that lists are on disk, once the transaction has ended: nobody inserts them again. */
    void areKept(Collection<Packed> packed) {
        for (Packed one : packed) {
            if (!one.checks().isEmpty()) {
                lists.put(hash(one.checks()), one.checks());
            }
        }
    }

    /** In their order, so that two transactions never wait crosswise. */
    private void insert(Handle handle, SortedMap<String, List<String>> checks) {
        PreparedBatch batch =
                handle.prepareBatch(
                        "insert into check_list (hash, checks) values (?, ?)"
                                + " on conflict do nothing");
        checks.forEach(
                (hash, list) -> {
                    if (lists.getIfPresent(hash) == null) {
                        batch.add(hash, AnswerBytes.of(list));
                    }
                });
        batch.execute();
    }

    /** What grades rest on, out of how it was packed; by whatever names them. */
    Map<String, Map<String, Outcome>> unpack(Handle handle, Map<String, JsonNode> packed) {
        Map<String, JsonNode> trees = new HashMap<>(packed);
        trees.values().removeIf(JsonNode::isEmpty);
        Map<String, List<String>> known =
                lists(handle, trees.values().stream().map(tree -> tree.path(0).asText()).toList());
        Map<String, Map<String, Outcome>> outcomes = new HashMap<>();
        trees.forEach(
                (name, tree) -> {
                    List<String> list = Objects.requireNonNull(known.get(tree.path(0).asText()));
                    Map<String, Outcome> of = new HashMap<>();
                    for (int i = 0; i < list.size(); i++) {
                        of.put(list.get(i), OutcomeJson.outcome(tree.path(1).path(i)));
                    }
                    outcomes.put(name, of);
                });
        return outcomes;
    }

    private static SortedMap<String, List<String>> lists(Collection<Found> found) {
        SortedMap<String, List<String>> checks = new TreeMap<>();
        for (Found one : found) {
            List<String> list = List.copyOf(one.outcomes().keySet());
            if (!list.isEmpty()) {
                checks.put(hash(list), list);
            }
        }
        return checks;
    }

    /** Keeps what was found. */
    public void keep(Collection<Found> found) {
        if (!found.isEmpty()) {
            jdbi.useTransaction(
                    handle -> {
                        keepLists(handle, List.of(), found);
                        keep(handle, found);
                    });
        }
    }

    /** Keeps what was found, in a transaction of grades that has kept its lists. */
    void keep(Handle handle, Collection<Found> found) {
        SortedMap<String, Row> rows = new TreeMap<>();
        for (Found one : found) {
            if (!one.outcomes().isEmpty()) {
                String hash = hash(List.copyOf(one.outcomes().keySet()));
                rows.put(
                        one.answer() + " " + hash,
                        new Row(one.answer(), hash, body(one.outcomes().values())));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch(
                        "insert into outcome (answer, checks, body) values (?, ?, ?)"
                                + " on conflict do nothing");
        rows.values().forEach(row -> batch.add(row.answer, row.list, row.body));
        batch.execute();
    }

    private static byte[] body(Collection<Outcome> outcomes) {
        ArrayNode json = MAPPER.createArrayNode();
        outcomes.forEach(outcome -> json.add(OutcomeJson.of(outcome)));
        return Contents.pack(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What is known of answers, by their keys; nothing is there for an answer of which nothing is.
     *
     * @param checks those whose outcomes are asked for
     */
    public Map<String, Map<String, Outcome>> find(Collection<String> answers, Set<String> checks) {
        if (answers.isEmpty() || checks.isEmpty()) {
            return Map.of();
        }
        return jdbi.withHandle(
                handle -> {
                    List<Row> rows = new ArrayList<>();
                    for (List<String> some : Slices.of(answers.stream().distinct().toList())) {
                        rows.addAll(
                                handle.createQuery(
                                                "select answer, checks, body from outcome where"
                                                        + " answer in (<answers>)")
                                        .bindList("answers", Slices.padded(some))
                                        .map(
                                                (row, context) ->
                                                        new Row(
                                                                row.getString("answer"),
                                                                row.getString("checks"),
                                                                row.getBytes("body")))
                                        .list());
                    }
                    Map<String, List<String>> known =
                            lists(handle, rows.stream().map(row -> row.list).toList());
                    Map<String, Map<String, Outcome>> found = new HashMap<>();
                    for (Row row : rows) {
                        List<String> list = Objects.requireNonNull(known.get(row.list));
                        if (list.stream().anyMatch(checks::contains)) {
                            read(
                                    row.body,
                                    list,
                                    checks,
                                    found.computeIfAbsent(row.answer, key -> new HashMap<>()));
                        }
                    }
                    return found;
                });
    }

    private static void read(
            byte[] body, List<String> list, Set<String> checks, Map<String, Outcome> into) {
        JsonNode outcomes = AnswerBytes.tree(Contents.unpack(body));
        for (int i = 0; i < list.size(); i++) {
            if (checks.contains(list.get(i))) {
                into.putIfAbsent(list.get(i), OutcomeJson.outcome(outcomes.path(i)));
            }
        }
    }

    private Map<String, List<String>> lists(Handle handle, List<String> hashes) {
        Map<String, List<String>> known = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (String hash : hashes.stream().distinct().toList()) {
            List<String> list = lists.getIfPresent(hash);
            if (list == null) {
                missing.add(hash);
            } else {
                known.put(hash, list);
            }
        }
        for (List<String> some : Slices.of(missing)) {
            handle.createQuery("select hash, checks from check_list where hash in (<hashes>)")
                    .bindList("hashes", Slices.padded(some))
                    .map(
                            (row, context) ->
                                    Map.entry(
                                            row.getString("hash"),
                                            AnswerBytes.texts(row.getString("checks"))))
                    .forEach(list -> known.put(list.getKey(), list.getValue()));
        }
        // What another transaction has read is committed: from now on it need not be inserted.
        missing.forEach(hash -> lists.put(hash, Objects.requireNonNull(known.get(hash))));
        return known;
    }
}
