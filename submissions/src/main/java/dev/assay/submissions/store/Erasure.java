package dev.assay.submissions.store;

import dev.assay.grading.BoundCourse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Forgets a learner: what they handed in, what became of it, and their account. What somebody else
 * handed in as well is theirs and stays. Only while nothing else works with the store: whoever
 * hands in the very answer that is being forgotten would have it forgotten, too.
 */
public final class Erasure {

    private final Jdbi jdbi;
    private final Contents contents;
    private final boolean isEmbedded;
    private final Clock clock;

    Erasure(Jdbi jdbi, Contents contents, boolean isEmbedded, Clock clock) {
        this.jdbi = jdbi;
        this.contents = contents;
        this.isEmbedded = isEmbedded;
        this.clock = clock;
    }

    /**
     * What was forgotten.
     *
     * @param batches that it had come with: their files have it as well
     */
    public record Erased(int submissions, int answers, List<String> batches) {

        public Erased {
            batches = List.copyOf(batches);
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
                        handle.createQuery("select id from learner where course = ? and handle = ?")
                                .bind(0, course)
                                .bind(1, learner)
                                .mapTo(Long.class)
                                .findOne()
                                .map(
                                        id -> {
                                            Erased erased = erase(handle, id, course, learner);
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

    /** What learners are called in policies of the course goes with them. */
    private static void forgetPolicies(Handle handle, String course, String learner) {
        Pattern named =
                Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(learner) + "(?![\\p{L}\\p{N}])");
        Map<Long, String> policies = new LinkedHashMap<>();
        handle.createQuery("select id, policy from policy_event where course = ?")
                .bind(0, course)
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

    private Erased erase(Handle handle, long learner, String course, String name) {
        List<Long> submissions =
                handle.createQuery("select seq from submission where learner = ? order by seq")
                        .bind(0, learner)
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
        handle.execute("delete from learner where id = ?", learner);
        handle.execute("delete from account where course = ? and learner = ?", course, name);
        forgetPolicies(handle, course, name);
        forgetVerdicts(handle, keys, bodies);
        forgetAnswers(handle, answers);
        bodies.addAll(answers);
        forget(handle, bodies);
        return new Erased(submissions.size(), answers.size(), List.copyOf(batches));
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
