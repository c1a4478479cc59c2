package dev.assay.submissions.store;

import dev.assay.submissions.store.Account.Role;
import dev.assay.submissions.store.Account.Scope;
import dev.assay.submissions.store.Account.Wanted;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Accounts, each with one token: 256 random bits, of which only the hash is kept. Nobody guesses
 * one, so that a slow hash, as passwords need it, would only slow down every request.
 */
public final class Accounts {

    private static final String PREFIX = "assay_";
    private static final int BYTES = 32;
    private static final long LOOK_AGAIN_NANOS = 200_000_000;

    private final Jdbi jdbi;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Once there was an account there always is one; another server may have made it. */
    private volatile boolean isAny;

    private volatile long looked;
    private volatile boolean hasLooked;

    Accounts(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
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
            looked = now;
            hasLooked = true;
            isAny =
                    jdbi.withHandle(
                            handle ->
                                    handle.createQuery("select 1 from account limit 1")
                                            .mapTo(Integer.class)
                                            .findOne()
                                            .isPresent());
        }
        return isAny;
    }

    /** Makes an account. */
    public Made make(Wanted wanted, boolean isOneTime, String madeBy) {
        String token = token();
        String id = UUID.randomUUID().toString();
        Account account =
                jdbi.inTransaction(
                        handle -> {
                            insert(handle, id, wanted, token, isOneTime, madeBy);
                            return find(handle, id).orElseThrow();
                        });
        isAny = true;
        return new Made(account, token, true);
    }

    /**
     * The first instructor's account, with a token that is good for getting a lasting one; another
     * such token while nobody has used it.
     *
     * @return empty when somebody has an account that lasts
     */
    public Optional<Made> first() {
        List<Account> all = all();
        if (all.isEmpty()) {
            Wanted wanted =
                    new Wanted("instructor", Role.INSTRUCTOR, Optional.empty(), "", Scope.ALL);
            return Optional.of(make(wanted, true, GradeEvent.MACHINE));
        }
        return all.size() == 1 && all.getFirst().isOneTime()
                ? renew(all.getFirst().id(), true)
                : Optional.empty();
    }

    /** A learner's account: a new one, or the one that they have. */
    public Made enrol(Wanted learner, String madeBy) {
        Optional<Account> known =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                "select * from account where course = ? and"
                                                        + " learner = ? and revoked_at is null"
                                                        + " order by made_at limit 1")
                                        .bind(0, learner.course().orElseThrow())
                                        .bind(1, learner.learner())
                                        .map((row, context) -> account(row))
                                        .findOne());
        return known.map(account -> new Made(account, "", false))
                .orElseGet(() -> make(learner, false, madeBy));
    }

    private void insert(
            Handle handle,
            String id,
            Wanted wanted,
            String token,
            boolean isOneTime,
            String madeBy) {
        handle.execute(
                "insert into account (id, name, role, course, learner, scope, token_hash,"
                        + " is_one_time, made_by, made_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                wanted.name(),
                lower(wanted.role()),
                wanted.course().orElse(""),
                wanted.learner(),
                lower(wanted.scope()),
                hash(token),
                isOneTime,
                madeBy,
                clock.millis());
    }

    private String token() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String token) {
        return Contents.hash(token.getBytes(StandardCharsets.UTF_8));
    }

    /** Whose token it is; empty when it is nobody's, or was revoked. */
    public Optional<Account> of(String token) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select * from account where token_hash = ? and revoked_at"
                                                + " is null")
                                .bind(0, hash(token))
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

    private Optional<Made> renew(String id, boolean isOneTime) {
        String token = token();
        return jdbi.inTransaction(
                handle -> {
                    int renewed =
                            handle.execute(
                                    "update account set token_hash = ?, is_one_time = ? where id ="
                                            + " ? and revoked_at is null",
                                    hash(token),
                                    isOneTime,
                                    id);
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
                            "update account set revoked_at = ? where id = ? and revoked_at is null",
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

    /** What was done in a course, the last thing first. */
    public List<Audit> audit(String course, int most) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select * from audit_event where course = ? order by id"
                                                + " desc limit ?")
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
