package dev.assay.submissions.regrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.grading.BoundCourse;
import dev.assay.grading.Grader;
import dev.assay.grading.GraderSettings;
import dev.assay.spi.Audience;
import dev.assay.submissions.regrade.Regrades.Applied;
import dev.assay.submissions.store.GradeEvent;
import dev.assay.submissions.store.Regrade;
import dev.assay.submissions.store.Regrade.Change;
import dev.assay.submissions.store.Regrade.Selection;
import dev.assay.submissions.store.Regrade.State;
import dev.assay.submissions.store.Regrades.At;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A regrade changes nothing until somebody says so, and then only what they said. */
abstract class RegradesContract extends GradedClass {

    private Regrade diff(BoundCourse course, String against) throws InterruptedException {
        Regrades regrades = new Regrades(store(), grader());
        return regrades.compute(regrades.open(course, against, "prof"), course);
    }

    private List<Change> changes(Regrade regrade) {
        return store().regrades().changes(regrade.id(), 0, "", 100).stream()
                .map(At::change)
                .toList();
    }

    @Test
    void aChangedWeightShowsWhoWouldMoveAndWhyAndRunsNothing() throws Exception {
        BoundCourse first = course(1);
        String ada = receive("ada", STACK, STACK);
        String ben = receive("ben", BOTH, STACK);
        receive("cy", STACK);
        grade(first);
        assertThat(points(ada)).isEqualTo("2.00");

        grader().close(); // whatever had to be run would fail
        Regrade regrade = diff(course(3), "");
        assertThat(regrade.state()).isEqualTo(State.READY);
        assertThat(regrade.counts()).isEqualTo(new Regrade.Counts(5, 0, 2, 0));
        assertThat(changes(regrade))
                .extracting(Change::learner, Change::question, c -> c.before().points().get() + "")
                .containsExactly(tuple("ada", "001-q", "2.00"), tuple("cy", "001-q", "2.00"));
        Change change = changes(regrade).getFirst();
        assertThat(change.submission()).isEqualTo(ada);
        assertThat(change.after().points().orElseThrow()).isEqualByComparingTo("1");
        assertThat(change.because())
                .isEqualTo(
                        "[{\"criterion\":\"push\",\"before\":0,\"after\":0,\"weightBefore\":1,"
                                + "\"weightAfter\":3}]");
        assertThat(change.isApplied()).isFalse();

        assertThat(points(ada)).as("nothing has changed yet").isEqualTo("2.00");
        assertThat(store().grades().history(ada)).hasSize(2);
        assertThat(points(ben)).isEqualTo("4.00");
    }

    @Test
    void someChangesHoldAndCanBeTakenBack() throws Exception {
        String ada = receive("ada", STACK);
        String cy = receive("cy", STACK);
        grade(course(1));
        BoundCourse changed = course(3);
        Regrade regrade = diff(changed, "");
        Regrades regrades = new Regrades(store(), grader());
        Selection onlyCy = new Selection(List.of(), List.of(cy));
        assertThat(regrades.apply(regrade.id(), changed, onlyCy, "prof"))
                .isEqualTo(new Applied(1, 0));
        assertThat(points(ada)).isEqualTo("2.00");
        assertThat(points(cy)).isEqualTo("1.00");
        assertThat(changes(regrade)).extracting(Change::isApplied).containsExactly(false, true);
        GradeEvent event = store().grades().history(cy).getLast();
        assertThat(event.actor()).isEqualTo("prof");
        assertThat(event.reason()).isEqualTo("regrade " + regrade.id());
        assertThat(event.revision()).isEqualTo(changed.course().revision());
        assertThat(event.isHuman()).as("the machine's word, let hold by a human").isFalse();
        assertThat(
                        store().grades()
                                .read(cy, Audience.LEARNER)
                                .get("001-q")
                                .grade()
                                .path("points")
                                .asInt())
                .isEqualTo(1);

        assertThat(regrades.apply(regrade.id(), changed, Selection.ALL, "prof"))
                .as("one holds already")
                .isEqualTo(new Applied(1, 1));
        assertThat(points(ada)).isEqualTo("1.00");

        assertThat(regrades.undo(regrade.id(), "dean")).isEqualTo(2);
        assertThat(points(ada)).isEqualTo("2.00");
        assertThat(points(cy)).isEqualTo("2.00");
        assertThat(store().grades().history(cy))
                .extracting(GradeEvent::actor)
                .containsExactly("assay", "prof", "dean");
        assertThat(changes(regrade)).extracting(Change::isApplied).containsExactly(false, false);
        assertThat(regrades.undo(regrade.id(), "dean")).as("nothing is left").isZero();
        assertThat(regrades.apply(regrade.id(), changed, Selection.ALL, "prof").applied())
                .as("and it may hold again")
                .isEqualTo(2);
    }

    @Test
    void whatHasHappenedSinceStays() throws Exception {
        String ada = receive("ada", STACK);
        grade(course(1));
        BoundCourse three = course(3);
        Regrade old = diff(three, "");
        BoundCourse seven = course(7);
        Regrade newer = diff(seven, "");
        Regrades regrades = new Regrades(store(), grader());
        assertThatThrownBy(() -> regrades.apply(old.id(), seven, Selection.ALL, "prof"))
                .isInstanceOf(Regrades.NotApplicableException.class)
                .hasMessageContaining("compute it anew");
        assertThat(regrades.apply(newer.id(), seven, Selection.ALL, "prof").applied()).isOne();
        assertThat(regrades.apply(old.id(), three, Selection.ALL, "prof"))
                .as("it was computed from a grade that does not hold any more")
                .isEqualTo(new Applied(0, 1));
        assertThat(points(ada)).isEqualTo("0.50");
        // Undoing the first of two would bring back what was before both.
        Regrade third = diff(three, "");
        regrades.apply(third.id(), three, Selection.ALL, "prof");
        assertThat(regrades.undo(newer.id(), "prof")).isZero();
        assertThat(points(ada)).isEqualTo("1.00");
    }

    @Test
    void onlyGradesOfOneRevisionAreCompared() throws Exception {
        BoundCourse one = course(1);
        receive("ada", STACK);
        grade(one);
        BoundCourse three = course(3);
        receive("ben", STACK);
        grade(three);
        BoundCourse seven = course(7);
        assertThat(changes(diff(seven, three.course().revision())))
                .extracting(Change::learner)
                .containsExactly("ben");
        assertThat(changes(diff(seven, ""))).hasSize(2);
    }

    @Test
    void whatCannotBeGradedAnewStaysAsItIs() throws Exception {
        String ada = receive("ada", STACK);
        grade(course(1));
        Files.writeString(
                folder().resolve("c/questions/001-q.yaml"),
                "number: 1\nprompt: What is a stack?\nanswer: text\npoints: 4\n");
        BoundCourse broken = bind();
        Regrade regrade = diff(broken, "");
        assertThat(regrade.counts()).isEqualTo(new Regrade.Counts(1, 0, 0, 1));
        assertThat(points(ada)).isEqualTo("2.00");
    }

    @Test
    void whatFailedIsTriedAgainThoughTheCourseIsTheSame() throws Exception {
        BoundCourse course = course(1);
        grader().close();
        String ada = receive("ada", STACK);
        grade(course);
        assertThat(store().grades().current(ada).get("001-q").status()).isEqualTo("failed");
        assertThat(diff(course, "").counts())
                .as("it fails again, and nothing moves")
                .isEqualTo(new Regrade.Counts(1, 0, 0, 1));
        try (Grader works = new Grader(GraderSettings.standard())) {
            Regrades regrades = new Regrades(store(), works);
            Regrade regrade = regrades.compute(regrades.open(course, "", "prof"), course);
            assertThat(regrade.counts()).isEqualTo(new Regrade.Counts(1, 1, 1, 0));
            assertThat(
                            new Regrades(store(), grader())
                                    .apply(regrade.id(), course, Selection.ALL, "prof"))
                    .as("what fails when it is applied takes nothing away")
                    .isEqualTo(new Applied(0, 1));
            assertThat(regrades.apply(regrade.id(), course, Selection.ALL, "prof"))
                    .isEqualTo(new Applied(1, 0));
            assertThat(points(ada)).isEqualTo("2.00");
            assertThat(store().jobs().isHandedOver(ada)).as("nobody need look").isFalse();
            assertThat(regrades.apply(regrade.id(), course, Selection.ALL, "prof"))
                    .as("it holds already")
                    .isEqualTo(new Applied(0, 1));
        }
    }

    @Test
    void aNewCheckIsRunAndKept() throws Exception {
        receive("ada", STACK);
        receive("ben", STACK);
        grade(course(1));
        Path file = folder().resolve("c/questions/001-q.yaml");
        Files.writeString(file, Files.readString(file).replace("[push]", "[stack]"));
        BoundCourse changed = bind();
        Regrade regrade = diff(changed, "");
        assertThat(regrade.counts())
                .as("identical answers are graded once")
                .isEqualTo(new Regrade.Counts(2, 1, 2, 0));
        new Regrades(store(), grader()).apply(regrade.id(), changed, Selection.ALL, "prof");
        grader().close();
        BoundCourse weighted = course(3, "[stack]");
        assertThat(diff(weighted, "").counts())
                .as("what it said is kept with the grade that holds now; nothing can be run")
                .isEqualTo(new Regrade.Counts(2, 0, 0, 0));
    }
}
