package dev.assay.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is done to points once an answer is graded. The same answer, time and attempt come to the
 * same, however often it is asked; nothing of it is stored.
 *
 * @param rules of questions of which nothing else is said
 * @param questions the rules of some, whole, by id
 * @param learners what is other for some, by id
 */
public record Policy(Rules rules, Map<String, Rules> questions, Map<String, Learner> learners) {

    private static final int PLACES = 2;

    /** Takes nothing from nobody. */
    public static final Policy NONE =
            new Policy(
                    new Rules(
                            Optional.empty(),
                            Duration.ZERO,
                            Optional.empty(),
                            OptionalInt.empty(),
                            Counts.LAST,
                            BigDecimal.ZERO),
                    Map.of(),
                    Map.of());

    public Policy {
        questions = Map.copyOf(questions);
        learners = Map.copyOf(learners);
    }

    /** Which of several attempts counts. */
    public enum Counts {
        /** The last one. */
        LAST,
        /** The one that earned most; of two that earned the same the first. */
        BEST
    }

    /**
     * The rules of a question.
     *
     * @param grace how much later than {@code due} is not late yet
     * @param late what it costs; there whenever {@code due} is
     * @param attemptPenalty 0 to 1: what each attempt after the first costs
     */
    public record Rules(
            Optional<Instant> due,
            Duration grace,
            Optional<Late> late,
            OptionalInt attempts,
            Counts counts,
            BigDecimal attemptPenalty) {}

    /**
     * What being late costs.
     *
     * @param take 0 to 1
     * @param every how often it is taken; empty for once
     * @param atMost 0 to 1
     * @param until later than this it is worth nothing
     */
    public record Late(
            BigDecimal take,
            Optional<Duration> every,
            BigDecimal atMost,
            Optional<Duration> until) {

        private BigDecimal share(Duration lateness) {
            if (until.filter(last -> lateness.compareTo(last) > 0).isPresent()) {
                return BigDecimal.ONE;
            }
            long times =
                    every.map(each -> (lateness.toMillis() + each.toMillis() - 1) / each.toMillis())
                            .orElse(1L);
            return take.multiply(BigDecimal.valueOf(times)).min(atMost);
        }
    }

    /**
     * What is other for a learner.
     *
     * @param due instead of what the rules say
     * @param excused ids of questions that don't count for them
     * @param note why, for graders
     */
    public record Learner(
            Duration extra,
            Optional<Instant> due,
            OptionalInt attempts,
            boolean isExcusedFromAll,
            Set<String> excused,
            String note) {

        static final Learner LIKE_ALL =
                new Learner(
                        Duration.ZERO, Optional.empty(), OptionalInt.empty(), false, Set.of(), "");

        public Learner {
            excused = Set.copyOf(excused);
        }
    }

    /**
     * How an answer came.
     *
     * @param attempt which of the learner's attempts at the question it is, from 1
     * @param at when it was handed in; empty where nobody knows
     */
    public record Handed(String learner, String question, int attempt, Optional<Instant> at) {}

    /**
     * A change to an answer's points.
     *
     * @param reason for the learner
     * @param points below 0
     */
    public record Change(String reason, BigDecimal points) {}

    /**
     * What an answer's points come to.
     *
     * @param points from 0, with two decimals
     * @param maxPoints 0 when it does not count
     * @param changes what was taken and why, in order
     */
    public record Adjusted(BigDecimal points, BigDecimal maxPoints, List<Change> changes) {

        public Adjusted {
            changes = List.copyOf(changes);
        }
    }

    private static OptionalInt attempts(Learner who, Rules rules) {
        return who.attempts().isPresent() ? who.attempts() : rules.attempts();
    }

    /** Whether a learner's attempt at a question is one of those that may count. */
    public boolean isCounting(String learner, String question, int attempt) {
        OptionalInt most = attempts(learners.getOrDefault(learner, Learner.LIKE_ALL), of(question));
        return most.isEmpty() || attempt <= most.getAsInt();
    }

    /** Whether a question does not count for a learner. */
    public boolean isExcused(String learner, String question) {
        Learner who = learners.getOrDefault(learner, Learner.LIKE_ALL);
        return who.isExcusedFromAll() || who.excused().contains(question);
    }

    /** The rules of a question. */
    public Rules of(String question) {
        return questions.getOrDefault(question, rules);
    }

    /** Until when a learner may hand in a question without being late, grace included. */
    public Optional<Instant> due(String learner, String question) {
        return deadline(learner, question).map(due -> due.plus(of(question).grace()));
    }

    private Optional<Instant> deadline(String learner, String question) {
        Learner who = learners.getOrDefault(learner, Learner.LIKE_ALL);
        return who.due().or(() -> of(question).due()).map(due -> due.plus(who.extra()));
    }

    /**
     * What an answer comes to.
     *
     * @param points that it earned
     * @param maxPoints that it could earn
     */
    public Adjusted adjust(Handed handed, BigDecimal points, BigDecimal maxPoints) {
        Learner who = learners.getOrDefault(handed.learner(), Learner.LIKE_ALL);
        if (isExcused(handed.learner(), handed.question())) {
            return new Adjusted(
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    List.of(new Change("excused: it does not count", points.negate())));
        }
        Rules rules = of(handed.question());
        OptionalInt most = attempts(who, rules);
        if (most.isPresent() && handed.attempt() > most.getAsInt()) {
            String reason =
                    "attempt %d of %d: it does not count"
                            .formatted(handed.attempt(), most.getAsInt());
            return new Adjusted(
                    BigDecimal.ZERO, maxPoints, List.of(new Change(reason, points.negate())));
        }
        List<Change> changes = new ArrayList<>();
        BigDecimal left = late(handed, rules, points, points, changes);
        if (handed.attempt() > 1 && rules.attemptPenalty().signum() > 0) {
            BigDecimal share =
                    rules.attemptPenalty()
                            .multiply(BigDecimal.valueOf(handed.attempt() - 1L))
                            .min(BigDecimal.ONE);
            String reason =
                    "%s penalty: attempt %d".formatted(Share.words(share), handed.attempt());
            left = take(share, reason, points, left, changes);
        }
        return new Adjusted(left, maxPoints, changes);
    }

    private BigDecimal late(
            Handed handed, Rules rules, BigDecimal points, BigDecimal left, List<Change> changes) {
        Optional<Instant> due = deadline(handed.learner(), handed.question());
        if (due.isEmpty() || handed.at().isEmpty() || rules.late().isEmpty()) {
            return left;
        }
        Duration lateness = Duration.between(due.get(), handed.at().get());
        if (lateness.compareTo(rules.grace()) <= 0) {
            return left;
        }
        BigDecimal share = rules.late().get().share(lateness);
        String reason =
                "%s late penalty: handed in %s after the deadline"
                        .formatted(Share.words(share), Span.words(lateness));
        return take(share, reason, points, left, changes);
    }

    /** Takes a share of what was earned, but never more than is left. */
    private static BigDecimal take(
            BigDecimal share,
            String reason,
            BigDecimal earned,
            BigDecimal left,
            List<Change> changes) {
        BigDecimal taken = earned.multiply(share).setScale(PLACES, RoundingMode.HALF_UP).min(left);
        if (taken.signum() > 0) {
            changes.add(new Change(reason, taken.negate()));
        }
        return left.subtract(taken);
    }
}
