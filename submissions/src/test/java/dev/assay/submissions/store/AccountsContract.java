package dev.assay.submissions.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.submissions.store.Account.Role;
import dev.assay.submissions.store.Account.Scope;
import dev.assay.submissions.store.Account.Wanted;
import dev.assay.submissions.store.Accounts.Made;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may come in, on whatever database. */
abstract class AccountsContract {

    @TempDir Path folder;
    private Store store;

    abstract StoreSettings settings(Path data) throws Exception;

    @BeforeEach
    void open() throws Exception {
        store = Store.open(settings(folder));
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }

    private Made make(String name) {
        return store.accounts().make(wanted(name, Role.INSTRUCTOR), false, "me").orElseThrow();
    }

    private static Wanted learner(String id) {
        return new Wanted(id, Role.LEARNER, Optional.of("c"), id, Scope.ALL);
    }

    private static Wanted wanted(String name, Role role) {
        return new Wanted(name, role, Optional.empty(), "", Scope.ALL);
    }

    @Test
    void aTokenIsItsAccountsUntilItIsRenewedOrRevoked() throws Exception {
        assertThat(store.accounts().isAny()).isFalse();
        Accounts.Made prof = make("prof");
        assertThat(store.accounts().isAny()).isTrue();
        assertThat(prof.token()).hasSizeGreaterThan(40);
        assertThat(prof.toString()).doesNotContain(prof.token());
        assertThat(store.accounts().of(prof.token())).hasValue(prof.account());
        assertThat(store.accounts().of(prof.token() + "x")).isEmpty();
        assertThat(store.accounts().revoke(prof.account().id())).as("the last one").isFalse();

        Accounts.Made other = make("dean");
        Accounts.Made renewed = store.accounts().renew(prof.account().id()).orElseThrow();
        assertThat(store.accounts().of(prof.token())).isEmpty();
        assertThat(store.accounts().of(renewed.token())).hasValue(prof.account());
        assertThat(store.accounts().revoke(prof.account().id())).isTrue();
        assertThat(store.accounts().of(renewed.token())).isEmpty();
        assertThat(store.accounts().renew(prof.account().id())).isEmpty();
        assertThat(store.accounts().revoke(other.account().id())).isFalse();
    }

    @Test
    void theFirstTokenIsGoodForOneThingAndAnotherWhileItWasNotUsed() throws Exception {
        Accounts.Made first = store.accounts().first().orElseThrow();
        assertThat(first.account().isOneTime()).isTrue();
        Accounts.Made again = store.accounts().first().orElseThrow();
        assertThat(store.accounts().of(first.token())).isEmpty();
        assertThat(store.accounts().of(again.token()).orElseThrow().isOneTime()).isTrue();
        Accounts.Made lasting = store.accounts().renew(again.account().id()).orElseThrow();
        assertThat(lasting.account().isOneTime()).isFalse();
        assertThat(store.accounts().first()).isEmpty();
        assertThat(store.accounts().all()).hasSize(1);
    }

    @Test
    void aOneTimeTokenIsGoodForOneOfTwoWhoComeWithIt() throws Exception {
        Account seen = store.accounts().first().orElseThrow().account();
        Accounts.Made lasting = store.accounts().exchange(seen).orElseThrow();
        assertThat(store.accounts().exchange(seen)).as("both came with it").isEmpty();
        assertThat(store.accounts().of(lasting.token())).hasValue(lasting.account());
        Accounts.Made next = store.accounts().exchange(lasting.account()).orElseThrow();
        assertThat(store.accounts().of(lasting.token())).isEmpty();
        assertThat(store.accounts().of(next.token())).hasValue(lasting.account());
    }

    @Test
    void whoLookedAtWhatIsNoted() throws Exception {
        Account prof = make("prof").account();
        store.accounts().note(prof, "GET /a", "c", "s1");
        store.accounts().note(prof, "GET /b", "c", "");
        store.accounts().note(prof, "GET /c", "d", "");
        assertThat(store.accounts().audit("c", 9))
                .extracting(Accounts.Audit::action)
                .containsExactly("GET /b", "GET /a");
        assertThat(store.accounts().audit("c", 1)).hasSize(1);
    }

    /** What eight come to who do something at the same time. */
    private static <T> List<T> atOnce(Callable<T> what) throws Exception {
        List<T> said = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<T> one : threads.invokeAll(java.util.Collections.nCopies(8, what))) {
                said.add(one.get());
            }
        }
        return said;
    }

    @Test
    void ofSeveralWhoWantToBeTheFirstOneIs() throws Exception {
        Wanted prof = wanted("prof", Role.INSTRUCTOR);
        assertThat(atOnce(() -> store.accounts().makeFirst(prof, false, "me")))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
        assertThat(store.accounts().all()).hasSize(1);
        assertThat(store.accounts().first()).isEmpty();
    }

    @Test
    void whoeverHasAnAccountWasFirst() {
        make("prof");
        assertThat(store.accounts().makeFirst(wanted("eve", Role.INSTRUCTOR), false, "me"))
                .isEmpty();
        assertThat(store.accounts().all()).hasSize(1);
    }

    @Test
    void aLearnerHasOneAccountOfACourse() throws Exception {
        assertThat(atOnce(() -> store.accounts().enrol(List.of(learner("a")), List.of(""), "me")))
                .filteredOn(made -> made.getFirst().isNew())
                .hasSize(1);
        Account known = store.accounts().all().getFirst();
        assertThat(store.accounts().make(learner("a"), false, "me")).isEmpty();
        assertThat(store.accounts().revoke(known.id())).isTrue();
        Made again = store.accounts().make(learner("a"), false, "me").orElseThrow();
        assertThat(store.accounts().of(again.token())).hasValue(again.account());
    }

    @Test
    void aRosterIsLetInWholeOrNotAtAll() {
        List<Wanted> two = List.of(learner("a"), learner("b"));
        List<String> emails = new ArrayList<>(List.of("a@x.org", "x".repeat(400)));
        assertThatThrownBy(() -> store.accounts().enrol(two, emails, "me"))
                .as("what a column does not take")
                .isInstanceOf(RuntimeException.class);
        assertThat(store.accounts().all()).isEmpty();
        emails.set(1, "b@x.org");
        assertThat(store.accounts().enrol(two, emails, "me")).allMatch(Made::isNew);
        assertThat(store.accounts().enrol(two, emails, "me")).noneMatch(Made::isNew);
    }

    @Test
    void nobodysLastingTokenBecomesAOneTimeOne() {
        Made first = store.accounts().first().orElseThrow();
        Made lasting = store.accounts().renew(first.account().id()).orElseThrow();
        assertThat(store.accounts().first()).isEmpty();
        assertThat(store.accounts().of(lasting.token())).isPresent();
    }
}
