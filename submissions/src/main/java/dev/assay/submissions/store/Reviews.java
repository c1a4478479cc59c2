package dev.assay.submissions.store;

import dev.assay.submissions.store.GradeEvents.By;
import dev.assay.submissions.store.Grades.Made;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What a human should look at, and what they decided. */
public final class Reviews {

    private final Jdbi jdbi;
    private final Grades grades;
    private final GradeEvents events;
    private final Decisions decisions;
    private final Jobs jobs;
    private final Clock clock;

    Reviews(
            Jdbi jdbi,
            Grades grades,
            GradeEvents events,
            Decisions decisions,
            Jobs jobs,
            Clock clock) {
        this.jdbi = jdbi;
        this.grades = grades;
        this.events = events;
        this.decisions = decisions;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * A grade that a human should look at.
     *
     * @param row where it stands in its list, for reading on
     * @param learner whose it is
     * @param wish what the learner wrote who asked for another look; empty when nobody did
     * @param since when it was graded, or asked for
     * @param alike how many others of the course gave the same answer to the question
     */
    public record Item(
            long row,
            HeldGrade held,
            String learner,
            Optional<String> wish,
            Instant since,
            long alike) {

        private Item with(Map<String, Long> counts) {
            long all = counts.getOrDefault(held.question() + " " + held.content(), 1L);
            return new Item(row, held, learner, wish, since, all - 1);
        }
    }

    /**
     * Grades that the machine is not sure of or could not give, in the order in which they were
     * made; without those that are {@link #asked} for.
     *
     * @param after read on after this item's row; 0 from the start
     */
    public List<Item> doubtful(String course, long after, int most) {
        return jdbi.withHandle(
                handle ->
                        alike(
                                handle,
                                course,
                                handle.createQuery(
                                                GradeEvents.HELD_WITH
                                                        + "l.name as learner, e.made_at as since,"
                                                        + " null as wish, e.id as item_row"
                                                        + GradeEvents.HELD_OF
                                                        + " join learner l on l.id = s.learner"
                                                        + " where s.course = ? and e.status in"
                                                        + " ('needs-review', 'failed') and"
                                                        + " e.authority = 'machine' and e.id > ?"
                                                        + " and "
                                                        + GradeEvents.IS_LAST
                                                        + " and not exists (select 1 from"
                                                        + " look_request r where r.submission ="
                                                        + " e.submission and r.question ="
                                                        + " e.question and "
                                                        + IS_OPEN
                                                        + ") order by e.id limit ?")
                                        .bind(0, course)
                                        .bind(1, after)
                                        .bind(2, most)
                                        .map((row, context) -> item(row))
                                        .list()));
    }

    /**
     * Grades at which a learner wants another look, and no human has looked since, in the order in
     * which they were asked for.
     *
     * @param after read on after this item's row; 0 from the start
     */
    public List<Item> asked(String course, long after, int most) {
        return jdbi.withHandle(
                handle ->
                        alike(
                                handle,
                                course,
                                handle.createQuery(
                                                GradeEvents.HELD_WITH
                                                        + "l.name as learner, r.made_at as since,"
                                                        + " r.wish as wish, r.id as item_row"
                                                        + GradeEvents.HELD_OF
                                                        + " join learner l on l.id = s.learner join"
                                                        + " look_request r on r.submission ="
                                                        + " e.submission and r.question ="
                                                        + " e.question where s.course = ? and r.id"
                                                        + " > ? and "
                                                        + GradeEvents.IS_LAST
                                                        + " and "
                                                        + IS_OPEN
                                                        + " order by r.id limit ?")
                                        .bind(0, course)
                                        .bind(1, after)
                                        .bind(2, most)
                                        .map((row, context) -> item(row))
                                        .list()));
    }

    private static final String IS_OPEN =
            "not exists (select 1 from grade_event h where h.submission = r.submission and"
                    + " h.question = r.question and h.authority = 'human' and h.id > r.event)";

    private static Item item(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Item(
                row.getLong("item_row"),
                GradeEvents.held(row),
                row.getString("learner"),
                Optional.ofNullable(row.getString("wish")),
                Instant.ofEpochMilli(row.getLong("since")),
                0);
    }

    /** With how many others gave each answer: one look at the course's answers for all of them. */
    private static List<Item> alike(Handle handle, String course, List<Item> items) {
        Map<String, Long> counts = new HashMap<>();
        List<String> contents = items.stream().map(item -> item.held().content()).toList();
        for (List<String> some : Slices.of(contents.stream().distinct().toList())) {
            handle.createQuery(
                            "select a.question, a.content, count(*) as n from submission s join"
                                    + " answer a on a.submission = s.seq where s.course = :course"
                                    + " and a.content in (<some>) group by a.question, a.content")
                    .bind("course", course)
                    .bindList("some", some)
                    .map(
                            (row, context) ->
                                    Map.entry(
                                            row.getString("question")
                                                    + " "
                                                    + row.getString("content"),
                                            row.getLong("n")))
                    .forEach(count -> counts.put(count.getKey(), count.getValue()));
        }
        return items.stream().map(item -> item.with(counts)).toList();
    }

    /** The other submissions' rows with the same answer to the same question. */
    private static List<Long> alike(Handle handle, String course, HeldGrade held) {
        return handle.createQuery(
                        "select a.submission from submission s join answer a on a.submission ="
                                + " s.seq where s.course = ? and a.question = ? and a.content = ?"
                                + " and a.submission <> ? order by a.submission")
                .bind(0, course)
                .bind(1, held.question())
                .bind(2, held.content())
                .bind(3, held.seq())
                .mapTo(Long.class)
                .list();
    }

    /** The submissions' rows by which a learner has handed an answer in, also this one's. */
    private static List<Long> again(Handle handle, HeldGrade held) {
        return handle.createQuery(
                        "select s.seq from submission own join submission s on s.learner ="
                                + " own.learner join answer a on a.submission = s.seq where own.seq"
                                + " = ? and a.question = ? and a.content = ? order by s.seq")
                .bind(0, held.seq())
                .bind(1, held.question())
                .bind(2, held.content())
                .mapTo(Long.class)
                .list();
    }

    /** The grade that holds of a submission's question, with its answer. */
    public Optional<HeldGrade> held(String submission, String question) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select seq from submission where id = ?")
                                .bind(0, submission)
                                .mapTo(Long.class)
                                .findOne()
                                .flatMap(seq -> held(handle, seq, question)));
    }

    private Optional<HeldGrade> held(Handle handle, long seq, String question) {
        return events.held(handle, List.of(seq)).stream()
                .filter(held -> held.question().equals(question))
                .findFirst();
    }

    /** The grades of the other submissions with the same answer that no human has decided. */
    public List<HeldGrade> alike(String course, HeldGrade held) {
        return jdbi.withHandle(
                handle ->
                        events.held(handle, alike(handle, course, held)).stream()
                                .filter(other -> other.question().equals(held.question()))
                                .filter(other -> other.content().equals(held.content()))
                                .filter(other -> !other.isHuman())
                                .toList());
    }

    /** The grades that the learner has for the same answer in other submissions. */
    public List<HeldGrade> again(HeldGrade held) {
        return jdbi.withHandle(
                handle ->
                        events.held(handle, again(handle, held)).stream()
                                .filter(other -> other.question().equals(held.question()))
                                .filter(other -> other.seq() != held.seq())
                                .toList());
    }

    /**
     * Keeps what a human has decided on a grade; it holds from now on, whatever a machine says.
     *
     * @param held as the human saw it
     * @param made what they decided
     * @return false when something has happened to the grade since, and nothing was kept
     */
    public boolean decide(HeldGrade held, Made made, String actor, String reason) {
        return jdbi.inTransaction(
                handle -> {
                    jobs.lock(handle, held.seq());
                    int appended =
                            grades.append(
                                    handle,
                                    held.seq(),
                                    List.of(made),
                                    By.human(held.revision(), actor, reason),
                                    (one, last) -> last.event() == held.event(),
                                    (question, event, replaced) -> decisions.note(handle, event));
                    if (appended == 1 && !GradeEvents.isOpen(handle, held.seq())) {
                        jobs.takeBack(handle, held.seq());
                    }
                    return appended == 1;
                });
    }

    /** What became of taking a decision back. */
    public enum Withdrawal {
        /** The machine's last word holds again. */
        DONE,
        /** Something has happened to the grade since; nothing was taken back. */
        CHANGED_SINCE,
        /** No human has decided it, or the machine never said anything. */
        NOT_DECIDED
    }

    /**
     * Lets the machine's last word on a grade hold again, and has the machine look at it anew: what
     * it said may have failed, or be of a course that has changed since. So with what the learner
     * handed in again and has the same answer: nobody's decision comes back by that.
     *
     * @param held as the human saw it
     */
    public Withdrawal withdraw(HeldGrade held, String actor, String reason) {
        return jdbi.inTransaction(
                handle -> {
                    List<Long> all = again(handle, held);
                    all.forEach(seq -> jobs.lock(handle, seq));
                    events.lock(handle, all);
                    Optional<GradeEvents.Last> last =
                            events.last(handle, held.seq(), held.question());
                    if (last.filter(now -> now.event() == held.event()).isEmpty()) {
                        return Withdrawal.CHANGED_SINCE;
                    }
                    if (!withdraw(handle, held.seq(), held.question(), actor, reason)) {
                        return Withdrawal.NOT_DECIDED;
                    }
                    all.stream()
                            .filter(seq -> seq != held.seq())
                            .forEach(seq -> withdraw(handle, seq, held.question(), actor, reason));
                    return Withdrawal.DONE;
                });
    }

    private boolean withdraw(
            Handle handle, long seq, String question, String actor, String reason) {
        boolean isHuman =
                events.last(handle, seq, question).filter(GradeEvents.Last::isHuman).isPresent();
        Optional<Long> machine = events.lastOfMachine(handle, seq, question);
        if (!isHuman || machine.isEmpty()) {
            return false;
        }
        events.again(handle, machine.get(), actor, reason);
        decisions.withdraw(handle, seq, question);
        jobs.anew(handle, seq);
        return true;
    }

    /**
     * A learner asks for another look.
     *
     * @return false when a look is asked for already
     */
    public boolean ask(HeldGrade held, String wish) {
        return jdbi.inTransaction(
                handle -> {
                    events.lock(handle, List.of(held.seq()));
                    boolean isOpen =
                            handle.createQuery(
                                            "select 1 from look_request r where r.submission = ?"
                                                    + " and r.question = ? and "
                                                    + IS_OPEN
                                                    + " limit 1")
                                    .bind(0, held.seq())
                                    .bind(1, held.question())
                                    .mapTo(Integer.class)
                                    .findOne()
                                    .isPresent();
                    if (!isOpen) {
                        handle.execute(
                                "insert into look_request (submission, question, event, wish,"
                                        + " made_at) values (?, ?, ?, ?, ?)",
                                held.seq(),
                                held.question(),
                                held.event(),
                                wish,
                                clock.millis());
                    }
                    return !isOpen;
                });
    }

    /** An answer that a human has decided on, and the points that they gave for it. */
    public record Decided(String question, String content, BigDecimal points, BigDecimal max) {}

    /** A course's answers that a human has decided on, in the order of the decisions. */
    public List<Decided> decided(String course) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select e.question, a.content, e.points, e.max_points from"
                                            + " submission s join grade_event e on e.submission ="
                                            + " s.seq join answer a on a.submission = e.submission"
                                            + " and a.question = e.question where s.course = ? and"
                                            + " e.authority = 'human' and e.points is not null and"
                                            + " e.max_points > 0 and "
                                                + GradeEvents.IS_LAST
                                                + " order by e.id")
                                .bind(0, course)
                                .map(
                                        (row, context) ->
                                                new Decided(
                                                        row.getString("question"),
                                                        row.getString("content"),
                                                        row.getBigDecimal("points"),
                                                        row.getBigDecimal("max_points")))
                                .list());
    }
}
