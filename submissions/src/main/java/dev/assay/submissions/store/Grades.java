package dev.assay.submissions.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.spi.Answer;
import dev.assay.spi.Audience;
import dev.assay.spi.Outcome;
import dev.assay.submissions.store.Jobs.Next;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What submissions came to: events that are appended, and verdicts that can be used again. */
public final class Grades {

    private final Jdbi jdbi;
    private final Contents contents;
    private final Outcomes outcomes;
    private final Jobs jobs;
    private final GradeEvents events;
    private final Decisions decisions;
    private final GroupCommit<Ended, Boolean> kept;

    Grades(
            Jdbi jdbi,
            Contents contents,
            Outcomes outcomes,
            Jobs jobs,
            GradeEvents events,
            Decisions decisions) {
        this.jdbi = jdbi;
        this.contents = contents;
        this.outcomes = outcomes;
        this.jobs = jobs;
        this.events = events;
        this.decisions = decisions;
        this.kept = new GroupCommit<>(jdbi, this::keep);
    }

    /**
     * A question's grade, to be kept.
     *
     * @param questionKey what the grade depends on besides the answer: {@code
     *     BoundCourse.questionKey}; empty when the course has no such question
     * @param isReusable whether another answer with the same key gets it as well: never one that
     *     failed or is pending
     * @param reason why it is as it is, where that is not the machine's word alone; else empty
     */
    public record Made(
            String question,
            String questionKey,
            Verdict verdict,
            boolean isReusable,
            String reason) {}

    /**
     * Keeps what a job came to and ends it, all or nothing.
     *
     * @param found what checks said on the way, whatever came of it
     * @return false when the job was no longer the taker's: then nothing is kept, because another
     *     has done it or will
     */
    public boolean keep(
            Job job, String revision, List<Made> made, List<Outcomes.Found> found, Next next) {
        List<RenderedGrade> rendered = RenderedGrade.of(made);
        boolean isKept = kept.write(new Ended(job, revision, rendered, found, next));
        if (isKept) {
            outcomes.areKept(rendered.stream().map(RenderedGrade::outcomes).toList());
        }
        return isKept;
    }

    /** A job that came to its end, and what it came to. */
    private record Ended(
            Job job,
            String revision,
            List<RenderedGrade> made,
            List<Outcomes.Found> found,
            Next next) {}

    /** Says which are kept. In the order of submissions, so that two never wait crosswise. */
    private List<Boolean> keep(Handle handle, List<Ended> all) {
        List<Ended> sorted =
                all.stream()
                        .sorted(Comparator.comparingLong(one -> one.job().submission()))
                        .toList();
        List<Boolean> isOurs =
                jobs.end(
                        handle,
                        sorted.stream().map(one -> new Jobs.End(one.job(), one.next())).toList());
        Set<Ended> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Ended> ours = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            if (isOurs.get(i)) {
                ours.add(sorted.get(i));
                kept.add(sorted.get(i));
            }
        }
        List<Outcomes.Found> found = ours.stream().flatMap(one -> one.found().stream()).toList();
        keep(handle, ours.stream().flatMap(one -> one.made().stream()).toList(), found);
        outcomes.keep(handle, found);
        List<Long> submissions = ours.stream().map(one -> one.job().submission()).toList();
        events.lock(handle, submissions);
        Map<Long, Set<String>> decided = events.decided(handle, submissions);
        events.append(
                handle,
                ours.stream()
                        .flatMap(
                                one ->
                                        events(
                                                one,
                                                decided.getOrDefault(
                                                        one.job().submission(), Set.of())))
                        .toList());
        decisions.repeat(handle, submissions);
        return all.stream().map(kept::contains).toList();
    }

    /** What a human has decided stays. */
    private static Stream<GradeEvents.New> events(Ended one, Set<String> decided) {
        return one.made().stream()
                .filter(each -> !decided.contains(each.made().question()))
                .map(each -> event(one.job().submission(), one.revision(), each));
    }

    private void keep(Handle handle, List<RenderedGrade> all, Collection<Outcomes.Found> found) {
        TreeMap<String, byte[]> bodies = new TreeMap<>();
        RenderedGrade.addBodies(all, bodies);
        contents.put(handle, bodies);
        keepRest(handle, all, found);
    }

    /** What goes with grades whose bodies are kept. */
    private void keepRest(
            Handle handle, List<RenderedGrade> all, Collection<Outcomes.Found> found) {
        TreeMap<String, RenderedGrade> reusable = new TreeMap<>();
        for (RenderedGrade one : all) {
            if (one.made().isReusable()) {
                reusable.put(one.made().verdict().key(), one);
            }
        }
        outcomes.keepLists(handle, all.stream().map(RenderedGrade::outcomes).toList(), found);
        insertVerdicts(handle, reusable.values());
    }

    /**
     * The final grades of a submission that is kept in the same transaction.
     *
     * @param submission its row
     * @param mayBeDecided whether a human has decided something of its learner's
     */
    record First(
            long submission, String revision, List<RenderedGrade> made, boolean mayBeDecided) {}

    /**
     * Keeps them; their bodies are kept already, together with what they are grades of.
     *
     * @return the grades that hold now, by submission and question; without those submissions of
     *     which a human has decided something before
     */
    Map<Long, Map<String, Kept>> keepFirst(Handle handle, List<First> all) {
        if (all.isEmpty()) {
            return Map.of();
        }
        keepRest(handle, all.stream().flatMap(one -> one.made().stream()).toList(), List.of());
        events.append(
                handle,
                all.stream()
                        .flatMap(
                                one ->
                                        one.made().stream()
                                                .map(
                                                        each ->
                                                                event(
                                                                        one.submission(),
                                                                        one.revision(),
                                                                        each)))
                        .toList());
        Set<Long> decided =
                decisions.repeat(
                        handle,
                        all.stream().filter(First::mayBeDecided).map(First::submission).toList());
        Map<Long, Map<String, Kept>> kept = new HashMap<>();
        for (First one : all) {
            if (!decided.contains(one.submission())) {
                Map<String, Kept> grades = new LinkedHashMap<>();
                one.made()
                        .forEach(
                                each ->
                                        grades.put(
                                                each.made().question(),
                                                new Kept(
                                                        one.revision(),
                                                        each.made().verdict().maxPoints(),
                                                        each.made().verdict().body())));
                kept.put(one.submission(), grades);
            }
        }
        return kept;
    }

    private static GradeEvents.New event(long submission, String revision, RenderedGrade one) {
        return new GradeEvents.New(
                submission,
                one.made(),
                GradeEvents.By.machine(revision, one.made().reason()),
                one.hash());
    }

    /**
     * Keeps grades of one submission, each only if a condition holds; the submission is locked.
     *
     * @param by whose they are, and why
     * @param condition of the event that holds now; whatever it refuses is left out
     * @param each is told of each event that was appended, and of the one that it replaced
     * @return how many were appended
     */
    int append(
            Handle handle,
            long submission,
            List<Made> made,
            GradeEvents.By by,
            BiPredicate<Made, GradeEvents.Last> condition,
            Appended each) {
        List<RenderedGrade> rendered = RenderedGrade.of(made);
        keep(handle, rendered, List.of());
        events.lock(handle, List.of(submission));
        int appended = 0;
        for (RenderedGrade one : rendered) {
            String question = one.made().question();
            Optional<GradeEvents.Last> last = events.last(handle, submission, question);
            if (last.isPresent() && condition.test(one.made(), last.get())) {
                long event =
                        events.append(
                                handle,
                                new GradeEvents.New(submission, one.made(), by, one.hash()));
                each.appended(question, event, last.get().event());
                appended++;
            }
        }
        return appended;
    }

    /** Is told of an event that replaced another. */
    @FunctionalInterface
    interface Appended {
        void appended(String question, long event, long replaced);
    }

    /**
     * The grades that hold of so many submissions of a course, with the answers that they are of.
     *
     * @param to the last of them
     */
    public record Held(List<HeldGrade> grades, long to) {

        public Held {
            grades = List.copyOf(grades);
        }
    }

    /**
     * The grades that hold, some submissions at a time.
     *
     * @param after the last submission's row that was read; 0 at first
     * @return empty when there are no more
     */
    public Optional<Held> held(String course, long after, int submissions) {
        return jdbi.withHandle(
                handle -> {
                    List<Long> rows =
                            handle.createQuery(
                                            "select seq from submission where course = ? and seq >"
                                                    + " ? order by course, seq limit ?")
                                    .bind(0, course)
                                    .bind(1, after)
                                    .bind(2, submissions)
                                    .mapTo(Long.class)
                                    .list();
                    if (rows.isEmpty()) {
                        return Optional.empty();
                    }
                    long to = rows.getLast();
                    return Optional.of(
                            new Held(events.held(handle, course, rows.getFirst(), to), to));
                });
    }

    /** The revisions of a course that grades were made by. */
    public List<String> revisions(String course) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select distinct e.revision from submission s join"
                                                + " grade_event e on e.submission = s.seq where"
                                                + " s.course = ? and e.revision <> '' order by 1")
                                .bind(0, course)
                                .mapTo(String.class)
                                .list());
    }

    /** The grades that hold of some submissions, by their rows. */
    public List<HeldGrade> held(List<Long> submissions) {
        return jdbi.withHandle(handle -> events.held(handle, submissions));
    }

    /** What grades rest on, by their hashes: each check's outcome by what the check was made of. */
    public Map<String, Map<String, Outcome>> outcomes(Collection<String> hashes) {
        return jdbi.withHandle(handle -> outcomes(handle, List.copyOf(hashes)));
    }

    private Map<String, Map<String, Outcome>> outcomes(Handle handle, List<String> hashes) {
        Map<String, JsonNode> packed = new HashMap<>();
        contents.get(handle, hashes)
                .forEach((hash, bytes) -> packed.put(hash, StoredBody.outcomes(bytes)));
        return outcomes.unpack(handle, packed);
    }

    /** What the grades of a submission that hold rest on, by question. */
    public Map<String, Map<String, Outcome>> outcomes(String submission) {
        return jdbi.withHandle(
                handle -> {
                    Map<String, String> bodies = new HashMap<>();
                    events.of(handle, submission)
                            .forEach(row -> bodies.put(row.event().question(), row.body()));
                    Map<String, Map<String, Outcome>> byBody =
                            outcomes(handle, List.copyOf(bodies.values()));
                    Map<String, Map<String, Outcome>> known = new HashMap<>();
                    bodies.forEach(
                            (question, body) ->
                                    known.put(question, byBody.getOrDefault(body, Map.of())));
                    return known;
                });
    }

    /** The answers of grades, by their hashes. */
    public Map<String, Answer> answers(Collection<String> hashes) {
        return jdbi.withHandle(
                handle -> {
                    Map<String, Answer> answers = new HashMap<>();
                    contents.get(handle, List.copyOf(hashes))
                            .forEach((hash, bytes) -> answers.put(hash, AnswerBytes.answer(bytes)));
                    return answers;
                });
    }

    /** Grades as an audience sees them, without the answers, by their hashes. */
    public Map<String, ObjectNode> bodies(Collection<String> hashes, Audience audience) {
        return jdbi.withHandle(
                handle -> {
                    Map<String, ObjectNode> bodies = new HashMap<>();
                    contents.get(handle, List.copyOf(hashes))
                            .forEach(
                                    (hash, bytes) ->
                                            bodies.put(hash, StoredBody.as(audience, bytes)));
                    return bodies;
                });
    }

    private static void insertVerdicts(Handle handle, Collection<RenderedGrade> reusable) {
        if (reusable.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch(
                        "insert into verdict (grade_key, status, points, max_points, body) values"
                                + " (?, ?, ?, ?, ?) on conflict do nothing");
        for (RenderedGrade one : reusable) {
            Verdict verdict = one.made().verdict();
            batch.add(
                    verdict.key(),
                    verdict.status(),
                    verdict.points().orElse(null),
                    verdict.maxPoints(),
                    one.hash());
        }
        batch.execute();
    }

    /** The verdicts that are known, by key. */
    public Map<String, Verdict> verdicts(Collection<String> keys) {
        return jdbi.withHandle(
                handle -> {
                    List<VerdictRow> rows = new ArrayList<>();
                    for (List<String> some : Slices.of(keys.stream().distinct().toList())) {
                        rows.addAll(
                                handle.createQuery(
                                                "select * from verdict where grade_key in (<keys>)")
                                        .bindList("keys", Slices.padded(some))
                                        .map((row, context) -> verdictRow(row))
                                        .list());
                    }
                    Map<String, byte[]> packed =
                            contents.packed(handle, rows.stream().map(VerdictRow::body).toList());
                    Map<String, Verdict> found = new HashMap<>();
                    for (VerdictRow row : rows) {
                        byte[] bytes = Objects.requireNonNull(packed.get(row.body()));
                        found.put(row.key(), row.with(new StoredBody(row.body(), bytes)));
                    }
                    return found;
                });
    }

    /** A verdict without its body, of which the name is known. */
    private record VerdictRow(
            String key,
            String status,
            Optional<BigDecimal> points,
            BigDecimal maxPoints,
            String body) {

        Verdict with(StoredBody stored) {
            return new Verdict(key, status, points, maxPoints, stored);
        }
    }

    private static VerdictRow verdictRow(ResultSet row) throws SQLException {
        return new VerdictRow(
                row.getString("grade_key"),
                row.getString("status"),
                Optional.ofNullable(row.getBigDecimal("points")),
                row.getBigDecimal("max_points"),
                row.getString("body"));
    }

    /** All that happened to a submission's grades, in order. */
    public List<GradeEvent> history(String submission) {
        return jdbi.withHandle(
                handle ->
                        events.of(handle, submission).stream()
                                .map(GradeEvents.Row::event)
                                .toList());
    }

    /** The events that hold now, by question. */
    public Map<String, GradeEvent> current(String submission) {
        Map<String, GradeEvent> last = new LinkedHashMap<>();
        history(submission).forEach(event -> last.put(event.question(), event));
        return last;
    }

    /** The events that hold now of the submissions that jobs are about, by row and question. */
    public Map<Long, Map<String, GradeEvent>> currentOf(List<Job> jobs) {
        List<Long> rows = jobs.stream().map(Job::submission).distinct().toList();
        return jdbi.withHandle(handle -> current(handle, rows));
    }

    /**
     * What the grades that hold now depend on besides the answers, by submission and question: see
     * {@link Made#questionKey}. What a human decided depends on nothing, and is left out.
     */
    public Map<String, Map<String, String>> questionKeys(Collection<String> submissions) {
        return jdbi.withHandle(
                handle -> {
                    Map<String, Map<String, String>> keys = new HashMap<>();
                    for (List<String> some : Slices.of(List.copyOf(submissions))) {
                        events.addQuestionKeys(handle, some, keys);
                    }
                    return keys;
                });
    }

    private Map<Long, Map<String, GradeEvent>> current(Handle handle, List<Long> rows) {
        Map<Long, Map<String, GradeEvent>> last = new HashMap<>();
        for (List<Long> some : Slices.of(rows)) {
            events.of(handle, some)
                    .forEach(
                            row ->
                                    last.computeIfAbsent(
                                                    row.submission(), any -> new LinkedHashMap<>())
                                            .put(row.event().question(), row.event()));
        }
        return last;
    }

    /**
     * A question's grade that holds now, as JSON without the answer.
     *
     * @param revision the course's, by which it was graded
     */
    public record Current(String revision, BigDecimal maxPoints, ObjectNode grade) {}

    /**
     * A question's grade that holds now, as it is kept: for all who may read it.
     *
     * @param revision the course's, by which it was graded
     */
    public record Kept(String revision, BigDecimal maxPoints, Verdict.Body body) {

        /** What some of them read. */
        public Current as(Audience audience) {
            return new Current(revision, maxPoints, body.as(audience));
        }
    }

    /** The grades that hold now as JSON without the answers, by question. */
    public Map<String, Current> read(String submission, Audience audience) {
        Map<String, Current> grades = new LinkedHashMap<>();
        read(submission).forEach((question, kept) -> grades.put(question, kept.as(audience)));
        return grades;
    }

    /** The grades that hold now, by question. */
    public Map<String, Kept> read(String submission) {
        return jdbi.withHandle(
                handle -> {
                    Map<String, GradeEvents.Row> last = new LinkedHashMap<>();
                    events.of(handle, submission)
                            .forEach(row -> last.put(row.event().question(), row));
                    Map<String, byte[]> bytes =
                            contents.packed(
                                    handle,
                                    last.values().stream().map(GradeEvents.Row::body).toList());
                    Map<String, Kept> grades = new LinkedHashMap<>();
                    last.forEach(
                            (question, row) ->
                                    grades.put(
                                            question,
                                            new Kept(
                                                    row.event().revision(),
                                                    row.event().maxPoints(),
                                                    new StoredBody(
                                                            row.body(),
                                                            Objects.requireNonNull(
                                                                    bytes.get(row.body()))))));
                    return grades;
                });
    }
}
