package dev.assay.submissions.store;

import dev.assay.submissions.store.Account.Role;
import dev.assay.submissions.store.Account.Scope;
import dev.assay.submissions.store.Account.Wanted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Accounts, each with one token: 256 random bits, of which only the hash is kept. Nobody guesses
 * one, so that a slow hash, as passwords need it, would only slow down every request.
 */
public final class Accounts {

    private static final long LOOK_AGAIN_NANOS = 200_000_000;

    private final Jdbi jdbi;
    private final Clock clock;
    private final LiveTokens live;

    /** Once there was an account there always is one; another server may have made it. */
    private volatile boolean isAny;

    private volatile long looked;
    private volatile boolean hasLooked;

    Accounts(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = new LiveTokens(this::hashes);
    }

    private Set<String> hashes() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select token_hash from account where revoked_at is null")
                                .mapTo(String.class)
                                .set());
    }

    /**
     * An account with its token, which is shown once and never again.
     *
     * @param isNew false when a learner had one already: then there is no token to show
     */
    public record Made(Account account, String token, boolean isNew) {

        @Override
        public String toString() {
            return "Made[" + account.id() + "]"; // a token has no place in a log
        }
    }

    /** Whether anybody has an account: without one nobody is told from anybody. */
    public boolean isAny() {
        long now = System.nanoTime();
        if (!isAny && (!hasLooked || now - looked > LOOK_AGAIN_NANOS)) {
            // Only what the query said counts: nobody is let in while it is asked, or when it
            // fails.
            isAny |= jdbi.withHandle(Accounts::isAny);
            looked = now;
            hasLooked = true;
        }
        return isAny;
    }

    private static boolean isAny(Handle handle) {
        return handle.createQuery("select 1 from account limit 1")
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /**
     * Makes an account.
     *
     * @return empty when it is a learner's who has one of the course already
     */
    public Optional<Made> make(Wanted wanted, boolean isOneTime, String madeBy) {
        Optional<Made> made =
                jdbi.inTransaction(handle -> insert(handle, wanted, isOneTime, madeBy));
        isAny |= made.isPresent();
        return made;
    }

    /**
     * Makes the account that closes the server.
     *
     * @return empty when somebody has an account: of two who try at once one comes second
     */
    public Optional<Made> makeFirst(Wanted wanted, boolean isOneTime, String madeBy) {
        Optional<Made> made =
                jdbi.inTransaction(
                        handle -> {
                            // Whoever inserts the one row second waits for the first to commit.
                            int first =
                                    handle.execute(
                                            "insert into first_account (one, account) values (1,"
                                                    + " '') on conflict do nothing");
                            return first == 0 || isAny(handle)
                                    ? Optional.empty()
                                    : insert(handle, wanted, isOneTime, madeBy);
                        });
        isAny = true;
        return made;
    }

    /**
     * The first instructor's account, with a token that is good for getting a lasting one; another
     * such token while nobody has used it.
     *
     * @return empty when somebody has an account that lasts, or has just been given this one
     */
    public Optional<Made> first() {
        List<Account> all = all();
        isAny |= !all.isEmpty();
        if (all.isEmpty()) {
            Wanted wanted =
                    new Wanted("instructor", Role.INSTRUCTOR, Optional.empty(), "", Scope.ALL);
            return makeFirst(wanted, true, GradeEvent.MACHINE);
        }
        return all.size() == 1 && all.getFirst().isOneTime()
                ? renew(all.getFirst().id(), true)
                : Optional.empty();
    }

    /**
     * Lets a roster's learners in, all of them or, when something fails, none: each on the course's
     * roster, with a new account or the one that they have.
     *
     * @param emails of the learners, in their order; empty where it is not known
     */
    public List<Made> enrol(List<Wanted> learners, List<String> emails, String madeBy) {
        List<Made> made =
                jdbi.inTransaction(
                        handle -> {
                            List<Made> each = new ArrayList<>();
                            for (int i = 0; i < learners.size(); i++) {
                                each.add(enrol(handle, learners.get(i), emails.get(i), madeBy));
                            }
                            return each;
                        });
        isAny |= !made.isEmpty();
        return made;
    }

    private Made enrol(Handle handle, Wanted learner, String email, String madeBy) {
        String course = learner.course().orElseThrow();
        Learners.enrol(handle, course, learner.learner(), learner.name(), email);
        return insert(handle, learner, false, madeBy)
                .orElseGet(
                        () ->
                                new Made(
                                        handle.createQuery("select * from account where holder = ?")
                                                .bind(0, holder(learner))
                                                .map((row, context) -> account(row))
                                                .one(),
                                        "",
                                        false));
    }

    /** Whose account it is, where somebody has only one. */
    private static @Nullable String holder(Wanted wanted) {
        return wanted.role() == Role.LEARNER
                ? wanted.course().orElseThrow() + " " + wanted.learner()
                : null;
    }

    private Optional<Made> insert(Handle handle, Wanted wanted, boolean isOneTime, String madeBy) {
        String token = Tokens.make();
        String id = UUID.randomUUID().toString();
        int made =
                handle.execute(
                        "insert into account (id, name, role, course, learner, scope, token_hash,"
                                + " is_one_time, made_by, made_at, holder) values (?, ?, ?, ?, ?,"
                                + " ?, ?, ?, ?, ?, ?) on conflict do nothing",
                        id,
                        wanted.name(),
                        lower(wanted.role()),
                        wanted.course().orElse(""),
                        wanted.learner(),
                        lower(wanted.scope()),
                        Tokens.hash(token),
                        isOneTime,
                        madeBy,
                        clock.millis(),
                        holder(wanted));
        return made == 0
                ? Optional.empty()
                : find(handle, id).map(account -> new Made(account, token, true));
    }

    /** Whose token it is; empty when it is nobody's, or was revoked. */
    public Optional<Account> of(String token) {
        String hash = Tokens.hash(token);
        if (!Tokens.isWellFormed(token) || !live.has(hash)) {
            return Optional.empty();
        }
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select * from account where token_hash = ? and revoked_at"
                                                + " is null")
                                .bind(0, hash)
                                .map((row, context) -> account(row))
                                .findOne());
    }

    /** All accounts, in the order in which they were made. */
    public List<Account> all() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select * from account order by made_at, id")
                                .map((row, context) -> account(row))
                                .list());
    }

    /**
     * Gives an account another token; the one that it had is good for nothing from now on.
     *
     * @return empty when there is no such account, or it was revoked
     */
    public Optional<Made> renew(String id) {
        return renew(id, false);
    }

    /**
     * Gives somebody who comes with a token another one for it. A one-time token is good for one,
     * whoever else comes with it at the same moment.
     *
     * @return empty when theirs was good for nothing by then
     */
    public Optional<Made> exchange(Account account) {
        String token = Tokens.make();
        return jdbi.inTransaction(
                handle -> {
                    int renewed =
                            handle.execute(
                                    "update account set token_hash = ?, is_one_time = false where"
                                            + " id = ? and revoked_at is null and is_one_time = ?",
                                    Tokens.hash(token),
                                    account.id(),
                                    account.isOneTime());
                    return renewed == 0
                            ? Optional.empty()
                            : find(handle, account.id()).map(own -> new Made(own, token, true));
                });
    }

    /** One-time tokens follow only one-time tokens: nobody's lasting one is taken from them. */
    private Optional<Made> renew(String id, boolean isOneTime) {
        String token = Tokens.make();
        return jdbi.inTransaction(
                handle -> {
                    int renewed =
                            handle.execute(
                                    "update account set token_hash = ?, is_one_time = ? where id ="
                                            + " ? and revoked_at is null and (is_one_time or not"
                                            + " ?)",
                                    Tokens.hash(token),
                                    isOneTime,
                                    id,
                                    isOneTime);
                    return renewed == 0
                            ? Optional.empty()
                            : find(handle, id).map(account -> new Made(account, token, true));
                });
    }

    /**
     * Makes an account good for nothing.
     *
     * @return false when it is the last instructor's: somebody must be able to let others in
     */
    public boolean revoke(String id) {
        return jdbi.inTransaction(
                handle -> {
                    // Two at once would each see the other's: they are taken one after the other.
                    List<String> instructors =
                            handle.createQuery(
                                            "select id from account where role = ? and course = ''"
                                                + " and scope = ? and revoked_at is null order by"
                                                + " id for update")
                                    .bind(0, lower(Role.INSTRUCTOR))
                                    .bind(1, lower(Scope.ALL))
                                    .mapTo(String.class)
                                    .list();
                    if (instructors.equals(List.of(id))) {
                        return false;
                    }
                    handle.execute(
                            "update account set revoked_at = ?, holder = null where id = ? and"
                                    + " revoked_at is null",
                            clock.millis(),
                            id);
                    return true;
                });
    }

    private static Optional<Account> find(Handle handle, String id) {
        return handle.createQuery("select * from account where id = ?")
                .bind(0, id)
                .map((row, context) -> account(row))
                .findOne();
    }

    private static Account account(ResultSet row) throws SQLException {
        long revoked = row.getLong("revoked_at");
        return new Account(
                row.getString("id"),
                row.getString("name"),
                Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                Optional.of(row.getString("course")).filter(course -> !course.isEmpty()),
                row.getString("learner"),
                Scope.valueOf(row.getString("scope").toUpperCase(Locale.ROOT)),
                row.getBoolean("is_one_time"),
                Instant.ofEpochMilli(row.getLong("made_at")),
                revoked == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(revoked)));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /**
     * What somebody did with another's grade.
     *
     * @param action what was asked for, as {@code GET /api/v1/…}
     * @param submission its id; empty when it was about several
     */
    public record Audit(
            long id, String actor, String action, String course, String submission, Instant at) {}

    /** Notes what somebody did. */
    public void note(Account account, String action, String course, String submission) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "insert into audit_event (account, actor, action, course,"
                                        + " submission, made_at) values (?, ?, ?, ?, ?, ?)",
                                account.id(),
                                account.name(),
                                action,
                                course,
                                submission,
                                clock.millis()));
    }

    /** What was done in a course, or to accounts of all courses; the last thing first. */
    public List<Audit> audit(String course, int most) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select * from audit_event where course in (?, '') order by"
                                                + " id desc limit ?")
                                .bind(0, course)
                                .bind(1, most)
                                .map(
                                        (row, context) ->
                                                new Audit(
                                                        row.getLong("id"),
                                                        row.getString("actor"),
                                                        row.getString("action"),
                                                        row.getString("course"),
                                                        row.getString("submission"),
                                                        Instant.ofEpochMilli(
                                                                row.getLong("made_at"))))
                                .list());
    }
}
