package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.spi.Audience;
import dev.assay.submissions.store.Account;
import dev.assay.submissions.store.Account.Role;
import dev.assay.submissions.store.StoredSubmission;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Who makes a request; nobody in particular while there are no accounts. */
@RequestScoped
public class Caller {

    private Optional<Account> account = Optional.empty();
    private String action = "";

    /** Notes who it is, and what they ask for. */
    void is(Account who, String what) {
        account = Optional.of(who);
        action = what;
    }

    /** Their account. */
    Optional<Account> account() {
        return account;
    }

    private Optional<Account> learner() {
        return account.filter(who -> who.role() == Role.LEARNER);
    }

    /**
     * Who is to be named in histories: the account, or who the request says while there is none.
     */
    String actor(JsonNode json) {
        return account.map(Account::name).orElseGet(() -> Actors.of(json));
    }

    /**
     * Whether they may see a submission: a learner their own, anybody else those of their course.
     */
    boolean maySee(StoredSubmission submission) {
        return account.map(
                        who ->
                                who.isIn(submission.course())
                                        && (who.role() != Role.LEARNER
                                                || who.learner()
                                                        .equals(submission.submission().learner())))
                .orElse(true);
    }

    /** Whether they have to do with a course. */
    boolean isIn(String course) {
        return account.map(who -> who.isIn(course)).orElse(true);
    }

    /** Who a grade is rendered for: for a learner it is the learner, whatever they ask for. */
    Audience audience(Reader asked) {
        return learner().isPresent() ? Audience.LEARNER : asked.audience();
    }

    /** The learner that they are and hand in as; empty when they may hand in for anybody. */
    Optional<String> handsInAs() {
        return learner().map(Account::learner);
    }

    /** Notes that they looked at another's grade, or changed it. */
    void audit(Desk desk, String course, String submission) {
        account.filter(who -> who.role() != Role.LEARNER)
                .ifPresent(who -> desk.store().accounts().note(who, action, course, submission));
    }
}
