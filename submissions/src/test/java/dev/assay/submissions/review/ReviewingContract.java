package dev.assay.submissions.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.course.CourseReader;
import dev.assay.grading.BoundCourse;
import dev.assay.spi.Audience;
import dev.assay.spi.GradedAnswers.GradedAnswer;
import dev.assay.spi.Score;
import dev.assay.submissions.gradebook.SubmissionView;
import dev.assay.submissions.regrade.GradedClass;
import dev.assay.submissions.regrade.Regrades;
import dev.assay.submissions.review.Reviewing.After;
import dev.assay.submissions.review.Reviewing.Decided;
import dev.assay.submissions.review.Reviewing.Page;
import dev.assay.submissions.review.Reviewing.RefusedDecisionException;
import dev.assay.submissions.review.Reviewing.Shown;
import dev.assay.submissions.store.GradeEvent;
import dev.assay.submissions.store.Grades.Made;
import dev.assay.submissions.store.HeldGrade;
import dev.assay.submissions.store.Job;
import dev.assay.submissions.store.Job.Stage;
import dev.assay.submissions.store.Jobs.Next;
import dev.assay.submissions.store.Regrade;
import dev.assay.submissions.store.Regrade.Selection;
import dev.assay.submissions.store.Releases.Kind;
import dev.assay.submissions.store.Releases.Part;
import dev.assay.submissions.store.Reviews.Withdrawal;
import dev.assay.submissions.store.StoredSubmission;
import dev.assay.submissions.store.Verdict;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A human's word outranks the machine's, is kept beside it, and teaches it. */
abstract class ReviewingContract extends GradedClass {

    private static Decision gives(String points, String reason) {
        return new Decision("prof", Optional.of(new BigDecimal(points)), reason, "", false);
    }

    private Reviewing reviewing() {
        return new Reviewing(store());
    }

    private HeldGrade held(String submission) {
        return reviewing().held(submission, "001-q").orElseThrow();
    }

    private Withdrawal withdraw(HeldGrade held) {
        return store().reviews().withdraw(held, "prof", "oops");
    }

    private Page queue(After after, int most) {
        return reviewing().queue("c", after, most);
    }

    private List<String> queued() {
        return queue(After.START, 50).items().stream()
                .map(shown -> shown.item().learner() + " " + shown.item().held().question())
                .toList();
    }

    /** The course as it is, but so unsure of itself that a human looks at everything. */
    private BoundCourse unsure(int weight) throws Exception {
        course(weight);
        Files.writeString(folder().resolve("c/course.yaml"), "id: c\ntitle: C\nreview-below: 1\n");
        return bind();
    }

    @Test
    void whatIsDoubtfulOrFailedIsQueuedWithItsEvidence() throws Exception {
        BoundCourse course = unsure(1);
        String ada = receive("ada", STACK);
        receive("ben", STACK);
        grade(course);
        assertThat(queued()).containsExactlyInAnyOrder("ada 001-q", "ben 001-q");
        Shown shown = queue(After.START, 1).items().getFirst();
        assertThat(shown.item().alike()).isEqualTo(1);
        assertThat(shown.grade().path("answer").asText()).isEqualTo(STACK);
        assertThat(shown.grade().path("status").asText()).isEqualTo("needs-review");
        assertThat(shown.grade().path("criteria").path(0).path("evidence")).isNotEmpty();
        After first = queue(After.START, 1).next().orElseThrow();
        Shown next = queue(first, 1).items().getFirst();
        assertThat(next.item().learner()).isNotEqualTo(shown.item().learner());
        assertThat(reviewing().queue("other", After.START, 9).items()).isEmpty();

        reviewing().decide("c", held(ada), new Decision("prof", Optional.empty(), "", "", false));
        assertThat(queued()).containsExactly("ben 001-q");
        GradeEvent confirmed = store().grades().current(ada).get("001-q");
        assertThat(confirmed.points().orElseThrow()).isEqualByComparingTo("2");
        assertThat(confirmed.status()).isEqualTo("graded");
        assertThat(confirmed.reason()).isEqualTo("confirmed");
        assertThat(store().grades().questionKeys(List.of(ada)))
                .as("a decision depends on nothing")
                .isEqualTo(Map.of(ada, Map.of()));
    }

    @Test
    void theQueueIsReadPageByPageToItsEnd() throws Exception {
        BoundCourse course = unsure(1);
        List<String> all = new ArrayList<>();
        for (String learner : List.of("ada", "ben", "cy", "dan", "eve", "fay", "gus")) {
            all.add(receive(learner, STACK));
        }
        grade(course);
        for (int asking : List.of(6, 1, 3)) {
            store().reviews().ask(held(all.get(asking)), "Please look.");
        }
        for (int most = 1; most <= 8; most++) {
            List<String> seen = new ArrayList<>();
            Optional<After> next = Optional.of(After.START);
            while (next.isPresent()) {
                After written = After.parse(next.get().toString()).orElseThrow();
                Page page = queue(written, most);
                assertThat(page.items()).hasSizeLessThanOrEqualTo(most);
                page.items().forEach(shown -> seen.add(shown.item().held().submission()));
                next = page.next();
            }
            assertThat(seen).as("by %d", most).doesNotHaveDuplicates().hasSize(7);
            assertThat(seen.subList(0, 3))
                    .as("who asks goes first, in their order")
                    .containsExactly(all.get(6), all.get(1), all.get(3));
        }
        assertThat(After.parse("doubtful-x")).isEmpty();
    }

    @Test
    void aDecisionIsAnEventThatSurvivesTheMachine() throws Exception {
        BoundCourse course = course(1);
        String ada = receive("ada", STACK);
        grade(course);
        Decision decision =
                new Decision(
                        "prof",
                        Optional.of(new BigDecimal("3.5")),
                        "says it in other words",
                        "Well put.",
                        false);
        assertThat(reviewing().decide("c", held(ada), decision))
                .returns(1, Decided::decided)
                .returns(0, Decided::left);
        assertThat(points(ada)).isEqualTo("3.50");
        GradeEvent event = store().grades().history(ada).getLast();
        assertThat(event.isHuman()).isTrue();
        assertThat(event.actor()).isEqualTo("prof");
        assertThat(event.reason()).isEqualTo("says it in other words");
        ObjectNode graders = store().grades().read(ada, Audience.GRADER).get("001-q").grade();
        assertThat(graders.path("decision").path("by").asText()).isEqualTo("prof");
        assertThat(graders.path("decision").path("was").path("points").asInt()).isEqualTo(2);
        assertThat(graders.path("criteria").path(0).path("evidence")).isNotEmpty();
        ObjectNode learners = store().grades().read(ada, Audience.LEARNER).get("001-q").grade();
        assertThat(learners.path("points").asDouble()).isEqualTo(3.5);
        assertThat(learners.path("feedback").path(0).asText()).isEqualTo("Well put.");
        assertThat(learners.toString()).doesNotContain("prof", "other words");

        // Neither a regrade nor a job of the changed course touches it.
        BoundCourse changed = course(3);
        Regrades regrades = new Regrades(store(), grader());
        Regrade diff = regrades.compute(regrades.open(changed, "", "prof"), changed);
        assertThat(diff.counts().compared()).isZero();
        store().jobs().again(List.of(ada));
        grade(changed);
        assertThat(points(ada)).isEqualTo("3.50");
        assertThat(store().grades().history(ada)).hasSize(2);
    }

    @Test
    void aDecisionThatComesWhileTheMachineWorksOutranksIt() throws Exception {
        String ada = receive("ada", STACK);
        grade(course(1));
        BoundCourse changed = course(3);
        Regrades regrades = new Regrades(store(), grader());
        Regrade diff = regrades.compute(regrades.open(changed, "", "prof"), changed);
        reviewing().decide("c", held(ada), gives("4", "right"));
        assertThat(regrades.apply(diff.id(), changed, Selection.ALL, "prof"))
                .isEqualTo(new Regrades.Applied(0, 1));
        assertThat(points(ada)).isEqualTo("4.00");
    }

    @Test
    void whoDecidesOnAGradeThatHasChangedIsTold() throws Exception {
        String ada = receive("ada", STACK);
        grade(course(1));
        HeldGrade seen = held(ada);
        reviewing().decide("c", seen, gives("1", "first"));
        assertThatThrownBy(() -> reviewing().decide("c", seen, gives("4", "second")))
                .isInstanceOf(RefusedDecisionException.class)
                .hasMessageContaining("look at it again");
        reviewing().decide("c", held(ada), gives("4", "second, having looked"));
        assertThat(points(ada)).isEqualTo("4.00");
        assertThat(
                        store().grades()
                                .read(ada, Audience.GRADER)
                                .get("001-q")
                                .grade()
                                .path("decision")
                                .path("was")
                                .path("points")
                                .asInt())
                .as("what the machine said")
                .isEqualTo(2);
    }

    @Test
    void pointsThatTheQuestionDoesNotHaveAreRefused() throws Exception {
        String ada = receive("ada", STACK);
        grade(course(1));
        assertThatThrownBy(() -> reviewing().decide("c", held(ada), gives("4.01", "bonus")))
                .hasMessageContaining("4 points");
        assertThatThrownBy(() -> gives("-1", "malus")).hasMessageContaining("0 or more");
        assertThatThrownBy(() -> gives("1.005", "odd")).hasMessageContaining("two decimals");
        assertThatThrownBy(() -> gives("1", " ")).hasMessageContaining("say why");
        assertThat(store().grades().history(ada)).hasSize(1);
    }

    @Test
    void oneDecisionHoldsForAllWhoGaveTheSameAnswer() throws Exception {
        String ada = receive("ada", STACK);
        String ben = receive("ben", STACK);
        String cy = receive("cy", BOTH);
        String dan = receive("dan", STACK);
        grade(course(1));
        reviewing().decide("c", held(dan), gives("1", "cheated"));
        Decision all = new Decision("prof", Optional.of(new BigDecimal("4")), "right", "", true);
        assertThat(reviewing().decide("c", held(ada), all))
                .returns(2, Decided::decided)
                .returns(0, Decided::left);
        assertThat(points(ada)).isEqualTo("4.00");
        assertThat(points(ben)).isEqualTo("4.00");
        assertThat(points(cy)).isEqualTo("4.00");
        assertThat(store().grades().history(cy)).hasSize(1);
        assertThat(points(dan)).as("it was decided by itself").isEqualTo("1.00");
    }

    @Test
    void aDecisionHoldsForTheSameAnswerHandedInAgain() throws Exception {
        BoundCourse course = course(1);
        String first = receive("ada", STACK);
        grade(course);
        reviewing().decide("c", held(first), gives("0", "copied"));
        String again = receive("ada", STACK);
        String other = receive("ada", BOTH);
        String bens = receive("ben", STACK);
        grade(course);
        assertThat(points(again)).isEqualTo("0.00");
        assertThat(store().grades().history(again))
                .extracting(GradeEvent::isHuman, GradeEvent::actor)
                .containsExactly(tuple(false, GradeEvent.MACHINE), tuple(true, "prof"));
        assertThat(points(other)).as("another answer").isEqualTo("4.00");
        assertThat(points(bens)).as("another's answer").isEqualTo("2.00");

        assertThat(reviewing().decide("c", held(again), gives("3", "it was theirs")))
                .returns(List.of(again, first), Decided::submissions);
        assertThat(points(first)).isEqualTo("3.00");
        assertThat(points(bens)).isEqualTo("2.00");
        assertThat(withdraw(held(first))).isEqualTo(Withdrawal.DONE);
        grade(course);
        assertThat(points(first)).isEqualTo("2.00");
        assertThat(points(again)).as("it does not come back").isEqualTo("2.00");
        assertThat(held(again).isHuman()).isFalse();
    }

    @Test
    void aDecisionHoldsForTheSameAnswerWhateverTheQuestionAsksForSince() throws Exception {
        String first = receive("ada", STACK);
        grade(course(1));
        reviewing().decide("c", held(first), gives("4", "right"));
        String again = receive("ada", STACK);
        grade(course(3));
        assertThat(points(again)).isEqualTo("4.00");
        assertThat(reviewing().decide("c", held(again), gives("3", "not quite")))
                .returns(2, Decided::decided);
        String once = receive("ada", STACK);
        grade(course(3));
        assertThat(points(once)).as("the last decision").isEqualTo("3.00");
        assertThat(withdraw(held(first))).isEqualTo(Withdrawal.DONE);
        grade(course(3));
        String atLast = receive("ada", STACK);
        grade(course(3));
        for (String one : List.of(first, again, once, atLast)) {
            assertThat(points(one)).isEqualTo("1.00");
        }
    }

    @Test
    void aDecisionOutOfOtherPointsIsNotThatOnTheSameAnswer() throws Exception {
        String first = receive("ada", STACK);
        grade(course(1));
        reviewing().decide("c", held(first), gives("3", "right"));
        String again = receive("ada", STACK);
        grade(coursePoints(8));
        assertThat(points(again)).isEqualTo("4.00");
    }

    @Test
    void whatIsWithdrawnTheMachineLooksAtAnew() throws Exception {
        String ada = receive("ada", STACK);
        grade(course(1));
        reviewing().decide("c", held(ada), gives("4", "right"));
        BoundCourse changed = course(3);
        store().jobs().again(List.of(ada));
        grade(changed);
        assertThat(points(ada)).as("a decision holds").isEqualTo("4.00");
        assertThat(withdraw(held(ada))).isEqualTo(Withdrawal.DONE);
        assertThat(points(ada)).as("what it said last").isEqualTo("2.00");
        assertThat(store().jobs().isWaiting(ada)).isTrue();
        grade(changed);
        assertThat(points(ada)).as("what it says of the course as it is").isEqualTo("1.00");
    }

    @Test
    void aDecisionThatComesWhileAJobIsUnderWayOutranksIt() throws Exception {
        String ada = receive("ada", STACK, BOTH);
        grade(course(1));
        store().jobs().again(List.of(ada));
        Job job = takeOne();
        reviewing().decide("c", held(ada), gives("4", "right"));
        List<Made> made = List.of(made("001-q", "graded"), made("002-q", "graded"));
        assertThat(store().grades().keep(job, "r", made, List.of(), new Next.Done())).isTrue();
        assertThat(points(ada)).isEqualTo("4.00");
        assertThat(held(ada).isHuman()).isTrue();
        assertThat(store().grades().current(ada).get("002-q").points().orElseThrow())
                .as("the other is the job's")
                .isEqualByComparingTo("1");
    }

    @Test
    void atTheSameMomentEitherTheDecisionHoldsOrItIsRefused() throws Exception {
        String ada = receive("ada", STACK);
        grade(course(1));
        List<Made> made = List.of(made("001-q", "graded"));
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 20; i++) {
                store().jobs().again(List.of(ada));
                Job job = takeOne();
                HeldGrade seen = held(ada);
                Future<Boolean> machine =
                        threads.submit(
                                () ->
                                        store().grades()
                                                .keep(job, "r", made, List.of(), new Next.Done()));
                boolean isRefused = false;
                try {
                    reviewing().decide("c", seen, gives("4", "right"));
                } catch (RefusedDecisionException e) {
                    isRefused = true;
                }
                assertThat(machine.get()).isTrue();
                assertThat(held(ada).isHuman()).isNotEqualTo(isRefused);
                if (!isRefused) {
                    assertThat(points(ada)).isEqualTo("4.00");
                    assertThat(withdraw(held(ada))).isEqualTo(Withdrawal.DONE);
                    store().grades().keep(takeOne(), "r", List.of(), List.of(), new Next.Done());
                }
            }
        }
    }

    @Test
    void pointsAreSpreadOnlyToWhatIsOutOfAsMany() throws Exception {
        String ada = receive("ada", STACK);
        grade(course(1));
        String ben = receive("ben", STACK);
        grade(coursePoints(10));
        String cy = receive("cy", STACK);
        grade(coursePoints(2));
        Decision all = new Decision("prof", Optional.of(new BigDecimal("3")), "right", "", true);
        assertThat(reviewing().decide("c", held(ada), all))
                .returns(1, Decided::decided)
                .returns(2, Decided::left);
        assertThat(points(ada)).isEqualTo("3.00");
        assertThat(points(ben)).as("of 10").isEqualTo("5.00");
        assertThat(points(cy)).as("of 2").isEqualTo("1.00");
        Decision confirm = new Decision("prof", Optional.empty(), "", "", true);
        assertThat(reviewing().decide("c", held(ben), confirm))
                .returns(2, Decided::decided)
                .returns(0, Decided::left);
        assertThat(points(cy)).as("confirmed points are its own").isEqualTo("1.00");
    }

    /** The course with another number of points for its first question. */
    private BoundCourse coursePoints(int points) throws Exception {
        course(1);
        Path question = folder().resolve("c/questions/001-q.yaml");
        Files.writeString(
                question, Files.readString(question).replace("points: 4", "points: " + points));
        return bind();
    }

    @Test
    void aDecisionCanBeWithdrawn() throws Exception {
        String ada = receive("ada", STACK);
        grade(course(1));
        assertThat(withdraw(held(ada))).isEqualTo(Withdrawal.NOT_DECIDED);
        reviewing().decide("c", held(ada), gives("4", "right"));
        HeldGrade seen = held(ada);
        reviewing().decide("c", held(ada), gives("3", "or nearly"));
        assertThat(withdraw(seen)).as("another's word").isEqualTo(Withdrawal.CHANGED_SINCE);
        assertThat(points(ada)).isEqualTo("3.00");
        assertThat(withdraw(held(ada))).isEqualTo(Withdrawal.DONE);
        assertThat(points(ada)).isEqualTo("2.00");
        assertThat(store().grades().history(ada)).hasSize(4);
        assertThat(held(ada).isHuman()).as("the machine may grade it anew").isFalse();
    }

    @Test
    void whatFailedIsQueuedAndADecisionEndsItsJob() throws Exception {
        BoundCourse course = course(1);
        grader().close();
        String ada = receive("ada", STACK);
        grade(course);
        assertThat(store().jobs().isHandedOver(ada)).isTrue();
        assertThat(queued()).containsExactly("ada 001-q");
        Decision confirm = new Decision("prof", Optional.empty(), "", "", false);
        assertThatThrownBy(() -> reviewing().decide("c", held(ada), confirm))
                .hasMessageContaining("no points that could be confirmed");
        reviewing().decide("c", held(ada), gives("2", "read by hand"));
        assertThat(queued()).isEmpty();
        assertThat(store().jobs().isHandedOver(ada)).isFalse();
        assertThat(points(ada)).isEqualTo("2.00");
    }

    @Test
    void aDecisionLeavesTheJobThatHasAnotherAnswerToGrade() throws Exception {
        BoundCourse course = course(1);
        String ada = receive("ada", STACK, BOTH);
        Job job = takeOne();
        Made failed = made("001-q", "failed");
        Next handedOver = new Next.HandOver("the process broke down before the second answer");
        assertThat(store().grades().keep(job, "r", List.of(failed), List.of(), handedOver))
                .isTrue();
        reviewing().decide("c", held(ada), gives("2", "read by hand"));
        assertThat(store().jobs().isHandedOver(ada)).as("the second is not graded").isTrue();
        assertThat(store().jobs().retry(ada)).isTrue();
        grade(course);
        assertThat(store().grades().current(ada).get("002-q").status()).isEqualTo("graded");
        assertThat(points(ada)).as("what was decided").isEqualTo("2.00");
    }

    private Job takeOne() {
        return store().jobs()
                .take(Stage.INSTANT, Optional.empty(), 1, Duration.ofMinutes(2))
                .getFirst();
    }

    private static Made made(String question, String status) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("status", status).put("maxPoints", 4);
        Verdict verdict =
                new Verdict(
                        "a key",
                        status,
                        status.equals("graded")
                                ? Optional.of(new BigDecimal("1"))
                                : Optional.empty(),
                        new BigDecimal(4),
                        new Verdict.Rendered(body, body));
        return new Made(question, "a question key", verdict, false, "");
    }

    @Test
    void aLearnerCanAskForAnotherLookUntilSomebodyHasLooked() throws Exception {
        String ada = receive("ada", STACK);
        grade(course(1));
        assertThat(queued()).isEmpty();
        assertThat(store().reviews().ask(held(ada), "I did say push.")).isTrue();
        assertThat(store().reviews().ask(held(ada), "Please!")).as("once").isFalse();
        Shown shown = queue(After.START, 9).items().getFirst();
        assertThat(shown.item().wish()).hasValue("I did say push.");
        // A machine's new grade is no look.
        BoundCourse changed = course(3);
        Regrades regrades = new Regrades(store(), grader());
        Regrade diff = regrades.compute(regrades.open(changed, "", "prof"), changed);
        regrades.apply(diff.id(), changed, Selection.ALL, "prof");
        assertThat(queued()).containsExactly("ada 001-q");
        reviewing().decide("c", held(ada), gives("2", "looked"));
        assertThat(queued()).isEmpty();
        assertThat(store().reviews().ask(held(ada), "And again.")).isTrue();
    }

    @Test
    void decisionsBecomeGradedAnswersThatRubricsLearnFrom() throws Exception {
        String ada = receive("ada", STACK);
        String ben = receive("ben", BOTH);
        BoundCourse course = course(1);
        grade(course);
        Path file = folder().resolve("c/graded/001-q.jsonl");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"answer\": \"An old one.\", \"score\": 0.1}\nno JSON\n");
        reviewing().decide("c", held(ada), gives("3", "right"));
        reviewing().decide("c", held(ben), gives("0", "copied"));
        GradedFiles files = new GradedFiles(store());
        assertThat(files.publish(course.course(), folder().resolve("c")))
                .isEqualTo(new GradedFiles.Published(1, 2, 0));
        assertThat(Files.readString(file))
                .startsWith("{\"answer\": \"An old one.\"")
                .contains("no JSON");
        Path plain = Files.writeString(file.resolveSibling("plain"), "");
        assertThat(Files.getPosixFilePermissions(file))
                .as("others read it as they read any file of the course")
                .isEqualTo(Files.getPosixFilePermissions(plain));
        Files.delete(plain);
        assertThat(files.publish(course.course(), folder().resolve("c")))
                .as("nothing is new")
                .isEqualTo(new GradedFiles.Published(0, 0, 0));
        reviewing().decide("c", held(ben), gives("4", "was not"));
        assertThat(files.publish(course.course(), folder().resolve("c")))
                .isEqualTo(new GradedFiles.Published(1, 1, 0));
        assertThat(
                        CourseReader.read(folder().resolve("c"))
                                .course()
                                .orElseThrow()
                                .question("001-q")
                                .orElseThrow()
                                .graded()
                                .answers())
                .containsExactly(
                        new GradedAnswer("An old one.", new Score(new BigDecimal("0.1"))),
                        new GradedAnswer(STACK, new Score(new BigDecimal("0.75"))),
                        new GradedAnswer(BOTH, Score.ONE));
    }

    @Test
    void whatIsWithheldItsLearnerDoesNotSee() throws Exception {
        BoundCourse course = course(1);
        String ada = receive("ada", STACK, STACK);
        grade(course);
        StoredSubmission submission = store().submissions().find(ada).orElseThrow();
        Part first = new Part(Kind.QUESTION, "001-q");
        store().releases().set("c", first, false, "prof");
        ObjectNode learners = view(submission, course, Audience.LEARNER);
        assertThat(learners.path("questions").path(0).path("status").asText()).isEqualTo("pending");
        assertThat(learners.path("questions").path(0).path("points").isNull()).isTrue();
        assertThat(learners.path("questions").path(0).path("criteria")).isEmpty();
        assertThat(learners.path("questions").path(0).path("reasons").path(0).asText())
                .isEqualTo("this grade has not been released yet");
        assertThat(learners.path("questions").path(1).path("status").asText()).isEqualTo("graded");
        assertThat(learners.path("points").asInt()).isEqualTo(2);
        assertThat(learners.path("final").asBoolean()).isFalse();
        assertThat(view(submission, course, Audience.GRADER).path("points").asInt()).isEqualTo(4);

        store().releases().set("c", new Part(Kind.COURSE, ""), false, "prof");
        store().releases().set("c", first, true, "prof");
        assertThat(view(submission, course, Audience.LEARNER).path("points").asInt()).isZero();
        store().releases().set("c", new Part(Kind.COURSE, ""), true, "prof");
        assertThat(store().releases().withheld("c")).isEmpty();
        assertThat(view(submission, course, Audience.LEARNER).path("points").asInt()).isEqualTo(4);
        store().releases().set("c", new Part(Kind.BATCH, "some"), false, "prof");
        assertThat(view(submission, course, Audience.LEARNER).path("points").asInt())
                .as("it is of no batch")
                .isEqualTo(4);
    }

    private ObjectNode view(StoredSubmission submission, BoundCourse course, Audience audience) {
        return new SubmissionView(store()).of(submission, Optional.of(course.course()), audience);
    }
}
