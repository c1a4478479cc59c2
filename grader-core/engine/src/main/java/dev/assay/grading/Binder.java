package dev.assay.grading;

import dev.assay.config.Problem;
import dev.assay.course.Course;
import dev.assay.course.Criterion;
import dev.assay.course.Group;
import dev.assay.course.Question;
import dev.assay.course.QuestionReading;
import dev.assay.course.RubricNode;
import dev.assay.grading.BoundQuestion.BoundGuard;
import dev.assay.grading.BoundQuestion.BoundRubric;
import dev.assay.grading.BoundQuestion.Broken;
import dev.assay.grading.BoundQuestion.Ready;
import dev.assay.grading.BoundQuestion.Unready;
import dev.assay.grading.BoundQuestion.Watching;
import dev.assay.grading.LazyQuestion.Bound;
import dev.assay.spi.Cost;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Binds a course's questions, on any thread. */
final class Binder {

    private final Course course;
    private final Toolbox toolbox;

    Binder(Course course, Toolbox toolbox) {
        this.course = course;
        this.toolbox = toolbox;
    }

    Bound bind(QuestionReading read) {
        Question question = read.question();
        List<Problem> problems = new ArrayList<>(read.problems());
        List<BoundGuard> guards =
                Stream.concat(course.guards().stream(), question.guards().stream())
                        .map(guard -> guard(question, guard, problems))
                        .toList();
        BoundRubric rubric =
                question.rubric()
                        .map(root -> rubric(question, root, problems))
                        .orElseGet(() -> new Unready("no rubric yet"));
        if (question.problems().stream().anyMatch(Problem::isError)) {
            rubric = new Unready("the question can't be used: " + reason(question.problems()));
        }
        double reviewBelow = question.reviewBelow().orElse(course.reviewBelow());
        return new Bound(
                new BoundQuestion(
                        question,
                        rubric,
                        guards,
                        reviewBelow,
                        Provenance.of(course, question, rubric, guards, reviewBelow, toolbox)),
                problems);
    }

    private BoundGuard guard(Question question, Criterion guard, List<Problem> problems) {
        List<Problem> found = new ArrayList<>();
        Optional<BoundCheck> check = Binding.bind(course, question, guard, toolbox, found::add);
        problems.addAll(found);
        return check.<BoundGuard>map(Watching::new)
                .orElseGet(() -> new Broken(guard, reason(found)));
    }

    private BoundRubric rubric(Question question, RubricNode root, List<Problem> problems) {
        List<Problem> found = new ArrayList<>();
        Map<String, BoundCheck> checks = new LinkedHashMap<>();
        Set<String> ids = new LinkedHashSet<>();
        bind(question, root, true, ids, checks, found);
        problems.addAll(found);
        return found.stream().anyMatch(Problem::isError)
                ? new Unready("the rubric can't be used: " + reason(found), lacksChecker(question))
                : new Ready(root, Collections.unmodifiableMap(checks));
    }

    private boolean lacksChecker(Question question) {
        return RightAnswers.criteria(question)
                .anyMatch(criterion -> toolbox.checker(criterion.checker()).isEmpty());
    }

    private void bind(
            Question question,
            RubricNode node,
            boolean counts,
            Set<String> ids,
            Map<String, BoundCheck> checks,
            List<Problem> found) {
        if (!ids.add(node.id())) {
            found.add(
                    Problem.error(
                            node.source(),
                            "the id '" + node.id() + "' is there twice in this rubric",
                            "give each part an id of its own"));
        }
        switch (node) {
            case Criterion criterion ->
                    Binding.bind(course, question, criterion, toolbox, found::add)
                            .ifPresent(
                                    check -> {
                                        checks.put(criterion.id(), check);
                                        if (!counts) {
                                            neverRuns(check).ifPresent(found::add);
                                        }
                                    });
            case Group group ->
                    group.parts()
                            .forEach(
                                    part ->
                                            bind(
                                                    question,
                                                    part,
                                                    counts && RubricSum.counts(group, part),
                                                    ids,
                                                    checks,
                                                    found));
        }
    }

    /** A heavy check that can't move the result is skipped, whatever the answer. */
    private static Optional<Problem> neverRuns(BoundCheck check) {
        Criterion criterion = check.criterion();
        return check.info().cost() == Cost.HEAVY && !criterion.always()
                ? Optional.of(
                        Problem.warning(
                                criterion.source(),
                                criterion.id() + " is heavy and weighs nothing, so it never runs",
                                "write always: true to run it for its feedback, or give it a"
                                        + " weight"))
                : Optional.empty();
    }

    /**
     * The first error in a few words; the course's problems tell all of them, and how to mend it.
     */
    private static String reason(List<Problem> found) {
        return found.stream()
                .filter(Problem::isError)
                .findFirst()
                .map(problem -> problem.source() + ": " + problem.problem())
                .orElse("its check can't be made");
    }
}
