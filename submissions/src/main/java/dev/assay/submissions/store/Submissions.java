package dev.assay.submissions.store;

import dev.assay.grading.Submission;
import dev.assay.grading.Submission.Given;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What was handed in. */
public final class Submissions {

    private final Jdbi jdbi;
    private final Contents contents;
    private final Jobs jobs;
    private final Clock clock;

    Submissions(Jdbi jdbi, Contents contents, Jobs jobs, Clock clock) {
        this.jdbi = jdbi;
        this.contents = contents;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * That a submission is on disk.
     *
     * @param id the submission's
     * @param isNew whether this request made it; false when the same request came before
     */
    public record Receipt(String id, boolean isNew) {}

    /** An idempotency key was used before, for something else. */
    public static final class KeyReusedException extends Exception {

        private static final long serialVersionUID = 1L;

        KeyReusedException(String key) {
            super(
                    "the idempotency key "
                            + key
                            + " was used for another request; take a new key for a new submission");
        }
    }

    /**
     * Keeps a submission and the job that will grade it, in one transaction: when this returns, a
     * process that is killed has lost nothing.
     *
     * @throws KeyReusedException when the learner used the idempotency key for other bytes
     */
    public Receipt receive(NewSubmission given) throws KeyReusedException {
        byte[] raw = given.upload().bytes();
        String requestHash =
                Contents.hash(
                        (given.upload().kind() + " " + Contents.hash(raw))
                                .getBytes(StandardCharsets.UTF_8));
        TreeMap<String, byte[]> bytes = new TreeMap<>();
        bytes.put(Contents.hash(raw), raw);
        List<String> answers = new ArrayList<>();
        for (Given one : given.submission().answers()) {
            byte[] answer = AnswerBytes.of(one.answer());
            String hash = Contents.hash(answer);
            answers.add(hash);
            bytes.put(hash, answer);
        }
        return jdbi.inTransaction(
                handle -> {
                    long learner = learner(handle, given.course(), given.submission().learner());
                    Optional<Receipt> before = before(handle, learner, given, requestHash);
                    if (before.isPresent()) {
                        return before.get();
                    }
                    String id = UUID.randomUUID().toString();
                    Optional<Long> seq = insert(handle, id, learner, requestHash, given);
                    if (seq.isEmpty()) {
                        // The same request at the same moment was first.
                        return before(handle, learner, given, requestHash).orElseThrow();
                    }
                    contents.put(handle, bytes);
                    insertAnswers(handle, seq.get(), given.submission().answers(), answers);
                    jobs.add(handle, seq.get(), given.course(), learner, given.lane());
                    return new Receipt(id, true);
                });
    }

    private static long learner(Handle handle, String course, String learner) {
        Optional<Long> known = findLearner(handle, course, learner);
        if (known.isPresent()) {
            return known.get();
        }
        handle.execute(
                "insert into learner (course, handle, name, email, on_roster)"
                        + " values (?, ?, ?, '', false) on conflict do nothing",
                course,
                learner,
                learner);
        return findLearner(handle, course, learner).orElseThrow();
    }

    private static Optional<Long> findLearner(Handle handle, String course, String learner) {
        return handle.createQuery("select id from learner where course = ? and handle = ?")
                .bind(0, course)
                .bind(1, learner)
                .mapTo(Long.class)
                .findOne();
    }

    private record Before(String id, String requestHash) {}

    private static Optional<Receipt> before(
            Handle handle, long learner, NewSubmission given, String requestHash)
            throws KeyReusedException {
        if (given.idempotencyKey().isEmpty()) {
            return Optional.empty();
        }
        String key = given.idempotencyKey().get();
        Optional<Before> before =
                handle.createQuery(
                                "select id, request_hash from submission where learner = ? and"
                                        + " idempotency_key = ?")
                        .bind(0, learner)
                        .bind(1, key)
                        .map(
                                (row, context) ->
                                        new Before(
                                                row.getString("id"), row.getString("request_hash")))
                        .findOne();
        if (before.isPresent() && !before.get().requestHash().equals(requestHash)) {
            throw new KeyReusedException(key);
        }
        return before.map(same -> new Receipt(same.id(), false));
    }

    private Optional<Long> insert(
            Handle handle, String id, long learner, String requestHash, NewSubmission given) {
        return handle.createUpdate(
                        "insert into submission (id, course, learner, batch, kind, received_at,"
                            + " idempotency_key, raw, request_hash, remarks) values (?, ?, ?, ?, ?,"
                            + " ?, ?, ?, ?, ?) on conflict do nothing")
                .bind(0, id)
                .bind(1, given.course())
                .bind(2, learner)
                .bind(3, given.batch())
                .bind(4, given.upload().kind().name())
                .bind(5, clock.millis())
                .bind(6, given.idempotencyKey())
                .bind(7, Contents.hash(given.upload().bytes()))
                .bind(8, requestHash)
                .bind(9, AnswerBytes.ofRemarks(given.submission().problems()))
                .executeAndReturnGeneratedKeys("seq")
                .mapTo(Long.class)
                .findOne();
    }

    private static void insertAnswers(
            Handle handle, long seq, List<Given> answers, List<String> hashes) {
        if (answers.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch(
                        "insert into answer (submission, question, content, doubts)"
                                + " values (?, ?, ?, ?)");
        for (int i = 0; i < answers.size(); i++) {
            Given one = answers.get(i);
            batch.add(seq, one.question(), hashes.get(i), AnswerBytes.of(one.doubts()));
        }
        batch.execute();
    }

    /** A submission by its id. */
    public Optional<StoredSubmission> find(String id) {
        return jdbi.withHandle(handle -> find(handle, "s.id = ?", id));
    }

    /** The submission that a job is about. */
    public StoredSubmission of(Job job) {
        return jdbi.withHandle(handle -> find(handle, "s.seq = ?", job.submission()).orElseThrow());
    }

    private Optional<StoredSubmission> find(Handle handle, String where, Object what) {
        return handle.createQuery(
                        "select s.seq, s.id, s.course, s.kind, s.batch, s.received_at, s.remarks,"
                                + " l.handle, l.name from submission s join learner l on l.id ="
                                + " s.learner where "
                                + where)
                .bind(0, what)
                .map((row, context) -> read(handle, row))
                .findOne();
    }

    private StoredSubmission read(Handle handle, ResultSet row) throws SQLException {
        return new StoredSubmission(
                row.getString("id"),
                row.getString("course"),
                row.getString("name"),
                Instant.ofEpochMilli(row.getLong("received_at")),
                Upload.Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("batch")),
                new Submission(
                        row.getString("handle"),
                        answers(handle, row.getLong("seq")),
                        AnswerBytes.remarks(row.getString("remarks"))));
    }

    private record Row(String question, String content, String doubts) {}

    private List<Given> answers(Handle handle, long seq) {
        List<Row> rows =
                handle.createQuery(
                                "select question, content, doubts from answer where submission = ?"
                                        + " order by question")
                        .bind(0, seq)
                        .map(
                                (row, context) ->
                                        new Row(
                                                row.getString("question"),
                                                row.getString("content"),
                                                row.getString("doubts")))
                        .list();
        Map<String, byte[]> bytes = contents.get(handle, rows.stream().map(Row::content).toList());
        return rows.stream()
                .map(
                        row ->
                                new Given(
                                        row.question(),
                                        AnswerBytes.answer(
                                                Objects.requireNonNull(bytes.get(row.content()))),
                                        AnswerBytes.texts(row.doubts())))
                .toList();
    }

    /** The very bytes that a submission came as. */
    public Optional<byte[]> raw(String id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select raw from submission where id = ?")
                                .bind(0, id)
                                .mapTo(String.class)
                                .findOne()
                                .map(
                                        hash ->
                                                Objects.requireNonNull(
                                                        contents.get(handle, List.of(hash))
                                                                .get(hash))));
    }

    /**
     * How an answer came to be handed in.
     *
     * @param number which of its learner's attempts at the question it is, from 1
     * @param at when it was first handed in as it is; empty when nobody knows
     */
    public record Attempt(int number, Optional<Instant> at) {

        /** Of what came alone, or in a batch: the only one, at no known time. */
        public static final Attempt UNKNOWN = new Attempt(1, Optional.empty());
    }

    private record Came(String question, String content, Instant at) {}

    /**
     * How each answer of a submission came to be handed in, by question. The same answer handed in
     * again is no other attempt, and not later than it was at first; what was left blank is no
     * attempt, and what somebody handed in for a class is neither an attempt nor late.
     */
    public Map<String, Attempt> attempts(String id) {
        Map<String, SequencedMap<String, Instant>> came = new HashMap<>();
        Map<String, Attempt> attempts = new HashMap<>();
        for (Came one : came(id)) {
            SequencedMap<String, Instant> answers =
                    came.computeIfAbsent(one.question(), any -> new LinkedHashMap<>());
            answers.putIfAbsent(one.content(), one.at());
            int number = new ArrayList<>(answers.keySet()).indexOf(one.content()) + 1;
            Instant first = Objects.requireNonNull(answers.get(one.content()));
            // The last that came is the submission's own.
            attempts.put(one.question(), new Attempt(number, Optional.of(first)));
        }
        return attempts;
    }

    /** What a submission's learner handed in to its questions until then, in order. */
    private List<Came> came(String id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select a.question, a.content, s.received_at from"
                                            + " submission own join submission s on s.learner ="
                                            + " own.learner and s.seq <= own.seq and s.batch is"
                                            + " null join answer a on a.submission = s.seq join"
                                            + " answer mine on mine.submission = own.seq and"
                                            + " mine.question = a.question where own.id = ? and"
                                            + " own.batch is null and not exists (select 1 from"
                                            + " grade_event e where e.submission = a.submission and"
                                            + " e.question = a.question and e.status ="
                                            + " 'unanswered') order by s.seq")
                                .bind(0, id)
                                .map(
                                        (row, context) ->
                                                new Came(
                                                        row.getString("question"),
                                                        row.getString("content"),
                                                        Instant.ofEpochMilli(
                                                                row.getLong("received_at"))))
                                .list());
    }

    /** The ids of what a learner handed in to a course, in that order. */
    public List<String> ofLearner(String course, String learner) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select s.id from submission s join learner l on l.id ="
                                            + " s.learner where l.course = ? and l.handle = ? order"
                                            + " by s.seq")
                                .bind(0, course)
                                .bind(1, learner)
                                .mapTo(String.class)
                                .list());
    }
}
