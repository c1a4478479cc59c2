package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.course.Course;
import dev.assay.spi.Audience;
import dev.assay.submissions.export.ReviewHtml;
import dev.assay.submissions.export.ReviewHtml.Draft;
import dev.assay.submissions.export.ReviewHtml.Item;
import dev.assay.submissions.export.ReviewHtml.Row;
import dev.assay.submissions.export.ReviewHtml.Said;
import dev.assay.submissions.export.ReviewHtml.Waiting;
import dev.assay.submissions.gradebook.LearnerView;
import dev.assay.submissions.review.Reviewing;
import dev.assay.submissions.review.Reviewing.After;
import dev.assay.submissions.store.Learners.OnRoster;
import dev.assay.submissions.store.StoredSubmission;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What stands on the pages for graders, out of what is kept. */
@Singleton
final class ReviewViews {

    private static final int PAGE = 10;
    private static final int MOST_COUNTED = 100;

    private final CoursesInService courses;
    private final Desk desk;
    private final DecisionDesk decisions;
    private final Caller caller;

    ReviewViews(CoursesInService courses, Desk desk, DecisionDesk decisions, Caller caller) {
        this.courses = courses;
        this.desk = desk;
        this.decisions = decisions;
        this.caller = caller;
    }

    /** The courses that the caller has to do with. */
    String courses(ReviewHtml html) {
        List<Waiting> waiting = new ArrayList<>();
        courses.shelf().courses().values().stream()
                .map(ServedCourse::course)
                .filter(course -> caller.isIn(course.id()))
                .sorted(Comparator.comparing(Course::id))
                .forEach(course -> waiting.add(waiting(course)));
        return html.courses(waiting);
    }

    private Waiting waiting(Course course) {
        Reviewing.Page page =
                new Reviewing(desk.store()).queue(course.id(), After.START, MOST_COUNTED);
        return new Waiting(course, page.items().size(), page.next().isPresent());
    }

    /** What waits in a course. */
    String queue(
            ReviewHtml html,
            Course course,
            String after,
            Optional<Said> said,
            Optional<Draft> draft) {
        Reviewing.Page page =
                new Reviewing(desk.store())
                        .queue(course.id(), After.parse(after).orElse(After.START), PAGE);
        List<Item> items = new ArrayList<>();
        for (Reviewing.Shown shown : page.items()) {
            StoredSubmission submission = decisions.submission(shown.item().held().submission());
            items.add(
                    new Item(
                            submission.id(),
                            submission.submission().learner(),
                            shown.item().learner(),
                            shown.item().held().event(),
                            shown.item().held().grade().maxPoints(),
                            shown.item().held().grade().points(),
                            shown.item().wish(),
                            shown.item().alike(),
                            shown.grade()));
        }
        return html.queue(course, items, after, page.next().map(After::toString), said, draft);
    }

    /** Everybody. */
    String learners(ReviewHtml html, Course served) {
        LearnerView view = new LearnerView(desk.store());
        List<Row> rows = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (OnRoster one : desk.store().learners().all(served.id())) {
            view.of(served, one.handle(), Audience.GRADER)
                    .ifPresentOrElse(
                            grade -> {
                                // The row shows sums: a class's answers need not be held.
                                rows.add(new Row(one.handle(), one.name(), sums(grade)));
                            },
                            () -> missing.add(one.name().isEmpty() ? one.handle() : one.name()));
        }
        return html.learners(served, rows, missing);
    }

    private static JsonNode sums(ObjectNode grade) {
        ObjectNode sums = grade.deepCopy();
        for (JsonNode question : sums.path("questions")) {
            ((ObjectNode) question).retain("status");
        }
        return sums;
    }

    /** All that a learner answered. */
    String learner(
            ReviewHtml html,
            Course course,
            String learner,
            Optional<Said> said,
            Optional<Draft> draft) {
        ObjectNode grade =
                new LearnerView(desk.store())
                        .of(course, learner, Audience.GRADER)
                        .orElseThrow(
                                () ->
                                        ApiException.of(
                                                404,
                                                "Nothing handed in",
                                                "There is nothing of the learner " + learner));
        String name = grade.path("learner").asText();
        List<Item> items = new ArrayList<>();
        for (JsonNode question : grade.path("questions")) {
            String submission = question.path("submission").asText("");
            if (submission.isEmpty()) {
                continue;
            }
            desk.store()
                    .reviews()
                    .held(submission, question.path("question").asText())
                    .ifPresent(
                            held ->
                                    items.add(
                                            new Item(
                                                    submission,
                                                    learner,
                                                    name,
                                                    held.event(),
                                                    held.grade().maxPoints(),
                                                    held.grade().points(),
                                                    Optional.empty(),
                                                    desk.store()
                                                            .reviews()
                                                            .alike(course.id(), held)
                                                            .size(),
                                                    question)));
        }
        return html.learner(course, new Row(learner, name, grade), items, said, draft);
    }
}
