package dev.assay.submissions.web;

import dev.assay.submissions.review.Decision;
import dev.assay.submissions.review.Reviewing;
import dev.assay.submissions.review.Reviewing.RefusedDecisionException;
import dev.assay.submissions.store.HeldGrade;
import dev.assay.submissions.store.StoredSubmission;
import jakarta.inject.Singleton;

/** Where people's decisions are taken, however they come in. */
@Singleton
final class DecisionDesk {

    private final Desk desk;
    private final Caller caller;

    DecisionDesk(Desk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    /** A submission that the caller may see. */
    StoredSubmission submission(String id) {
        return desk.store()
                .submissions()
                .find(id)
                .filter(caller::maySee)
                .orElseThrow(
                        () ->
                                ApiException.of(
                                        404, "No such submission", "There is no submission " + id));
    }

    /** The grade that holds of a submission's question. */
    HeldGrade held(StoredSubmission submission, String question) {
        String asked = desk.question(submission.course(), question).orElse(question);
        return desk.store()
                .reviews()
                .held(submission.id(), asked)
                .orElseThrow(
                        () ->
                                ApiException.of(
                                        404,
                                        "No such grade",
                                        "The submission has no grade for question "
                                                + question
                                                + " yet"));
    }

    /**
     * The same, if it is the one that somebody looked at: whoever decides on what they have not
     * seen would undo another's word without knowing it.
     *
     * @param event the event that they looked at
     */
    HeldGrade seen(StoredSubmission submission, String question, long event) {
        HeldGrade held = held(submission, question);
        if (held.event() != event) {
            throw changed();
        }
        return held;
    }

    private static ApiException changed() {
        return ApiException.of(
                409, "Changed since", "The grade has changed since you looked; look at it again");
    }

    /** Takes a decision. */
    Reviewing.Decided decide(StoredSubmission submission, HeldGrade seen, Decision decision) {
        try {
            Reviewing.Decided decided =
                    new Reviewing(desk.store()).decide(submission.course(), seen, decision);
            for (String each : decided.submissions()) {
                desk.changed(each);
                if (!each.equals(submission.id())) {
                    caller.audit(desk, submission.course(), each); // it is another's grade as well
                }
            }
            return decided;
        } catch (RefusedDecisionException e) {
            throw ApiException.of(409, "Not decided", String.valueOf(e.getMessage()));
        }
    }

    /** Takes one back. */
    void withdraw(StoredSubmission submission, HeldGrade seen, String actor, String why) {
        String reason = "withdrawn: " + why;
        if (reason.length() > Decision.LONGEST_TEXT) {
            throw ApiException.of(400, "Bad request", "A reason has 1000 characters at most");
        }
        switch (desk.store().reviews().withdraw(seen, actor, reason)) {
            case DONE -> {
                desk.changed(submission.id());
                desk.wake();
            }
            case CHANGED_SINCE -> throw changed();
            case NOT_DECIDED ->
                    throw ApiException.of(
                            409,
                            "Nothing to withdraw",
                            "No person has decided this grade, or the machine never gave one");
        }
    }
}
