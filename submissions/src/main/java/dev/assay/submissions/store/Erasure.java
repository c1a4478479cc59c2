package dev.assay.submissions.store;

import dev.assay.grading.BoundCourse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Forgets a learner: what they handed in, what became of it, and their account. What somebody else
 * handed in as well is theirs and stays. Only while nothing else works with the store: whoever
 * hands in the very answer that is being forgotten would have it forgotten, too.
 */
public final class Erasure {

    private static final String LEARNERS = "/learners/";

    /** Characters that nothing but a path that was cut leaves of a learner's id. */
    private static final int LONG = 150;

    private static final String FORGOTTEN = "It spoke of somebody who has been forgotten";

    private final DataSource source;
    private final Jdbi jdbi;
    private final Contents contents;
    private final boolean isEmbedded;
    private final Clock clock;

    Erasure(DataSource source, Jdbi jdbi, Contents contents, boolean isEmbedded, Clock clock) {
        this.source = source;
        this.jdbi = jdbi;
        this.contents = contents;
        this.isEmbedded = isEmbedded;
        this.clock = clock;
    }

    /**
     * What was forgotten.
     *
     * @param batches that it had come with, or that spoke of them: what was sent has it as well
     * @param told all batches of the course: what was written of each names the whole class
     */
    public record Erased(int submissions, int answers, List<String> batches, List<String> told) {

        public Erased {
            batches = List.copyOf(batches);
            told = List.copyOf(told);
        }
    }

    /** Whether nobody else has the store open; of an embedded one nobody ever has. */
    public boolean isAlone() {
        return isEmbedded
                || jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                        "select count(*) from pg_stat_activity"
                                                            + " where datname = current_database()"
                                                            + " and application_name <>"
                                                            + " current_setting('application_name')"
                                                            + " and backend_type = 'client"
                                                            + " backend'")
                                                .mapTo(Long.class)
                                                .one()
                                        == 0);
    }

    /**
     * Forgets a learner of a course.
     *
     * <p>That somebody was forgotten, and by whom, is in the audit; who it was is not.
     *
     * @param learner the id that they hand in under
     * @param actor who has it done
     * @return empty when there is no such learner
     */
    public Optional<Erased> erase(String course, String learner, String actor) {
        return jdbi.inTransaction(
                handle ->
                        handle.createQuery(
                                        "select id, name, email from learner where course = ? and"
                                                + " handle = ?")
                                .bind(0, course)
                                .bind(1, learner)
                                .map(
                                        (row, context) ->
                                                new Somebody(
                                                        row.getLong("id"),
                                                        course,
                                                        learner,
                                                        row.getString("name"),
                                                        row.getString("email")))
                                .findOne()
                                .map(
                                        who -> {
                                            Erased erased = erase(handle, who);
                                            audit(handle, course, actor, erased);
                                            return erased;
                                        }));
    }

    /** Learners of a course who handed something in, but nothing from a time on. */
    public List<String> idleSince(String course, Instant time) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select l.handle from learner l join submission s on"
                                                + " s.learner = l.id where l.course = ? group by"
                                                + " l.handle having max(s.received_at) < ? order by"
                                                + " l.handle")
                                .bind(0, course)
                                .bind(1, time.toEpochMilli())
                                .mapTo(String.class)
                                .list());
    }

    private void audit(Handle handle, String course, String actor, Erased erased) {
        handle.execute(
                "insert into audit_event (account, actor, action, course, submission, made_at)"
                        + " values ('', ?, ?, ?, '', ?)",
                actor,
                "erased a learner with %d submissions".formatted(erased.submissions()),
                course,
                clock.millis());
    }

    /**
     * Who is to be forgotten.
     *
     * @param id of their row
     * @param handle what they hand in under
     */
    private record Somebody(long id, String course, String handle, String name, String email) {

        /** Finds all that they are called, as words of their own. */
        Pattern named() {
            return Pattern.compile(
                    Stream.of(handle, name, email)
                            .filter(each -> !each.isBlank())
                            .map(Pattern::quote)
                            .collect(
                                    Collectors.joining(
                                            "|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])")));
        }

        /** Whether a file, or a folder that it is in, is called after them. */
        boolean isCalled(String path) {
            List<String> own = Stream.of(handle, name, email).map(Somebody::plain).toList();
            return Stream.of(path.split("[/\\\\]"))
                    .map(part -> part.replaceAll("\\.\\w+$", ""))
                    .map(Somebody::plain)
                    .anyMatch(part -> !part.isEmpty() && own.contains(part));
        }

        private static String plain(String text) {
            return text.replaceAll("[^\\p{L}\\p{N}]+", "-").toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Writes an embedded database's file anew with no more than what is in it still. Nothing can be
     * done with the store after that but to close it.
     */
    public void compact() throws StoreException {
        if (isEmbedded) {
            // What was deleted stays in the file until its place is needed.
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("shutdown compact");
            } catch (SQLException e) {
                throw new StoreException(
                        "what was forgotten may still lie where the database's file has room,"
                                + " which could not be made smaller: "
                                + Outage.line(e),
                        e);
            }
        }
    }

    /** Whose grade was asked for stands in the path that was asked for. */
    private static void forgetReads(Handle handle, Somebody who) {
        Map<Long, String> actions = new LinkedHashMap<>();
        handle.createQuery(
                        "select id, action from audit_event where course = ? and action like"
                                + " '%/learners/%'")
                .bind(0, who.course())
                .map((row, context) -> Map.entry(row.getLong("id"), row.getString("action")))
                .forEach(each -> actions.put(each.getKey(), each.getValue()));
        actions.forEach(
                (id, action) -> {
                    int from = action.indexOf(LEARNERS) + LEARNERS.length();
                    String asked = action.substring(from).replaceAll("/grade$", "");
                    if (isOf(who.handle(), asked)) {
                        handle.execute(
                                "update audit_event set action = ? where id = ?",
                                action.substring(0, from) + "…/grade",
                                id);
                    }
                });
    }

    /** What was noted of it may be escaped, and cut where it was too long. */
    private static boolean isOf(String learner, String asked) {
        if (asked.equals(learner) || (asked.length() > LONG && learner.startsWith(asked))) {
            return true;
        }
        try {
            String plain = URLDecoder.decode(asked.replace("+", "%2B"), StandardCharsets.UTF_8);
            return plain.equals(learner);
        } catch (IllegalArgumentException e) {
            return false; // an escape that was none, or that was cut
        }
    }

    /**
     * What batches said of them, and files that are called after them.
     *
     * @param with is given those batches
     * @return all batches of the course
     */
    private static List<String> forgetProblems(Handle handle, Somebody who, Set<String> with) {
        Pattern named = who.named();
        List<String> all = new ArrayList<>();
        for (Told batch :
                handle.createQuery(
                                "select id, name, source, problems from batch where course = ?"
                                        + " order by created_at, id")
                        .bind(0, who.course())
                        .map(
                                (row, context) ->
                                        new Told(
                                                row.getString("id"),
                                                row.getString("name"),
                                                row.getString("source"),
                                                AnswerBytes.texts(row.getString("problems"))))
                        .list()) {
            all.add(batch.id());
            if (batch.problems().stream().anyMatch(each -> named.matcher(each).find())) {
                with.add(batch.id());
                handle.execute(
                        "update batch set problems = ? where id = ?",
                        AnswerBytes.of(
                                batch.problems().stream()
                                        .map(each -> named.matcher(each).find() ? FORGOTTEN : each)
                                        .toList()),
                        batch.id());
            }
            if (who.isCalled(batch.name()) || who.isCalled(batch.source())) {
                with.add(batch.id());
                handle.execute(
                        "update batch set name = ?, source = ? where id = ?",
                        batch.name().isEmpty() ? "" : "forgotten",
                        "forgotten " + batch.id(),
                        batch.id());
            }
        }
        return all;
    }

    private record Told(String id, String name, String source, List<String> problems) {}

    /** What learners are called in policies of the course goes with them. */
    private static void forgetPolicies(Handle handle, Somebody who) {
        Pattern named = who.named();
        Map<Long, String> policies = new LinkedHashMap<>();
        handle.createQuery("select id, policy from policy_event where course = ?")
                .bind(0, who.course())
                .map((row, context) -> Map.entry(row.getLong("id"), row.getString("policy")))
                .forEach(each -> policies.put(each.getKey(), each.getValue()));
        policies.forEach(
                (id, policy) -> {
                    if (named.matcher(policy).find()) {
                        handle.execute(
                                "update policy_event set policy = ? where id = ?",
                                "# it named somebody who has been forgotten\n",
                                id);
                    }
                });
    }

    private Erased erase(Handle handle, Somebody who) {
        List<Long> submissions =
                handle.createQuery("select seq from submission where learner = ? order by seq")
                        .bind(0, who.id())
                        .mapTo(Long.class)
                        .list();
        Set<String> batches = new LinkedHashSet<>();
        Set<String> answers = new LinkedHashSet<>();
        Set<String> bodies = new LinkedHashSet<>();
        Set<String> keys = new LinkedHashSet<>();
        for (List<Long> some : Slices.of(submissions)) {
            collect(
                    handle,
                    "select distinct batch from submission where batch is not null and seq in"
                            + " (<some>)",
                    some,
                    batches);
            collect(
                    handle,
                    "select distinct b.batch from batch_also b where b.submission in (<some>)",
                    some,
                    batches);
            collect(
                    handle,
                    "select distinct content from answer where submission in (<some>)",
                    some,
                    answers);
            collect(
                    handle,
                    "select distinct raw from submission where seq in (<some>)",
                    some,
                    bodies);
            collect(
                    handle,
                    "select distinct body from grade_event where submission in (<some>)",
                    some,
                    bodies);
            collect(
                    handle,
                    "select distinct grade_key from grade_event where submission in (<some>)",
                    some,
                    keys);
        }
        handle.execute("delete from decided where learner = ?", who.id());
        for (List<Long> some : Slices.of(submissions)) {
            for (String table :
                    List.of(
                            "regrade_event",
                            "regrade_change",
                            "look_request",
                            "grade_event",
                            "job",
                            "answer",
                            "batch_also")) {
                delete(handle, "delete from " + table + " where submission in (<some>)", some);
            }
            delete(handle, "delete from submission where seq in (<some>)", some);
        }
        handle.execute("delete from learner where id = ?", who.id());
        handle.execute(
                "delete from account where course = ? and learner = ?", who.course(), who.handle());
        forgetPolicies(handle, who);
        forgetReads(handle, who);
        List<String> told = forgetProblems(handle, who, batches);
        forgetVerdicts(handle, keys, bodies);
        forgetAnswers(handle, answers);
        bodies.addAll(answers);
        forget(handle, bodies);
        return new Erased(submissions.size(), answers.size(), List.copyOf(batches), told);
    }

    private static void collect(Handle handle, String query, List<Long> some, Set<String> into) {
        into.addAll(handle.createQuery(query).bindList("some", some).mapTo(String.class).list());
    }

    private static void delete(Handle handle, String statement, List<?> some) {
        handle.createUpdate(statement).bindList("some", some).execute();
    }

    /** Verdicts that nobody's grade is any more. */
    private static void forgetVerdicts(Handle handle, Set<String> keys, Set<String> bodies) {
        String unused =
                " from verdict where grade_key in (<some>) and not exists (select 1 from"
                        + " grade_event e where e.grade_key = verdict.grade_key)";
        for (List<String> some : Slices.of(List.copyOf(keys))) {
            bodies.addAll(
                    handle.createQuery("select body" + unused)
                            .bindList("some", some)
                            .mapTo(String.class)
                            .list());
            delete(handle, "delete" + unused, some);
        }
    }

    /** What checks said of answers that nobody else gave. */
    private void forgetAnswers(Handle handle, Set<String> answers) {
        List<String> keys = new ArrayList<>();
        for (List<String> some : Slices.of(List.copyOf(answers))) {
            List<String> others =
                    handle.createQuery(
                                    "select distinct content from answer where content in (<some>)")
                            .bindList("some", some)
                            .mapTo(String.class)
                            .list();
            List<String> gone = some.stream().filter(each -> !others.contains(each)).toList();
            for (Map.Entry<String, byte[]> one : contents.get(handle, gone).entrySet()) {
                keys.add(BoundCourse.answerKey(AnswerBytes.answer(one.getValue())));
            }
        }
        for (List<String> some : Slices.of(keys)) {
            delete(handle, "delete from outcome where answer in (<some>)", some);
        }
    }

    /** Bytes that nothing refers to any more. */
    private static void forget(Handle handle, Set<String> hashes) {
        for (List<String> some : Slices.of(List.copyOf(hashes))) {
            delete(
                    handle,
                    "delete from content where hash in (<some>) and not exists (select 1 from"
                        + " answer a where a.content = content.hash) and not exists (select 1 from"
                        + " submission s where s.raw = content.hash) and not exists (select 1 from"
                        + " grade_event e where e.body = content.hash) and not exists (select 1"
                        + " from verdict v where v.body = content.hash)",
                    some);
        }
    }
}
