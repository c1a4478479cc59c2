package dev.assay.submissions.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.spi.Audience;
import dev.assay.submissions.store.Jobs.Next;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What submissions came to: events that are appended, and verdicts that can be used again. */
public final class Grades {

    private final Jdbi jdbi;
    private final Contents contents;
    private final Outcomes outcomes;
    private final Jobs jobs;
    private final Clock clock;

    Grades(Jdbi jdbi, Contents contents, Outcomes outcomes, Jobs jobs, Clock clock) {
        this.jdbi = jdbi;
        this.contents = contents;
        this.outcomes = outcomes;
        this.jobs = jobs;
        this.clock = clock;
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
        TreeMap<String, byte[]> bodies = new TreeMap<>();
        TreeMap<String, Made> reusable = new TreeMap<>();
        Map<String, String> hashes = new HashMap<>();
        for (Made one : made) {
            byte[] body = join(one.verdict().body());
            String hash = Contents.hash(body);
            bodies.put(hash, body);
            hashes.put(one.question(), hash);
            if (one.isReusable()) {
                reusable.put(one.verdict().key(), one);
            }
        }
        return jdbi.inTransaction(
                handle -> {
                    if (!jobs.end(handle, job, next)) {
                        handle.rollback();
                        return false;
                    }
                    contents.put(handle, bodies);
                    outcomes.keep(handle, found);
                    insertVerdicts(handle, reusable.values(), hashes);
                    insertEvents(handle, job, revision, made, hashes);
                    return true;
                });
    }

    private static void insertVerdicts(
            Handle handle, Collection<Made> reusable, Map<String, String> hashes) {
        if (reusable.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch(
                        "insert into verdict (grade_key, status, points, max_points, body) values"
                                + " (?, ?, ?, ?, ?) on conflict do nothing");
        for (Made one : reusable) {
            Verdict verdict = one.verdict();
            batch.add(
                    verdict.key(),
                    verdict.status(),
                    verdict.points().orElse(null),
                    verdict.maxPoints(),
                    hashes.get(one.question()));
        }
        batch.execute();
    }

    private void insertEvents(
            Handle handle, Job job, String revision, List<Made> made, Map<String, String> hashes) {
        if (made.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch(
                        "insert into grade_event (submission, question, grade_key, status, points,"
                                + " max_points, body, revision, actor, reason, made_at,"
                                + " question_key) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (Made one : made) {
            Verdict verdict = one.verdict();
            batch.add(
                    job.submission(),
                    one.question(),
                    verdict.key(),
                    verdict.status(),
                    verdict.points().orElse(null),
                    verdict.maxPoints(),
                    hashes.get(one.question()),
                    revision,
                    GradeEvent.MACHINE,
                    one.reason(),
                    clock.millis(),
                    one.questionKey());
        }
        batch.execute();
    }

    /** The verdicts that are known, by key. */
    public Map<String, Verdict> verdicts(Collection<String> keys) {
        return jdbi.withHandle(
                handle -> {
                    Map<String, String> bodies = new HashMap<>();
                    List<Verdict> bare = new ArrayList<>();
                    for (List<String> some : Slices.of(keys.stream().distinct().toList())) {
                        bare.addAll(
                                handle.createQuery(
                                                "select * from verdict where grade_key in (<keys>)")
                                        .bindList("keys", some)
                                        .map((row, context) -> bare(row, bodies))
                                        .list());
                    }
                    Map<String, byte[]> bytes = contents.get(handle, List.copyOf(bodies.values()));
                    Map<String, Verdict> found = new HashMap<>();
                    for (Verdict one : bare) {
                        byte[] body =
                                Objects.requireNonNull(
                                        bytes.get(Objects.requireNonNull(bodies.get(one.key()))));
                        found.put(
                                one.key(),
                                new Verdict(
                                        one.key(),
                                        one.status(),
                                        one.points(),
                                        one.maxPoints(),
                                        split(body)));
                    }
                    return found;
                });
    }

    private static Verdict bare(ResultSet row, Map<String, String> bodies) throws SQLException {
        String key = row.getString("grade_key");
        bodies.put(key, row.getString("body"));
        return new Verdict(
                key,
                row.getString("status"),
                Optional.ofNullable(row.getBigDecimal("points")),
                row.getBigDecimal("max_points"),
                new Verdict.Rendered("", ""));
    }

    private record Row(GradeEvent event, String body) {}

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new GradeEvent(
                        row.getString("question"),
                        row.getString("grade_key"),
                        row.getString("status"),
                        Optional.ofNullable(row.getBigDecimal("points")),
                        row.getBigDecimal("max_points"),
                        row.getString("revision"),
                        row.getString("actor"),
                        row.getString("reason"),
                        Instant.ofEpochMilli(row.getLong("made_at"))),
                row.getString("body"));
    }

    private static List<Row> rows(Handle handle, String submission) {
        return handle.createQuery(
                        "select e.* from grade_event e where e.submission = (select seq from"
                                + " submission where id = ?) order by e.id")
                .bind(0, submission)
                .map((row, context) -> row(row))
                .list();
    }

    /** All that happened to a submission's grades, in order. */
    public List<GradeEvent> history(String submission) {
        return jdbi.withHandle(
                handle -> rows(handle, submission).stream().map(Row::event).toList());
    }

    /** The events that hold now, by question. */
    public Map<String, GradeEvent> current(String submission) {
        Map<String, GradeEvent> last = new LinkedHashMap<>();
        history(submission).forEach(event -> last.put(event.question(), event));
        return last;
    }

    /** A question's grade that holds now. */
    public record Current(GradeEvent event, ObjectNode grade) {}

    /** The grades that hold now as JSON without the answers, by question. */
    public Map<String, Current> read(String submission, Audience audience) {
        return jdbi.withHandle(
                handle -> {
                    Map<String, Row> last = new LinkedHashMap<>();
                    rows(handle, submission).forEach(row -> last.put(row.event().question(), row));
                    Map<String, byte[]> bytes =
                            contents.get(handle, last.values().stream().map(Row::body).toList());
                    Map<String, Current> grades = new LinkedHashMap<>();
                    last.forEach(
                            (question, row) ->
                                    grades.put(
                                            question,
                                            new Current(
                                                    row.event(),
                                                    json(
                                                            Objects.requireNonNull(
                                                                    bytes.get(row.body())),
                                                            audience))));
                    return grades;
                });
    }

    private static ObjectNode json(byte[] body, Audience audience) {
        Verdict.Rendered rendered = split(body);
        JsonNode json =
                AnswerBytes.tree(
                        switch (audience) {
                            case GRADER -> rendered.grader();
                            case LEARNER -> rendered.learner();
                        });
        return json instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }

    /** Both renderings after one another, with a line end between: JSON has none of its own. */
    private static byte[] join(Verdict.Rendered body) {
        return (body.grader() + "\n" + body.learner()).getBytes(StandardCharsets.UTF_8);
    }

    private static Verdict.Rendered split(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        return new Verdict.Rendered(text.substring(0, end), text.substring(end + 1));
    }
}
