package dev.assay.submissions.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.grading.BoundCourse;
import dev.assay.grading.Submission;
import dev.assay.grading.Submission.Given;
import dev.assay.spi.Answer;
import dev.assay.spi.Outcome;
import dev.assay.submissions.store.Account.Role;
import dev.assay.submissions.store.Account.Scope;
import dev.assay.submissions.store.Account.Wanted;
import dev.assay.submissions.store.Grades.Made;
import dev.assay.submissions.store.Job.Stage;
import dev.assay.submissions.store.Jobs.Next;
import dev.assay.submissions.store.NewSubmission.Lane;
import dev.assay.submissions.store.Upload.Kind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is forgotten leaves the store as if they had never been there; nobody else loses. */
class ErasureTest {

    @TempDir private Path folder;

    @Test
    void onTheEmbeddedDatabase() throws Exception {
        try (Store store = Store.open(StoreSettings.embedded(folder))) {
            forgets(store);
        }
    }

    @Test
    void onPostgres() throws Exception {
        try (Store store = Store.open(Postgres.database(folder))) {
            forgets(store);
        }
    }

    private static Wanted account(String learner) {
        String name = learner.equals("ada") ? "Ada L" : learner;
        return new Wanted(name, Role.LEARNER, Optional.of("c"), learner, Scope.ALL);
    }

    private static Account account(Store store) {
        return store.accounts()
                .make(
                        new Wanted("Prof", Role.INSTRUCTOR, Optional.empty(), "", Scope.ALL),
                        false,
                        "me")
                .orElseThrow()
                .account();
    }

    private static void note(Store store, Account who, String action) {
        store.accounts().note(who, action, "c", "");
    }

    private static void forgets(Store store) throws Exception {
        String batch = store.batches().open("c", "/class").id();
        store.accounts().enrol(List.of(account("ben")), List.of("ben@x.org"), "me");
        String ben = grade(store, "ben", "what both say", batch);
        Account prof = account(store);
        Map<String, String> before = dump(store);
        store.policies().note("c", "attempts: 1", "prof");
        store.policies().note("c", "learners: {ada: {extra: 3d, note: ill}}", "prof");
        store.accounts().enrol(List.of(account("ada")), List.of("ada@x.org"), "me");
        String ada = grade(store, "ada", "what both say", batch);
        String alone = grade(store, "ada", "what ada says", batch);
        HeldGrade held = store.reviews().held(alone, "q1").orElseThrow();
        Verdict verdict = verdict("what a human says");
        Made decided = new Made("q1", "", verdict, false, "");
        assertThat(store.reviews().decide(held, decided, "prof", "copied")).isTrue();
        store.reviews().ask(store.reviews().held(ada, "q1").orElseThrow(), "Look!");
        store.submissions().receive(from("ada", "what waits", batch));
        String named = store.batches().open("c", "/home/prof/ada").id();
        String speaking = store.batches().open("c", "/others").id();
        store.batches()
                .is(
                        speaking,
                        ClassBatch.State.DONE,
                        2,
                        List.of("Adda L is not on the roster (near: Ada L)", "x.txt: is no sheet"));
        note(store, prof, "GET /api/v1/courses/c/learners/ada/grade");
        note(store, prof, "GET /api/v1/courses/c/learners/%61da/grade");
        note(store, prof, "GET /api/v1/courses/c/learners/adam/grade");
        assertThat(store.erasure().isAlone()).isTrue();
        assertThat(store.erasure().erase("d", "ada", "me")).isEmpty();
        assertThat(store.erasure().erase("c", "ada", "me"))
                .hasValueSatisfying(
                        erased -> {
                            assertThat(erased.submissions()).isEqualTo(3);
                            assertThat(erased.answers()).isEqualTo(3);
                            assertThat(erased.batches())
                                    .containsExactlyInAnyOrder(batch, named, speaking);
                            assertThat(erased.told()).hasSize(3).containsAll(erased.batches());
                        });
        Map<String, String> after = dump(store);
        assertThat(after.get("audit_event"))
                .as("that somebody was forgotten, and not who")
                .contains("erased a learner with 3 submissions", "\"me\"", "/learners/…/grade")
                .contains("/learners/adam/grade")
                .doesNotContain("/ada/", "%61da");
        assertThat(after.get("batch"))
                .contains("x.txt: is no sheet", "/others")
                .doesNotContain("Ada L", "/home/prof/ada");
        assertThat(after.get("policy_event"))
                .contains("attempts: 1", "forgotten")
                .doesNotContain("ada");
        before.remove("batch");
        after.remove("batch");
        after.remove("audit_event");
        after.remove("policy_event");
        assertThat(after).isEqualTo(before);
        assertThat(store.submissions().find(ada)).isEmpty();
        assertThat(store.submissions().raw(ben)).isPresent();
        assertThat(store.grades().current(ben).get("q1").status()).isEqualTo("graded");
        assertThat(store.erasure().erase("c", "ada", "me")).as("nobody is left").isEmpty();
    }

    private static NewSubmission from(String learner, String answer, String batch) {
        return new NewSubmission(
                "c",
                new Submission(
                        learner, List.of(new Given("q1", Answer.of(answer), List.of())), List.of()),
                new Upload(Kind.ANSWERS, answer.getBytes(StandardCharsets.UTF_8)),
                Lane.INTERACTIVE,
                Optional.of(batch),
                Optional.empty());
    }

    private static Verdict verdict(String answer) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("says", answer);
        return new Verdict(
                "key of " + answer,
                "graded",
                Optional.of(BigDecimal.ONE),
                BigDecimal.ONE,
                new Verdict.Rendered(body, body));
    }

    private static String grade(Store store, String learner, String answer, String batch)
            throws Exception {
        String id = store.submissions().receive(from(learner, answer, batch)).id();
        Job job =
                store.jobs()
                        .take(Stage.INSTANT, Optional.empty(), 1, Duration.ofMinutes(1))
                        .getFirst();
        Outcome outcome = Outcome.ungradable("it says " + answer);
        Outcomes.Found found =
                new Outcomes.Found(
                        BoundCourse.answerKey(Answer.of(answer)),
                        new TreeMap<>(Map.of("check", outcome)));
        Made made = new Made("q1", "question key", verdict(answer), true, "");
        store.grades().keep(job, "r", List.of(made), List.of(found), new Next.Done());
        return id;
    }

    private static Map<String, String> dump(Store store) throws Exception {
        Map<String, String> dump = new TreeMap<>();
        store.backup().write((table, json) -> dump.merge(table, json + "\n", String::concat));
        return dump;
    }
}
