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
 * What checks said of answers: by the answer and by all that each check was made of, as {@code
 * AnswerOutcomes} names them. What was found at one time is one row, beside a list of the checks
 * that many answers share.
 */
public final class Outcomes {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int LISTS_IN_MEMORY = 10_000;

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

    /** Keeps what was found. */
    public void keep(Collection<Found> found) {
        if (!found.isEmpty()) {
            jdbi.useTransaction(handle -> keep(handle, found));
        }
    }

    /** Keeps what was found, in a transaction of grades. */
    void keep(Handle handle, Collection<Found> found) {
        SortedMap<String, List<String>> checks = new TreeMap<>();
        SortedMap<String, Row> rows = new TreeMap<>();
        for (Found one : found) {
            if (!one.outcomes().isEmpty()) {
                List<String> list = List.copyOf(one.outcomes().keySet());
                String hash = Contents.hash(AnswerBytes.of(list).getBytes(StandardCharsets.UTF_8));
                checks.put(hash, list);
                rows.put(
                        one.answer() + " " + hash,
                        new Row(one.answer(), hash, body(one.outcomes().values())));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        // In their order, so that two transactions never wait crosswise.
        checks.forEach(
                (hash, list) -> {
                    if (lists.getIfPresent(hash) == null) {
                        handle.execute(
                                "insert into check_list (hash, checks) values (?, ?)"
                                        + " on conflict do nothing",
                                hash,
                                AnswerBytes.of(list));
                    }
                });
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
                                        .bindList("answers", some)
                                        .map(
                                                (row, context) ->
                                                        new Row(
                                                                row.getString("answer"),
                                                                row.getString("checks"),
                                                                row.getBytes("body")))
                                        .list());
                    }
                    Map<String, List<String>> known = lists(handle, rows);
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

    private Map<String, List<String>> lists(Handle handle, List<Row> rows) {
        Map<String, List<String>> known = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (String hash : rows.stream().map(row -> row.list).distinct().toList()) {
            List<String> list = lists.getIfPresent(hash);
            if (list == null) {
                missing.add(hash);
            } else {
                known.put(hash, list);
            }
        }
        for (List<String> some : Slices.of(missing)) {
            handle.createQuery("select hash, checks from check_list where hash in (<hashes>)")
                    .bindList("hashes", some)
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
