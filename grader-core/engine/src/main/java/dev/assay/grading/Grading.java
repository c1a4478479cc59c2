package dev.assay.grading;

import dev.assay.course.Question;
import dev.assay.grading.AnswerRun.GuardSaid;
import dev.assay.grading.BoundQuestion.Ready;
import dev.assay.grading.CriterionGrade.Result;
import dev.assay.grading.QuestionGrade.MadeWith;
import dev.assay.grading.QuestionGrade.Status;
import dev.assay.spi.Answer;
import dev.assay.spi.Feedback;
import dev.assay.spi.Outcome;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes what the checks said into a question's grade: pure, no threads. */
final class Grading {

    private static final int PLACES = 2;
    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(PLACES);

    private final BoundQuestion question;
    private final List<String> doubts;

    /**
     * For one answer.
     *
     * @param doubts why a human should look at it, whatever the checks say
     */
    Grading(BoundQuestion question, List<String> doubts) {
        this.question = question;
        this.doubts = List.copyOf(doubts);
    }

    /** Nothing was given: that is no fault of a rubric that is not there yet. */
    static QuestionGrade unanswered(Question question, List<String> doubts) {
        return new Draft(Status.UNANSWERED)
                .points(NOTHING)
                .confidence(1)
                .reasons(doubts)
                .grade(question, Optional.empty());
    }

    /** The question, or this answer to it, can't be graded. */
    QuestionGrade failed(Answer answer, String reason, boolean isRetryable) {
        List<String> reasons = new ArrayList<>(List.of(reason));
        reasons.addAll(doubts);
        return new Draft(Status.FAILED)
                .answer(answer)
                .reasons(reasons)
                .retryable(isRetryable)
                .grade(question);
    }

    /** What the checks said comes to this. */
    QuestionGrade graded(
            Answer answer, Ready rubric, NodeSum sum, AnswerRun.Said said, TrackRecord record) {
        CriterionGrade root = GradeTree.of(sum, rubric.checks());
        Draft draft =
                switch (sum.result()) {
                    case GRADED, UNGRADABLE ->
                            said.isWaiting()
                                    ? new Draft(Status.PENDING).reasons(doubts)
                                    : decided(sum, said.guards(), record);
                    case PENDING -> new Draft(Status.PENDING).reasons(doubts);
                    case FAILED -> failed(sum);
                    case SKIPPED ->
                            throw new IllegalStateException(
                                    "a check was skipped that could move the result");
                };
        return draft.answer(answer)
                .criteria(GradeTree.topLevel(root))
                .say(GradeTree.feedback(root))
                .grade(question);
    }

    private Draft failed(NodeSum sum) {
        List<String> reasons = new ArrayList<>();
        boolean isRetryable = false;
        for (Outcome.Failed failure : failures(sum, sum)) {
            reasons.add(failure.reason());
            isRetryable |= failure.retryable();
        }
        reasons.addAll(doubts);
        return new Draft(Status.FAILED).reasons(reasons).retryable(isRetryable);
    }

    /** The failures that left the result open. */
    private static List<Outcome.Failed> failures(NodeSum root, NodeSum node) {
        List<Outcome.Failed> failures = new ArrayList<>();
        switch (node) {
            case NodeSum.Leaf leaf -> {
                if (leaf.state() instanceof LeafState.Said(Outcome.Failed failed)
                        && RubricSum.canMove(root, leaf.node())) {
                    failures.add(failed);
                }
            }
            case NodeSum.Branch branch ->
                    branch.parts().forEach(part -> failures.addAll(failures(root, part)));
        }
        return failures;
    }

    private Draft decided(NodeSum sum, List<GuardSaid> guards, TrackRecord record) {
        BigDecimal points =
                sum.interval()
                        .low()
                        .multiply(question.question().points(), MathContext.DECIMAL128)
                        .setScale(PLACES, RoundingMode.HALF_UP);
        double confidence = record.earned(sum.deciders().confidence(), sum.interval().low());
        List<String> review = new ArrayList<>(doubts);
        List<Feedback> guardFeedback = new ArrayList<>();
        if (confidence < question.reviewBelow()) {
            review.add("confidence " + confidence + " is below " + question.reviewBelow());
        }
        for (GuardSaid guard : guards) {
            if (sum.interval().low().compareTo(guard.guard().above()) > 0) {
                doubt(guard, review, guardFeedback);
            }
        }
        List<String> reasons = new ArrayList<>(review);
        if (sum.result() == Result.UNGRADABLE) {
            reasons.addAll(ungradable(sum));
        }
        Status status =
                !review.isEmpty()
                        ? Status.NEEDS_REVIEW
                        : sum.result() == Result.UNGRADABLE ? Status.UNGRADABLE : Status.GRADED;
        return new Draft(status)
                .points(points)
                .confidence(confidence)
                .reasons(reasons)
                .say(guardFeedback);
    }

    /** Only that a human should look; and a guard that can't say so is no reason to trust. */
    private static void doubt(GuardSaid guard, List<String> reasons, List<Feedback> feedback) {
        String name = guard.guard().checker();
        switch (guard.outcome()) {
            case Outcome.Graded clear -> {}
            case Outcome.Refer refer -> {
                reasons.add(name + ": " + refer.reason());
                feedback.addAll(refer.feedback());
            }
            case Outcome.Ungradable ungradable -> reasons.add(name + ": " + ungradable.reason());
            case Outcome.Failed failed -> reasons.add("a guard failed: " + failed.reason());
        }
    }

    private static List<String> ungradable(NodeSum node) {
        return switch (node) {
            case NodeSum.Leaf leaf ->
                    leaf.state() instanceof LeafState.Said(Outcome.Ungradable ungradable)
                            ? List.of(ungradable.reason())
                            : List.of();
            case NodeSum.Branch branch ->
                    branch.parts().stream().flatMap(part -> ungradable(part).stream()).toList();
        };
    }

    /** A grade in the making. */
    private static final class Draft {

        private final Status status;
        private Optional<BigDecimal> points = Optional.empty();
        private double confidence;
        private Set<String> reasons = Set.of();
        private boolean isRetryable;
        private Optional<Answer> answer = Optional.empty();
        private List<CriterionGrade> criteria = List.of();
        private final Set<Feedback> feedback = new LinkedHashSet<>();

        Draft(Status status) {
            this.status = status;
        }

        Draft points(BigDecimal value) {
            points = Optional.of(value);
            return this;
        }

        Draft confidence(double value) {
            confidence = value;
            return this;
        }

        Draft reasons(List<String> values) {
            reasons = new LinkedHashSet<>(values);
            return this;
        }

        Draft retryable(boolean value) {
            isRetryable = value;
            return this;
        }

        Draft answer(Answer value) {
            answer = Optional.of(value);
            return this;
        }

        Draft criteria(List<CriterionGrade> values) {
            criteria = values;
            return this;
        }

        Draft say(List<Feedback> values) {
            feedback.addAll(values);
            return this;
        }

        QuestionGrade grade(BoundQuestion by) {
            return grade(by.question(), Optional.of(by.madeWith()));
        }

        QuestionGrade grade(Question asked, Optional<MadeWith> madeWith) {
            return new QuestionGrade(
                    asked.id(),
                    asked.number(),
                    status,
                    points,
                    asked.points(),
                    points,
                    List.of(),
                    confidence,
                    List.copyOf(reasons),
                    isRetryable,
                    answer,
                    1,
                    criteria,
                    List.copyOf(feedback),
                    madeWith);
        }
    }
}
