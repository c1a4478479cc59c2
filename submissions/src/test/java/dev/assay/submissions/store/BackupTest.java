package dev.assay.submissions.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.assay.grading.Submission;
import dev.assay.grading.Submission.Given;
import dev.assay.spi.Answer;
import dev.assay.submissions.store.Account.Role;
import dev.assay.submissions.store.Account.Scope;
import dev.assay.submissions.store.Account.Wanted;
import dev.assay.submissions.store.Grades.Made;
import dev.assay.submissions.store.Job.Stage;
import dev.assay.submissions.store.Jobs.Next;
import dev.assay.submissions.store.NewSubmission.Lane;
import dev.assay.submissions.store.Upload.Kind;
import java.io.BufferedReader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept in one store can be put into another one, whatever database each has. */
class BackupTest {

    @TempDir private Path folder;

    private Store h2(String name) throws Exception {
        return Store.open(StoreSettings.embedded(folder.resolve(name)));
    }

    private Store postgres(String name) throws Exception {
        return Store.open(Postgres.database(folder.resolve(name)));
    }

    private static NewSubmission from(String learner, String answer) {
        return new NewSubmission(
                "c",
                new Submission(
                        learner, List.of(new Given("q1", Answer.of(answer), List.of())), List.of()),
                new Upload(Kind.ANSWERS, answer.getBytes(StandardCharsets.UTF_8)),
                Lane.INTERACTIVE,
                Optional.empty(),
                // Of what may be missing, some of a table's rows have it, and others not.
                Optional.of("key of " + learner).filter(key -> learner.equals("ada")));
    }

    private static final String DECIDED = "in words that the machine does not know";

    private static Made made(String points) {
        Verdict verdict =
                new Verdict(
                        "key of " + points,
                        "graded",
                        Optional.of(new BigDecimal(points)),
                        BigDecimal.ONE,
                        new Verdict.Rendered(
                                JsonNodeFactory.instance.objectNode(),
                                JsonNodeFactory.instance.objectNode()));
        return new Made("q1", "question key", verdict, true, "");
    }

    /** What waits is graded by a machine that has half a point for everything. */
    private static void grade(Store store) {
        for (Job job :
                store.jobs().take(Stage.INSTANT, Optional.empty(), 9, Duration.ofMinutes(1))) {
            store.grades().keep(job, "r", List.of(made("0.50")), List.of(), new Next.Done());
        }
    }

    /** What a human decided holds for the same answer when it comes again. */
    private static void remembersDecisions(Store store) throws Exception {
        String again = store.submissions().receive(from("dan", DECIDED)).id();
        String other = store.submissions().receive(from("dan", "other words")).id();
        grade(store);
        assertThat(store.grades().history(again))
                .extracting(GradeEvent::actor)
                .containsExactly(GradeEvent.MACHINE, "prof");
        assertThat(store.grades().current(again).get("q1").points().orElseThrow())
                .isEqualByComparingTo("1");
        assertThat(store.grades().history(other)).hasSize(1);
    }

    /** Some of everything; the token of an account. */
    private static String fill(Store store) throws Exception {
        String graded = store.submissions().receive(from("ada", "größer γ\n".repeat(200_000))).id();
        grade(store);
        store.reviews().ask(store.reviews().held(graded, "q1").orElseThrow(), "Please.");
        String decided = store.submissions().receive(from("dan", DECIDED)).id();
        grade(store);
        HeldGrade held = store.reviews().held(decided, "q1").orElseThrow();
        store.reviews().decide(held, made("1.00"), "prof", "right");
        store.submissions().receive(from("ben", "waits"));
        store.policies().note("c", "attempts: 3", "prof");
        store.batches().open("c", "/a folder");
        Wanted prof = new Wanted("prof", Role.INSTRUCTOR, Optional.empty(), "", Scope.ALL);
        String token = store.accounts().makeFirst(prof, false, "me").orElseThrow().token();
        Wanted ada = new Wanted("ada", Role.LEARNER, Optional.of("c"), "ada", Scope.ALL);
        store.accounts().enrol(List.of(ada), List.of(""), "me");
        store.accounts().revoke(store.accounts().all().getLast().id());
        Wanted ben = new Wanted("ben", Role.LEARNER, Optional.of("c"), "ben", Scope.ALL);
        store.accounts().enrol(List.of(ben), List.of(""), "me");
        return token;
    }

    private static Map<String, String> dump(Store store) throws Exception {
        Map<String, StringBuilder> lines = new TreeMap<>();
        store.backup()
                .write(
                        (table, json) ->
                                lines.computeIfAbsent(table, any -> new StringBuilder())
                                        .append(json)
                                        .append('\n'));
        Map<String, String> dump = new TreeMap<>();
        lines.forEach((table, text) -> dump.put(table, text.toString()));
        return dump;
    }

    /** Each table's rows: a database gives them in an order of its own. */
    private static Map<String, List<String>> rows(Map<String, String> dump) {
        Map<String, List<String>> rows = new TreeMap<>();
        dump.forEach((table, text) -> rows.put(table, text.lines().sorted().toList()));
        return rows;
    }

    private static void restore(Store store, int version, Map<String, String> dump)
            throws Exception {
        store.backup()
                .read(
                        version,
                        table ->
                                new BufferedReader(new StringReader(dump.getOrDefault(table, ""))));
    }

    private static void moves(Store from, Store to) throws Exception {
        String token = fill(from);
        Map<String, String> dump = dump(from);
        assertThat(dump).containsKeys("content", "grade_event", "account", "look_request");
        restore(to, from.backup().version(), dump);
        assertThat(rows(dump(to))).isEqualTo(rows(dump));
        assertThat(to.accounts().of(token)).isPresent();
        assertThat(to.jobs().depth().all()).isEqualTo(1);
        // What comes next is numbered after what was there.
        String next = to.submissions().receive(from("cy", "new")).id();
        assertThat(to.submissions().find(next)).isPresent();
        assertThat(to.jobs().depth().all()).isEqualTo(2);
        assertThatThrownBy(() -> restore(to, 1, dump))
                .isInstanceOf(Backup.NotRestoredException.class)
                .hasMessageContaining("empty");
        remembersDecisions(to);
    }

    @Test
    void whatAnOlderStoreSaysOfDecisionsHolds() throws Exception {
        try (Store before = h2("a")) {
            fill(before);
        }
        Jdbi.create(address("a"))
                .useHandle(
                        handle -> {
                            handle.execute("drop table decided");
                            handle.execute(
                                    "delete from \"flyway_schema_history\" where \"version\" ="
                                            + " '13'");
                        });
        try (Store now = h2("a")) {
            remembersDecisions(now);
        }
    }

    private String address(String name) {
        return "jdbc:h2:file:"
                + folder.resolve(name + "/assay").toAbsolutePath()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
    }

    @Test
    void fromTheEmbeddedDatabaseIntoAnother() throws Exception {
        try (Store from = h2("a");
                Store to = h2("b")) {
            moves(from, to);
        }
    }

    @Test
    void fromTheEmbeddedDatabaseIntoPostgresAndBack() throws Exception {
        try (Store from = h2("a");
                Store to = postgres("b")) {
            moves(from, to);
        }
        try (Store from = postgres("c");
                Store to = h2("d")) {
            moves(from, to);
        }
    }

    @Test
    void whatIsBrokenPutsNothingBack() throws Exception {
        try (Store from = h2("a");
                Store to = h2("b")) {
            fill(from);
            Map<String, String> dump = dump(from);
            dump.put("policy_event", "{\"id\": 1, \"course\": \n");
            assertThatThrownBy(() -> restore(to, 1, dump)).isInstanceOf(Exception.class);
            assertThat(dump(to)).isEmpty();
            assertThatThrownBy(() -> restore(to, 1000, dump)).hasMessageContaining("newer Assay");
        }
    }

    @Test
    void aBackupHasEveryTable() throws Exception {
        try (Store store = h2("a")) {
            assertThat(store.isReachable()).isTrue();
        }
        List<String> tables = new ArrayList<>(Backup.tables());
        tables.add("flyway_schema_history");
        tables.add("decided"); // what the events say
        Jdbi jdbi = Jdbi.create(address("a"));
        List<String> there =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                "select table_name from"
                                                        + " information_schema.tables where"
                                                        + " table_schema = 'public'")
                                        .mapTo(String.class)
                                        .list());
        assertThat(tables).containsExactlyInAnyOrderElementsOf(there);
    }
}
