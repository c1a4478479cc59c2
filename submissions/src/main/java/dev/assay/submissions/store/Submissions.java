package dev.assay.submissions.store;

import dev.assay.grading.Submission;
import dev.assay.grading.Submission.Given;
import dev.assay.submissions.store.Senders.Sender;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What was handed in. */
public final class Submissions {

    private final Jdbi jdbi;
    private final Contents contents;
    private final Jobs jobs;
    private final Grades grades;
    private final Clock clock;
    private final Fresh fresh = new Fresh();
    private final GroupCommit<Incoming, Optional<Receipt>> received;

    Submissions(Jdbi jdbi, Contents contents, Jobs jobs, Grades grades, Clock clock) {
        this.jdbi = jdbi;
        this.contents = contents;
        this.jobs = jobs;
        this.grades = grades;
        this.clock = clock;
        this.received = new GroupCommit<>(jdbi, this::receive);
    }

    /**
     * That a submission is on disk.
     *
     * @param id the submission's
     * @param isNew whether this request made it; false when the same request came before
     * @param kept what is kept of it, where it is new
     * @param job the job that grades it, where the request claimed it
     * @param grades those that were kept with it and hold, by question; empty where some may not
     */
    public record Receipt(
            String id,
            boolean isNew,
            Optional<StoredSubmission> kept,
            Optional<Job> job,
            Map<String, Grades.Kept> grades) {

        public Receipt {
            grades = Map.copyOf(grades);
        }

        /** The same request came before. */
        static Receipt repeated(String id) {
            return new Receipt(id, false, Optional.empty(), Optional.empty(), Map.of());
        }
    }

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
        return receive(Draft.of(id, given), new Plan.Queued());
    }

    /**
     * The same, for those who can grade it at once, or have.
     *
     * @param plan for a submission that is new: one that came before has its job or its grade
     */
    public Receipt receive(Draft draft, Plan plan) throws KeyReusedException {
        return received.write(Incoming.of(draft, plan))
                .orElseThrow(
                        () -> new KeyReusedException(draft.given().idempotencyKey().orElse("")));
    }

    /**
     * The same for many, which cost little more than one: each is graded in its turn.
     *
     * @return what became of each, in the same order
     */
    public List<Receipt> receive(List<Draft> drafts) throws KeyReusedException {
        List<Optional<Receipt>> written =
                received.write(
                        drafts.stream().map(one -> Incoming.of(one, new Plan.Queued())).toList());
        List<Receipt> receipts = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            NewSubmission given = drafts.get(i).given();
            Receipt receipt =
                    written.get(i)
                            .orElseThrow(
                                    () ->
                                            new KeyReusedException(
                                                    given.idempotencyKey().orElse("")));
            receipt.kept().ifPresent(fresh::add);
            receipts.add(receipt);
        }
        return receipts;
    }

    /** The submissions that are here already under drafts' idempotency keys, by the drafts' ids. */
    public Map<String, String> before(List<Draft> drafts) {
        return jdbi.withHandle(
                handle -> {
                    Senders senders = Senders.known(handle, drafts);
                    Map<String, String> before = new HashMap<>();
                    for (Draft one : drafts) {
                        senders.of(one)
                                .flatMap(sender -> before(handle, one, sender))
                                .filter(same -> same.requestHash().equals(one.requestHash()))
                                .ifPresent(same -> before.put(one.id(), same.id()));
                    }
                    return before;
                });
    }

    /**
     * A submission that is about to be written.
     *
     * @param graded its grades, where it has them already
     */
    private record Incoming(Draft draft, Plan plan, List<RenderedGrade> graded) {

        static Incoming of(Draft draft, Plan plan) {
            return new Incoming(
                    draft,
                    plan,
                    switch (plan) {
                        case Plan.Graded done -> RenderedGrade.of(done.made());
                        case Plan.Claimed claimed -> List.of();
                        case Plan.Queued queued -> List.of();
                    });
        }

        String id() {
            return draft.id();
        }

        NewSubmission given() {
            return draft.given();
        }
    }

    /** A submission that is about to be written, and by then whose it is. */
    private record Owned(Incoming incoming, Sender sender, long receivedAt) {

        StoredSubmission stored() {
            return incoming.draft().stored(sender.name(), Instant.ofEpochMilli(receivedAt));
        }
    }

    /** Writes what came in; empty where an idempotency key was used for something else. */
    private List<Optional<Receipt>> receive(Handle handle, List<Incoming> all) {
        long now = clock.millis();
        Senders senders = Senders.all(handle, all.stream().map(Incoming::draft).toList());
        List<Owned> owned =
                all.stream()
                        .map(one -> new Owned(one, senders.of(one.draft()).orElseThrow(), now))
                        .toList();
        // What has no idempotency key is new.
        Map<String, Long> rows =
                new HashMap<>(
                        insert(
                                handle,
                                owned.stream()
                                        .filter(
                                                one ->
                                                        one.incoming()
                                                                .given()
                                                                .idempotencyKey()
                                                                .isEmpty())
                                        .toList()));
        Map<String, Optional<Receipt>> repeated = new HashMap<>();
        for (Owned one : owned) {
            Incoming incoming = one.incoming();
            if (rows.containsKey(incoming.id())) {
                continue;
            }
            Optional<Before> before = before(handle, incoming.draft(), one.sender());
            if (before.isEmpty()) {
                Map<String, Long> row = insert(handle, List.of(one));
                if (!row.isEmpty()) {
                    rows.putAll(row);
                    continue;
                }
                // The same request at the same moment was first.
                before = before(handle, incoming.draft(), one.sender());
            }
            repeated.put(
                    incoming.id(),
                    before.filter(same -> same.requestHash().equals(incoming.draft().requestHash()))
                            .map(same -> Receipt.repeated(same.id())));
        }
        List<Owned> inserted =
                owned.stream().filter(one -> rows.containsKey(one.incoming().id())).toList();
        Rest rest = insertRest(handle, inserted, rows);
        List<Optional<Receipt>> receipts = new ArrayList<>();
        for (Owned one : owned) {
            String id = one.incoming().id();
            Long row = rows.get(id);
            receipts.add(
                    row == null
                            ? Objects.requireNonNull(repeated.get(id))
                            : Optional.of(
                                    new Receipt(
                                            id,
                                            true,
                                            Optional.of(one.stored()),
                                            Optional.ofNullable(rest.claimed().get(row)),
                                            rest.grades().getOrDefault(row, Map.of()))));
        }
        return receipts;
    }

    /** What goes with the rows of submissions, by these. */
    private record Rest(Map<Long, Job> claimed, Map<Long, Map<String, Grades.Kept>> grades) {}

    /** Keeps what goes with the rows of submissions. */
    private Rest insertRest(Handle handle, List<Owned> inserted, Map<String, Long> rows) {
        TreeMap<String, byte[]> bytes = new TreeMap<>();
        for (Owned one : inserted) {
            one.incoming()
                    .draft()
                    .contents()
                    .forEach((hash, raw) -> bytes.computeIfAbsent(hash, any -> Contents.pack(raw)));
            RenderedGrade.addBodies(one.incoming().graded(), bytes);
        }
        contents.put(handle, bytes);
        insertAnswers(handle, inserted, rows);
        List<Jobs.New> added = new ArrayList<>();
        List<Grades.First> graded = new ArrayList<>();
        for (Owned one : inserted) {
            Incoming incoming = one.incoming();
            long row = row(rows, incoming);
            switch (incoming.plan()) {
                case Plan.Queued queued -> added.add(job(row, one, Optional.empty()));
                case Plan.Claimed(Jobs.Claim claim) -> added.add(job(row, one, Optional.of(claim)));
                case Plan.Graded done ->
                        graded.add(
                                new Grades.First(
                                        row,
                                        done.revision(),
                                        incoming.graded(),
                                        one.sender().hasDecisions()));
            }
        }
        Map<Long, Map<String, Grades.Kept>> kept = grades.keepFirst(handle, graded);
        return new Rest(jobs.add(handle, added), kept);
    }

    private static Jobs.New job(long row, Owned one, Optional<Jobs.Claim> claim) {
        NewSubmission given = one.incoming().given();
        return new Jobs.New(row, given.course(), one.sender().id(), given.lane(), claim);
    }

    private static long row(Map<String, Long> rows, Incoming one) {
        return Objects.requireNonNull(rows.get(one.id()));
    }

    private record Before(String id, String requestHash) {}

    private static Optional<Before> before(Handle handle, Draft one, Sender sender) {
        Optional<String> key = one.given().idempotencyKey();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        return handle.createQuery(
                        "select id, request_hash from submission where learner = ? and"
                                + " idempotency_key = ?")
                .bind(0, sender.id())
                .bind(1, key.get())
                .map(
                        (row, context) ->
                                new Before(row.getString("id"), row.getString("request_hash")))
                .findOne();
    }

    private record Inserted(String id, long seq) {}

    /** The rows of those that are new, by their ids. */
    private static Map<String, Long> insert(Handle handle, List<Owned> all) {
        if (all.isEmpty()) {
            return Map.of();
        }
        PreparedBatch batch =
                handle.prepareBatch(
                        "insert into submission (id, course, learner, batch, kind, received_at,"
                            + " idempotency_key, raw, request_hash, remarks) values (?, ?, ?, ?, ?,"
                            + " ?, ?, ?, ?, ?) on conflict do nothing");
        for (Owned one : all) {
            Incoming incoming = one.incoming();
            NewSubmission given = incoming.given();
            batch.bind(0, incoming.id())
                    .bind(1, given.course())
                    .bind(2, one.sender().id())
                    .bind(3, given.batch())
                    .bind(4, given.upload().kind().name())
                    .bind(5, one.receivedAt())
                    .bind(6, given.idempotencyKey())
                    .bind(7, incoming.draft().rawHash())
                    .bind(8, incoming.draft().requestHash())
                    .bind(9, AnswerBytes.ofRemarks(given.submission().problems()))
                    .add();
        }
        return batch
                .executePreparedBatch("id", "seq")
                .map((row, context) -> new Inserted(row.getString("id"), row.getLong("seq")))
                .stream()
                .collect(Collectors.toMap(Inserted::id, Inserted::seq));
    }

    private static void insertAnswers(Handle handle, List<Owned> inserted, Map<String, Long> rows) {
        PreparedBatch batch =
                handle.prepareBatch(
                        "insert into answer (submission, question, content, doubts)"
                                + " values (?, ?, ?, ?)");
        for (Owned one : inserted) {
            Incoming incoming = one.incoming();
            List<Given> answers = incoming.given().submission().answers();
            for (int i = 0; i < answers.size(); i++) {
                Given answer = answers.get(i);
                batch.add(
                        row(rows, incoming),
                        answer.question(),
                        incoming.draft().answers().get(i),
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

    /** Submissions by their ids, without their answers. */
    public Map<String, StoredSubmission> heads(List<String> ids) {
        return jdbi.withHandle(
                handle -> {
                    Map<String, StoredSubmission> heads = new HashMap<>();
                    for (List<String> some : Slices.of(ids)) {
                        envelopes(handle, "s.id", some)
                                .forEach(one -> heads.put(one.id(), one.alone()));
                    }
                    return heads;
                });
    }

    /** The submission that a job is about, without its answers: they may be what can't be read. */
    public StoredSubmission headOf(Job job) {
        return jdbi.withHandle(
                handle -> envelopes(handle, "s.seq", List.of(job.submission())).getFirst().alone());
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
                        found.putAll(freshOrRead(handle, some));
                    }
                    return found;
                });
    }

    /** Those that are there, whether or not their answers are still at hand. */
    private Map<Long, StoredSubmission> freshOrRead(Handle handle, List<Long> rows) {
        Map<Long, StoredSubmission> found = new HashMap<>();
        List<Envelope> toRead = new ArrayList<>();
        for (Envelope one : envelopes(handle, "s.seq", rows)) {
            fresh.take(one.id())
                    .ifPresentOrElse(kept -> found.put(one.seq(), kept), () -> toRead.add(one));
        }
        found.putAll(read(handle, toRead));
        return found;
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
            return of(new Submission(learner, answers, AnswerBytes.remarks(remarks)));
        }

        StoredSubmission alone() {
            return of(new Submission(learner, List.of(), List.of()));
        }

        private StoredSubmission of(Submission submission) {
            return new StoredSubmission(id, course, name, receivedAt, kind, batch, submission);
        }
    }

    private static List<Envelope> envelopes(Handle handle, String column, List<?> values) {
        return handle.createQuery(
                        "select s.seq, s.id, s.course, s.kind, s.batch, s.received_at, s.remarks,"
                                + " l.handle, l.name from submission s join learner l on l.id ="
                                + " s.learner where "
                                + column
                                + " in (<values>)")
                .bindList("values", Slices.padded(values))
                .map((row, context) -> Envelope.of(row))
                .list();
    }

    private Map<Long, StoredSubmission> read(Handle handle, String column, List<?> values) {
        return read(handle, envelopes(handle, column, values));
    }

    private Map<Long, StoredSubmission> read(Handle handle, List<Envelope> envelopes) {
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
                        .bindList("submissions", Slices.padded(submissions))
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
}
