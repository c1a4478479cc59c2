package dev.assay.submissions.store;

import dev.assay.submissions.store.Job.Stage;
import dev.assay.submissions.store.NewSubmission.Lane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What is still to do, one row for each submission that has no final grade. */
public final class Jobs {

    private static final int WAITING = 0;
    private static final int WITH_A_HUMAN = 1;
    private static final int LONGEST_CAUSE = 1000;

    /**
     * No lease and no pause before a retry is as long. What is due later was written by a clock
     * that has been set back since: nobody would come for it until then.
     */
    private static final Duration LONGEST_AHEAD = Duration.ofMinutes(30);

    private final Jdbi jdbi;
    private final Clock clock;

    Jobs(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * A job that is to be added.
     *
     * @param claim whose it is from the beginning; empty when it waits until it is taken
     */
    record New(long submission, String course, long learner, Lane lane, Optional<Claim> claim) {}

    /**
     * Who hands something in works at it at once: it is taken in the transaction that keeps it.
     *
     * @param lease what tells this taking of it from every other
     * @param length how long it is the taker's
     */
    public record Claim(String lease, Duration length) {

        /** A new one. */
        public static Claim of(Duration length) {
            return new Claim(UUID.randomUUID().toString(), length);
        }
    }

    /**
     * Adds jobs. Within a lane a learner's jobs take turns with those of the others: a job's turn
     * comes after the learner's last one, and never before what is being served now.
     *
     * @return those that are taken, by their submissions' rows
     */
    Map<Long, Job> add(Handle handle, List<New> jobs) {
        if (jobs.isEmpty()) {
            return Map.of();
        }
        long now = clock.millis();
        PreparedBatch batch =
                handle.prepareBatch(
                        "insert into job (submission, course, learner, state, stage, lane, turn,"
                            + " attempts, due, lease, lease_until, cause) select :submission,"
                            + " :course, :learner, :waiting, :stage, :lane,"
                            + " greatest(coalesce((select turn from job where state = :waiting and"
                            + " stage = :stage and lane = :lane order by state, stage, lane, turn,"
                            + " id limit 1), 0), coalesce((select max(turn) + 1 from job where lane"
                            + " = :lane and learner = :learner), 0)), :attempts, 0, :lease, :until,"
                            + " '' on conflict do nothing");
        for (New job : jobs) {
            Optional<Claim> claim = job.claim();
            batch.bind("submission", job.submission())
                    .bind("course", job.course())
                    .bind("learner", job.learner())
                    .bind("waiting", WAITING)
                    .bind("stage", Stage.INSTANT.code())
                    .bind("lane", job.lane().code())
                    .bind("attempts", claim.isPresent() ? 1 : 0)
                    .bind("lease", claim.map(Claim::lease).orElse(null))
                    .bind("until", claim.map(one -> now + one.length().toMillis()).orElse(0L))
                    .add();
        }
        batch.execute();
        return claimed(
                handle,
                jobs.stream().filter(job -> job.claim().isPresent()).map(New::submission).toList());
    }

    private static Map<Long, Job> claimed(Handle handle, List<Long> submissions) {
        Map<Long, Job> claimed = new HashMap<>();
        for (List<Long> some : Slices.of(submissions)) {
            handle.createQuery(
                            "select id, submission, lane, attempts, lease from job where submission"
                                    + " in (<submissions>) and lease is not null")
                    .bindList("submissions", Slices.padded(some))
                    .map(
                            (row, context) ->
                                    new Job(
                                            row.getLong("id"),
                                            row.getLong("submission"),
                                            Stage.INSTANT,
                                            Lane.of(row.getInt("lane")),
                                            row.getInt("attempts"),
                                            row.getString("lease")))
                    .forEach(job -> claimed.put(job.submission(), job));
        }
        return claimed;
    }

    /**
     * Takes the next jobs: interactive ones before those of batches, and learner by learner.
     *
     * @param course the only course whose jobs are taken; empty for all
     * @param lease how long they are the taker's
     */
    public List<Job> take(Stage stage, Optional<String> course, int most, Duration lease) {
        long now = clock.millis();
        long ahead = now + LONGEST_AHEAD.toMillis();
        return jdbi.inTransaction(
                handle -> {
                    List<Job> next =
                            handle.createQuery(
                                            "select id, submission, lane, attempts from job where"
                                                + " state = :waiting and stage = :stage and (due <="
                                                + " :now or due > :ahead) and (lease_until < :now"
                                                + " or lease_until > :ahead) and (:course = '' or"
                                                + " course = :course) order by state, stage, lane,"
                                                + " turn, id limit :most")
                                    .bind("waiting", WAITING)
                                    .bind("stage", stage.code())
                                    .bind("now", now)
                                    .bind("ahead", ahead)
                                    .bind("course", course.orElse(""))
                                    .bind("most", most)
                                    .map(
                                            (row, context) ->
                                                    new Job(
                                                            row.getLong("id"),
                                                            row.getLong("submission"),
                                                            stage,
                                                            Lane.of(row.getInt("lane")),
                                                            row.getInt("attempts") + 1,
                                                            UUID.randomUUID().toString()))
                                    .list();
                    return lease(handle, next, now, ahead, lease);
                });
    }

    /** Those that nobody else was faster to take. */
    private static List<Job> lease(
            Handle handle, List<Job> next, long now, long ahead, Duration lease) {
        if (next.isEmpty()) {
            return next;
        }
        PreparedBatch batch =
                handle.prepareBatch(
                        "update job set lease = ?, lease_until = ?, attempts = ? where id = ? and"
                                + " stage = ? and (lease_until < ? or lease_until > ?)");
        for (Job job : next) {
            batch.add(
                    job.lease(),
                    now + lease.toMillis(),
                    job.attempts(),
                    job.id(),
                    job.stage().code(),
                    now,
                    ahead);
        }
        int[] ours = batch.execute();
        List<Job> taken = new ArrayList<>();
        for (int i = 0; i < ours.length; i++) {
            if (ours[i] == 1) {
                taken.add(next.get(i));
            }
        }
        return taken;
    }

    /**
     * Keeps jobs that take longer; in the order in which they end, so that nobody waits crosswise.
     */
    public void renew(List<Job> jobs, Duration lease) {
        if (jobs.isEmpty()) {
            return;
        }
        long until = clock.millis() + lease.toMillis();
        jdbi.useTransaction(
                handle -> {
                    PreparedBatch batch =
                            handle.prepareBatch(
                                    "update job set lease_until = ? where id = ? and lease = ?");
                    jobs.stream()
                            .sorted(Comparator.comparingLong(Job::submission))
                            .forEach(job -> batch.add(until, job.id(), job.lease()));
                    batch.execute();
                });
    }

    /** Gives a job back as if it had not been taken. */
    public void release(Job job) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "update job set lease = null, lease_until = 0, attempts = ? where"
                                        + " id = ? and lease = ?",
                                job.attempts() - 1,
                                job.id(),
                                job.lease()));
    }

    /** Nobody has a job any more. */
    void releaseAll() {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "update job set lease = null, lease_until = 0 where lease_until <>"
                                        + " 0"));
    }

    /** What becomes of a job that was worked at. */
    public sealed interface Next {

        /** All is graded. */
        record Done() implements Next {}

        /** More is to be done at once, in this stage. */
        record Go(Stage stage) implements Next {}

        /** Our fault: it is tried again. */
        record Retry(Duration after, String cause) implements Next {}

        /** Our fault, and trying again has not helped: somebody must look. */
        record HandOver(String cause) implements Next {}
    }

    /** A job that was worked at, and what becomes of it. */
    record End(Job job, Next next) {}

    /**
     * Ends the taking of jobs, in the transaction of their grades and in the given order.
     *
     * @return for each whether it was still the taker's; if not, nothing may be kept
     */
    List<Boolean> end(Handle handle, List<End> ends) {
        List<Boolean> isOurs = new ArrayList<>();
        for (int i = 0; i < ends.size(); ) {
            int to = i;
            while (to < ends.size() && ends.get(to).next() instanceof Next.Done) {
                to++;
            }
            if (to > i) {
                isOurs.addAll(done(handle, ends.subList(i, to)));
                i = to;
            } else {
                isOurs.add(end(handle, ends.get(i).job(), ends.get(i).next()));
                i++;
            }
        }
        return isOurs;
    }

    private static List<Boolean> done(Handle handle, List<End> ends) {
        PreparedBatch batch = handle.prepareBatch("delete from job where id = ? and lease = ?");
        ends.forEach(one -> batch.add(one.job().id(), one.job().lease()));
        return Arrays.stream(batch.execute()).mapToObj(count -> count == 1).toList();
    }

    private boolean end(Handle handle, Job job, Next next) {
        int ours =
                switch (next) {
                    case Next.Done done ->
                            done(handle, List.of(new End(job, done))).getFirst() ? 1 : 0;
                    case Next.Go(Stage stage) ->
                            end(handle, job, WAITING, stage, 0, 0, Optional.empty());
                    case Next.Retry(Duration after, String cause) ->
                            end(
                                    handle,
                                    job,
                                    WAITING,
                                    job.stage(),
                                    job.attempts(),
                                    clock.millis() + after.toMillis(),
                                    Optional.of(cause));
                    case Next.HandOver(String cause) ->
                            end(
                                    handle,
                                    job,
                                    WITH_A_HUMAN,
                                    job.stage(),
                                    job.attempts(),
                                    0,
                                    Optional.of(cause));
                };
        return ours == 1;
    }

    private static int end(
            Handle handle,
            Job job,
            int state,
            Stage stage,
            int attempts,
            long due,
            Optional<String> cause) {
        String why = cause.orElse("");
        return handle.execute(
                "update job set state = ?, stage = ?, attempts = ?, due = ?, cause = ?, lease ="
                        + " null, lease_until = 0 where id = ? and lease = ?",
                state,
                stage.code(),
                attempts,
                due,
                why.length() > LONGEST_CAUSE ? why.substring(0, LONGEST_CAUSE) : why,
                job.id(),
                job.lease());
    }

    /**
     * Has submissions graded again whose course has changed; nothing happens to those that still
     * wait.
     *
     * @param submissions their ids
     */
    public void again(Collection<String> submissions) {
        jdbi.useTransaction(
                handle -> {
                    for (List<String> some : Slices.of(List.copyOf(submissions))) {
                        List<New> of =
                                handle.createQuery(
                                                "select s.seq, s.course, s.learner from submission"
                                                    + " s where s.id in (<ids>) and not exists"
                                                    + " (select 1 from job j where j.submission ="
                                                    + " s.seq) order by s.seq")
                                        .bindList("ids", Slices.padded(some))
                                        .map((row, context) -> again(row))
                                        .list();
                        add(handle, of);
                    }
                });
    }

    /** A job for what was graded before: nobody waits for it. */
    private static New again(ResultSet row) throws SQLException {
        return new New(
                row.getLong("seq"),
                row.getString("course"),
                row.getLong("learner"),
                Lane.BATCH,
                Optional.empty());
    }

    /**
     * What somebody must look at.
     *
     * @param submission the submission's id
     * @param attempts how often it was tried
     */
    public record HandedOver(String submission, String course, int attempts, String cause) {}

    /** The jobs that trying again has not helped, oldest first. */
    public List<HandedOver> handedOver(int most) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select s.id, s.course, j.attempts, j.cause from job j join"
                                            + " submission s on s.seq = j.submission where j.state"
                                            + " = ? order by j.id limit ?")
                                .bind(0, WITH_A_HUMAN)
                                .bind(1, most)
                                .map(
                                        (row, context) ->
                                                new HandedOver(
                                                        row.getString("id"),
                                                        row.getString("course"),
                                                        row.getInt("attempts"),
                                                        row.getString("cause")))
                                .list());
    }

    /**
     * Keeps a submission's job as it is until the transaction ends: whoever wants its lock and that
     * of its events takes this one first, as {@link #end} does.
     */
    void lock(Handle handle, long submission) {
        handle.createQuery("select id from job where submission = ? for update")
                .bind(0, submission)
                .mapTo(Long.class)
                .list();
    }

    /** Has a submission looked at from the start; who works at it now keeps nothing of it. */
    void anew(Handle handle, long submission) {
        int known =
                handle.execute(
                        "update job set state = ?, stage = ?, attempts = 0, due = 0, cause = '',"
                                + " lease = null, lease_until = 0 where submission = ?",
                        WAITING,
                        Stage.INSTANT.code(),
                        submission);
        if (known == 0) {
            New of =
                    handle.createQuery("select seq, course, learner from submission where seq = ?")
                            .bind(0, submission)
                            .map((row, context) -> again(row))
                            .one();
            add(handle, List.of(of));
        }
    }

    /** Nothing is to be done any more for a submission that was handed to a human. */
    void takeBack(Handle handle, long submission) {
        handle.execute(
                "delete from job where submission = ? and state = ?", submission, WITH_A_HUMAN);
    }

    /**
     * Has jobs tried again from the start that were a human's.
     *
     * @param submission the submission's id
     * @return whether there was one
     */
    public boolean retry(String submission) {
        return jdbi.withHandle(
                handle ->
                        handle.execute(
                                        "update job set state = ?, stage = ?, attempts = 0, due ="
                                                + " 0, cause = '' where state = ? and submission ="
                                                + " (select seq from submission where id = ?)",
                                        WAITING,
                                        Stage.INSTANT.code(),
                                        WITH_A_HUMAN,
                                        submission)
                                == 1);
    }

    /** Whether a submission still has work to be done, by a machine. */
    public boolean isWaiting(String submission) {
        return is(WAITING, submission);
    }

    /** Those of some submissions, by their ids, that still have work to be done by a machine. */
    public Set<String> waiting(Collection<String> submissions) {
        return jdbi.withHandle(
                handle -> {
                    Set<String> waiting = new HashSet<>();
                    for (List<String> some : Slices.of(List.copyOf(submissions))) {
                        waiting.addAll(
                                handle.createQuery(
                                                "select s.id from submission s join job j on"
                                                    + " j.submission = s.seq where s.id in (<ids>)"
                                                    + " and j.state = :waiting")
                                        .bindList("ids", Slices.padded(some))
                                        .bind("waiting", WAITING)
                                        .mapTo(String.class)
                                        .list());
                    }
                    return waiting;
                });
    }

    /** Whether a submission waits for a human. */
    public boolean isHandedOver(String submission) {
        return is(WITH_A_HUMAN, submission);
    }

    private boolean is(int state, String submission) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                                "select count(*) from job where state = ? and"
                                                    + " submission = (select seq from submission"
                                                    + " where id = ?)")
                                        .bind(0, state)
                                        .bind(1, submission)
                                        .mapTo(Long.class)
                                        .one()
                                > 0);
    }

    /** Whether somebody waits for a grade now that a machine is to give. */
    public boolean isSomebodyWaiting() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select 1 from job where state = ? and lane = ? and due <="
                                                + " ? limit 1")
                                .bind(0, WAITING)
                                .bind(1, Lane.INTERACTIVE.code())
                                .bind(2, clock.millis())
                                .mapTo(Integer.class)
                                .findOne()
                                .isPresent());
    }

    /**
     * How much there is to do.
     *
     * @param waiting by stage, those that somebody works at included
     * @param handedOver how many a human must look at
     * @param oldest when the oldest of those that wait came in
     */
    public record Depth(Map<Stage, Long> waiting, long handedOver, Optional<Instant> oldest) {

        public Depth {
            // In the stages' order: Map.copyOf has another one in every run.
            waiting = Collections.unmodifiableMap(new TreeMap<>(waiting));
        }

        /** All that wait. */
        public long all() {
            return waiting.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** How much there is to do now. */
    public Depth depth() {
        return jdbi.withHandle(
                handle -> {
                    Map<Stage, Long> waiting = new EnumMap<>(Stage.class);
                    for (Stage stage : Stage.values()) {
                        waiting.put(
                                stage,
                                handle.createQuery(
                                                "select count(*) from job where state = ? and"
                                                        + " stage = ?")
                                        .bind(0, WAITING)
                                        .bind(1, stage.code())
                                        .mapTo(Long.class)
                                        .one());
                    }
                    long stuck =
                            handle.createQuery("select count(*) from job where state = ?")
                                    .bind(0, WITH_A_HUMAN)
                                    .mapTo(Long.class)
                                    .one();
                    Optional<Instant> oldest =
                            handle.createQuery(
                                            "select s.received_at from job j join submission s on"
                                                + " s.seq = j.submission where j.state = ? order by"
                                                + " j.id limit 1")
                                    .bind(0, WAITING)
                                    .mapTo(Long.class)
                                    .findOne()
                                    .map(Instant::ofEpochMilli);
                    return new Depth(waiting, stuck, oldest);
                });
    }
}
