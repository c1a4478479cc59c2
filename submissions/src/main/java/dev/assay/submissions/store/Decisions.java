package dev.assay.submissions.store;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * What humans have decided on answers, by learner and answer: that holds for whichever submission
 * brings the same answer again.
 */
final class Decisions {

    private final Clock clock;

    Decisions(Clock clock) {
        this.clock = clock;
    }

    /** Of a submission's answer, the grade that a human gave. */
    private record Decided(long submission, long event) {}

    /** A human's event is the decision on the answer that it is about, instead of another one. */
    void note(Handle handle, long event) {
        handle.execute(
                "insert into decided (learner, question, content, event) select s.learner,"
                    + " a.question, a.content, e.id from grade_event e join submission s on s.seq ="
                    + " e.submission join answer a on a.submission = e.submission and a.question ="
                    + " e.question where e.id = ? on conflict do nothing",
                event);
        handle.execute(
                "update decided set event = ? where exists (select 1 from grade_event e join"
                        + " submission s on s.seq = e.submission join answer a on a.submission ="
                        + " e.submission and a.question = e.question where e.id = ? and s.learner ="
                        + " decided.learner and a.question = decided.question and a.content ="
                        + " decided.content)",
                event,
                event);
    }

    /** The decision on a submission's answer is taken back. */
    void withdraw(Handle handle, long submission, String question) {
        handle.execute(
                "delete from decided where question = ? and learner = (select learner from"
                        + " submission where seq = ?) and content = (select content from answer"
                        + " where submission = ? and question = ?)",
                question,
                submission,
                submission,
                question);
    }

    /**
     * Appends to submissions that were just graded what a human has decided on the same answers of
     * their learners: after what the machine said, so that it can be taken back. Nearly always
     * there is nothing, which one look at a small table tells.
     *
     * @return the submissions with an answer of which a human has decided something
     */
    Set<Long> repeat(Handle handle, List<Long> submissions) {
        Set<Long> decided = new HashSet<>();
        for (List<Long> some : Slices.of(submissions)) {
            handle.createQuery(
                            "select own.seq, d.event from submission own join decided d on"
                                    + " d.learner = own.learner join answer a on a.submission ="
                                    + " own.seq and a.question = d.question and a.content ="
                                    + " d.content where own.seq in (<submissions>) order by"
                                    + " own.seq, d.event")
                    .bindList("submissions", Slices.padded(some))
                    .map((row, context) -> new Decided(row.getLong("seq"), row.getLong("event")))
                    .list()
                    .forEach(
                            one -> {
                                repeat(handle, one);
                                decided.add(one.submission());
                            });
        }
        return decided;
    }

    /** Unless a human has decided there as well, or it is not graded yet or out of other points. */
    private void repeat(Handle handle, Decided one) {
        handle.execute(
                "insert into grade_event (submission, question, grade_key, question_key, status,"
                    + " points, max_points, body, revision, authority, actor, reason, made_at)"
                    + " select e.submission, d.question, d.grade_key, d.question_key, d.status,"
                    + " d.points, d.max_points, d.body, d.revision, d.authority, d.actor, d.reason,"
                    + " ? from grade_event d join grade_event e on e.submission = ? and e.question"
                    + " = d.question where d.id = ? and e.authority <> d.authority and e.status <>"
                    + " 'pending' and e.max_points = d.max_points and "
                        + GradeEvents.IS_LAST,
                clock.millis(),
                one.submission(),
                one.event());
    }

    /** Finds out from the events what humans have decided, where that is not known yet. */
    static void find(Handle handle) {
        handle.execute(
                "insert into decided (learner, question, content, event) select s.learner,"
                        + " e.question, a.content, max(e.id) from grade_event e join submission s"
                        + " on s.seq = e.submission join answer a on a.submission = e.submission"
                        + " and a.question = e.question where e.authority = 'human' and "
                        + GradeEvents.IS_LAST
                        + " group by s.learner, e.question, a.content on conflict do nothing");
    }
}
