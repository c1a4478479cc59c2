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
import java.util.SortedMap;
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
    private final GroupCommit<Incoming, Optional<Receipt>> received;

    Submissions(Jdbi jdbi, Contents contents, Jobs jobs, Clock clock) {
        this.jdbi = jdbi;
        this.contents = contents;
        this.jobs = jobs;
        this.clock = clock;
        this.received = new GroupCommit<>(jdbi, this::receive);
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
        return receive(newId(), given);
    }

    /** An id for a submission that is still to be received. */
    public static String newId() {
        return UUID.randomUUID().toString();
    }

    /**
     * The same, for those who must know the id before it is there.
     *
     * @param id from {@link #newId}; another one holds when the same request came before
     */
    public Receipt receive(String id, NewSubmission given) throws KeyReusedException {
        return received.write(Incoming.of(id, given))
                .orElseThrow(() -> new KeyReusedException(given.idempotencyKey().orElse("")));
    }

    /**
     * A submission that is about to be written.
     *
     * @param contents the upload and the answers, by hash
     * @param answers the hashes of the answers, in their order
     */
    private record Incoming(
            String id,
            NewSubmission given,
            String rawHash,
            String requestHash,
            SortedMap<String, byte[]> contents,
            List<String> answers) {

        static Incoming of(String id, NewSubmission given) {
            byte[] raw = given.upload().bytes();
            String rawHash = Contents.hash(raw);
            String requestHash =
                    Contents.hash(
                            (given.upload().kind() + " " + rawHash)
                                    .getBytes(StandardCharsets.UTF_8));
            TreeMap<String, byte[]> contents = new TreeMap<>();
            contents.put(rawHash, raw);
            List<String> answers = new ArrayList<>();
            for (Given one : given.submission().answers()) {
                byte[] answer = AnswerBytes.of(one.answer());
                String hash = Contents.hash(answer);
                answers.add(hash);
                contents.put(hash, answer);
            }
            return new Incoming(id, given, rawHash, requestHash, contents, answers);
        }
    }

    /** A submission whose row is there, and nothing else yet. */
    private record Inserted(long seq, long learner, Incoming incoming) {}

    /** Writes what came in; empty where an idempotency key was used for something else. */
    private List<Optional<Receipt>> receive(Handle handle, List<Incoming> all) {
        List<Optional<Receipt>> receipts = new ArrayList<>();
        List<Inserted> inserted = new ArrayList<>();
        for (Incoming one : all) {
            NewSubmission given = one.given();
            long learner = learner(handle, given.course(), given.submission().learner());
            Optional<Before> before = before(handle, learner, given);
            if (before.isEmpty()) {
                Optional<Long> seq = insert(handle, learner, one);
                if (seq.isPresent()) {
                    inserted.add(new Inserted(seq.get(), learner, one));
                    receipts.add(Optional.of(new Receipt(one.id(), true)));
                    continue;
                }
                // The same request at the same moment was first.
                before = before(handle, learner, given);
            }
            receipts.add(
                    before.filter(same -> same.requestHash().equals(one.requestHash()))
                            .map(same -> new Receipt(same.id(), false)));
        }
        TreeMap<String, byte[]> bytes = new TreeMap<>();
        inserted.forEach(one -> bytes.putAll(one.incoming().contents()));
        contents.put(handle, bytes);
        insertAnswers(handle, inserted);
        jobs.add(
                handle,
                inserted.stream()
                        .map(
                                one ->
                                        new Jobs.New(
                                                one.seq(),
                                                one.incoming().given().course(),
                                                one.learner(),
                                                one.incoming().given().lane()))
                        .toList());
        return receipts;
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

    private static Optional<Before> before(Handle handle, long learner, NewSubmission given) {
        if (given.idempotencyKey().isEmpty()) {
            return Optional.empty();
        }
        return handle.createQuery(
                        "select id, request_hash from submission where learner = ? and"
                                + " idempotency_key = ?")
                .bind(0, learner)
                .bind(1, given.idempotencyKey().get())
                .map(
                        (row, context) ->
                                new Before(row.getString("id"), row.getString("request_hash")))
                .findOne();
    }

    private Optional<Long> insert(Handle handle, long learner, Incoming one) {
        NewSubmission given = one.given();
        return handle.createUpdate(
                        "insert into submission (id, course, learner, batch, kind, received_at,"
                            + " idempotency_key, raw, request_hash, remarks) values (?, ?, ?, ?, ?,"
                            + " ?, ?, ?, ?, ?) on conflict do nothing")
                .bind(0, one.id())
                .bind(1, given.course())
                .bind(2, learner)
                .bind(3, given.batch())
                .bind(4, given.upload().kind().name())
                .bind(5, clock.millis())
                .bind(6, given.idempotencyKey())
                .bind(7, one.rawHash())
                .bind(8, one.requestHash())
                .bind(9, AnswerBytes.ofRemarks(given.submission().problems()))
                .executeAndReturnGeneratedKeys("seq")
                .mapTo(Long.class)
                .findOne();
    }

    private static void insertAnswers(Handle handle, List<Inserted> inserted) {
        PreparedBatch batch =
                handle.prepareBatch(
                        "insert into answer (submission, question, content, doubts)"
                                + " values (?, ?, ?, ?)");
        for (Inserted one : inserted) {
            List<Given> answers = one.incoming().given().submission().answers();
            for (int i = 0; i < answers.size(); i++) {
                Given answer = answers.get(i);
                batch.add(
                        one.seq(),
                        answer.question(),
                        one.incoming().answers().get(i),
                        AnswerBytes.of(answer.doubts()));
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** A submission by its id. */
    public Optional<StoredSubmission> find(String id) {
        return jdbi.withHandle(
                handle -> read(handle, "s.id", List.of(id)).values().stream().findFirst());
    }

    /** The submission that a job is about. */
    public StoredSubmission of(Job job) {
        return Objects.requireNonNull(of(List.of(job)).get(job.submission()));
    }

    /** The submissions that jobs are about, by their rows. */
    public Map<Long, StoredSubmission> of(List<Job> jobs) {
        List<Long> rows = jobs.stream().map(Job::submission).distinct().toList();
        return jdbi.withHandle(
                handle -> {
                    Map<Long, StoredSubmission> found = new HashMap<>();
                    for (List<Long> some : Slices.of(rows)) {
                        found.putAll(read(handle, "s.seq", some));
                    }
                    return found;
                });
    }

    /** What is kept of a submission besides its answers. */
    private record Envelope(
            long seq,
            String id,
            String course,
            String name,
            String learner,
            Instant receivedAt,
            Upload.Kind kind,
            Optional<String> batch,
            String remarks) {

        static Envelope of(ResultSet row) throws SQLException {
            return new Envelope(
                    row.getLong("seq"),
                    row.getString("id"),
                    row.getString("course"),
                    row.getString("name"),
                    row.getString("handle"),
                    Instant.ofEpochMilli(row.getLong("received_at")),
                    Upload.Kind.valueOf(row.getString("kind")),
                    Optional.ofNullable(row.getString("batch")),
                    row.getString("remarks"));
        }

        StoredSubmission with(List<Given> answers) {
            return new StoredSubmission(
                    id,
                    course,
                    name,
                    receivedAt,
                    kind,
                    batch,
                    new Submission(learner, answers, AnswerBytes.remarks(remarks)));
        }
    }

    private Map<Long, StoredSubmission> read(Handle handle, String column, List<?> values) {
        List<Envelope> envelopes =
                handle.createQuery(
                                "select s.seq, s.id, s.course, s.kind, s.batch, s.received_at,"
                                        + " s.remarks, l.handle, l.name from submission s join"
                                        + " learner l on l.id = s.learner where "
                                        + column
                                        + " in (<values>)")
                        .bindList("values", values)
                        .map((row, context) -> Envelope.of(row))
                        .list();
        Map<Long, List<Given>> answers =
                answers(handle, envelopes.stream().map(Envelope::seq).toList());
        Map<Long, StoredSubmission> found = new HashMap<>();
        for (Envelope one : envelopes) {
            found.put(one.seq(), one.with(answers.getOrDefault(one.seq(), List.of())));
        }
        return found;
    }

    private record Row(long submission, String question, String content, String doubts) {}

    private Map<Long, List<Given>> answers(Handle handle, List<Long> submissions) {
        if (submissions.isEmpty()) {
            return Map.of();
        }
        List<Row> rows =
                handle.createQuery(
                                "select submission, question, content, doubts from answer where"
                                        + " submission in (<submissions>) order by submission,"
                                        + " question")
                        .bindList("submissions", submissions)
                        .map(
                                (row, context) ->
                                        new Row(
                                                row.getLong("submission"),
                                                row.getString("question"),
                                                row.getString("content"),
                                                row.getString("doubts")))
                        .list();
        Map<String, byte[]> bytes = contents.get(handle, rows.stream().map(Row::content).toList());
        Map<Long, List<Given>> answers = new HashMap<>();
        for (Row row : rows) {
            answers.computeIfAbsent(row.submission(), any -> new ArrayList<>())
                    .add(
                            new Given(
                                    row.question(),
                                    AnswerBytes.answer(
                                            Objects.requireNonNull(bytes.get(row.content()))),
                                    AnswerBytes.texts(row.doubts())));
        }
        return answers;
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
