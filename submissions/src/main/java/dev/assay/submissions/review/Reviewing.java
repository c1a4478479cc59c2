package dev.assay.submissions.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.spi.Answer;
import dev.assay.spi.Audience;
import dev.assay.submissions.store.Grades.Made;
import dev.assay.submissions.store.HeldGrade;
import dev.assay.submissions.store.Reviews;
import dev.assay.submissions.store.Store;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What humans do with grades. */
public final class Reviewing {

    private final Store store;

    /** Over what a store keeps. */
    public Reviewing(Store store) {
        this.store = store;
    }

    /** A decision can't be taken, and why. */
    public static final class RefusedDecisionException extends Exception {

        private static final long serialVersionUID = 1L;

        RefusedDecisionException(String message) {
            super(message);
        }
    }

    /**
     * A grade to look at, with all that it is about.
     *
     * @param grade the question's grade as graders see it, with the answer
     */
    public record Shown(Reviews.Item item, ObjectNode grade) {}

    /**
     * Where a page of the queue ends.
     *
     * @param isAsked whether it ends among those that learners ask for
     * @param row of its last item
     */
    public record After(boolean isAsked, long row) {

        /** Before the first. */
        public static final After START = new After(true, 0);

        private static final Pattern WRITTEN = Pattern.compile("(asked|doubtful)-([0-9]{1,18})");

        /** What {@link #toString} wrote; empty for anything else. */
        public static Optional<After> parse(String text) {
            Matcher matcher = WRITTEN.matcher(text);
            return matcher.matches()
                    ? Optional.of(
                            new After(
                                    matcher.group(1).equals("asked"),
                                    Long.parseLong(matcher.group(2))))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return (isAsked ? "asked-" : "doubtful-") + row;
        }
    }

    /**
     * A page of the queue.
     *
     * @param next where to read on; empty at the end
     */
    public record Page(List<Shown> items, Optional<After> next) {

        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * A course's grades that a human should look at: first those that learners ask for, then those
     * that the machine is not sure of or could not give.
     *
     * @param most of a page, from 1
     */
    public Page queue(String course, After after, int most) {
        List<Reviews.Item> items = new ArrayList<>();
        if (after.isAsked()) {
            items.addAll(store.reviews().asked(course, after.row(), most));
        }
        if (items.size() < most) {
            long from = after.isAsked() ? 0 : after.row();
            items.addAll(store.reviews().doubtful(course, from, most - items.size()));
        }
        Optional<After> next =
                items.size() < most
                        ? Optional.empty()
                        : Optional.of(
                                new After(
                                        items.getLast().wish().isPresent(), items.getLast().row()));
        return new Page(shown(items), next);
    }

    private List<Shown> shown(List<Reviews.Item> items) {
        Map<String, ObjectNode> bodies =
                store.grades()
                        .bodies(
                                items.stream().map(item -> item.held().body()).toList(),
                                Audience.GRADER);
        Map<String, Answer> answers =
                store.grades().answers(items.stream().map(item -> item.held().content()).toList());
        return items.stream()
                .map(
                        item -> {
                            ObjectNode grade =
                                    Objects.requireNonNull(bodies.get(item.held().body()))
                                            .deepCopy();
                            Answer answer =
                                    Objects.requireNonNull(answers.get(item.held().content()));
                            grade.set("answer", dev.assay.grading.GradeJson.answer(answer));
                            return new Shown(item, grade);
                        })
                .toList();
    }

    /**
     * What came of a decision.
     *
     * @param submissions those that it holds for, first the one that was looked at
     * @param left how many of the same answer it was meant for and does not fit: they are still
     *     being graded, are out of other points, or have none that could be confirmed
     */
    public record Decided(List<String> submissions, int left) {

        public Decided {
            submissions = List.copyOf(submissions);
        }

        /** How many grades it holds for. */
        public int decided() {
            return submissions.size();
        }
    }

    /**
     * Takes a decision on a grade and on those of its learner who handed the same answer in again,
     * or on those of everybody with the same answer where that is meant.
     *
     * @param course the course's id
     * @param held as whoever decides has seen it
     * @throws RefusedDecisionException when it can't be; then it holds for none
     */
    public Decided decide(String course, HeldGrade held, Decision decision)
            throws RefusedDecisionException {
        check(held, decision);
        if (!decide(held, decision)) {
            throw new RefusedDecisionException(
                    "the grade has changed while you decided; look at it again");
        }
        List<String> decided = new ArrayList<>(List.of(held.submission()));
        int left = 0;
        Map<Long, HeldGrade> others = new LinkedHashMap<>();
        // Whoever hands the same in once more does not get another grade for it.
        store.reviews().again(held).forEach(other -> others.put(other.seq(), other));
        if (decision.isForAllAlike()) {
            store.reviews().alike(course, held).forEach(one -> others.put(one.seq(), one));
        }
        for (HeldGrade other : others.values()) {
            if (canSpread(held, other, decision) && decide(other, decision)) {
                decided.add(other.submission());
            } else {
                left++;
            }
        }
        return new Decided(decided, left);
    }

    /**
     * Whether a decision on one grade can hold for another of the same answer: not while it is
     * being graded, and points only out of as many. Confirmed points are each one's own; who has
     * none is left to be looked at.
     */
    private static boolean canSpread(HeldGrade from, HeldGrade to, Decision decision) {
        boolean hasPoints =
                decision.points().isPresent()
                        ? to.grade().maxPoints().compareTo(from.grade().maxPoints()) == 0
                        : to.grade().points().isPresent();
        return hasPoints && !to.grade().status().equals("pending");
    }

    private static void check(HeldGrade held, Decision decision) throws RefusedDecisionException {
        BigDecimal most = held.grade().maxPoints();
        if (held.grade().status().equals("pending")) {
            throw new RefusedDecisionException("it is still being graded; decide when it is");
        }
        if (most.signum() == 0 && held.grade().status().equals("failed")) {
            throw new RefusedDecisionException("the course has no such question now");
        }
        if (decision.points().isEmpty() && held.grade().points().isEmpty()) {
            throw new RefusedDecisionException(
                    "the machine gave no points that could be confirmed; say how many it gets");
        }
        if (decision.points().filter(points -> points.compareTo(most) > 0).isPresent()) {
            throw new RefusedDecisionException(
                    "the question has " + most.stripTrailingZeros().toPlainString() + " points");
        }
    }

    private boolean decide(HeldGrade held, Decision decision) {
        ObjectNode grader = body(held, Audience.GRADER);
        ObjectNode learner = body(held, Audience.LEARNER);
        BigDecimal points = decision.points().or(() -> held.grade().points()).orElseThrow();
        Made made =
                new Made(
                        held.question(),
                        "",
                        DecidedGrade.of(grader, learner, points, decision),
                        false,
                        decision.reason());
        String reason = decision.reason().isEmpty() ? "confirmed" : decision.reason();
        return store.reviews().decide(held, made, decision.actor(), reason);
    }

    private ObjectNode body(HeldGrade held, Audience audience) {
        return Objects.requireNonNull(
                store.grades().bodies(List.of(held.body()), audience).get(held.body()));
    }

    /** A grade that holds of a submission's question. */
    public Optional<HeldGrade> held(String submission, String question) {
        return store.reviews().held(submission, question);
    }
}
