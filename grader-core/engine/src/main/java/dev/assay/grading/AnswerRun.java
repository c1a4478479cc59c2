package dev.assay.grading;

import dev.assay.course.Criterion;
import dev.assay.grading.BoundQuestion.BoundGuard;
import dev.assay.grading.BoundQuestion.Broken;
import dev.assay.grading.BoundQuestion.Ready;
import dev.assay.grading.BoundQuestion.Watching;
import dev.assay.spi.Answer;
import dev.assay.spi.Cost;
import dev.assay.spi.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs the checks that one answer needs: first all {@code INSTANT} ones, then the {@code HEAVY}
 * ones in the order of the file, as long as they can move the result. One use each.
 */
final class AnswerRun {

    private final Bench bench;
    private final BoundQuestion question;
    private final Ready rubric;
    private final Answer answer;
    private final String answerHash;
    private final Depth depth;
    private final AnswerOutcomes memory;
    private Duration left;
    private boolean isWaiting;

    /** How far a run goes. */
    enum Depth {
        /** All checks that can move the result. */
        WHOLE,
        /** {@code INSTANT} checks only. */
        INSTANT
    }

    AnswerRun(
            Bench bench,
            BoundQuestion question,
            Ready rubric,
            Answer answer,
            Depth depth,
            AnswerOutcomes memory) {
        this.bench = bench;
        this.question = question;
        this.rubric = rubric;
        this.answer = answer;
        this.depth = depth;
        this.memory = memory;
        this.answerHash = BoundCourse.answerKey(answer);
        this.left = bench.settings.deadline();
    }

    /**
     * What the checks said.
     *
     * @param leaves by the criterion's id
     * @param guards in their order; those that had nothing to look at are not there
     * @param isWaiting whether a {@code HEAVY} check has a word to say that it was not asked for
     */
    record Said(Map<String, LeafState> leaves, List<GuardSaid> guards, boolean isWaiting) {

        Said {
            leaves = Map.copyOf(leaves);
            guards = List.copyOf(guards);
        }
    }

    /** What a guard said. */
    record GuardSaid(Criterion guard, Outcome outcome) {}

    Said run() throws InterruptedException {
        AnswerScope scope =
                new AnswerScope(answer, question.question().kind(), question.madeWith().seed());
        try {
            return run(scope);
        } finally {
            scope.leave();
        }
    }

    private Said run(AnswerScope scope) throws InterruptedException {
        List<BoundCheck> watching = new ArrayList<>();
        for (BoundGuard guard : question.guards()) {
            switch (guard) {
                case Watching(BoundCheck check) -> watching.add(check);
                case Broken broken -> {}
            }
        }
        Map<String, Outcome> outcomes = new HashMap<>();
        try {
            return run(scope, watching, outcomes);
        } finally {
            memory.used(outcomes);
        }
    }

    private Said run(AnswerScope scope, List<BoundCheck> watching, Map<String, Outcome> outcomes)
            throws InterruptedException {
        List<BoundCheck> instant = new ArrayList<>(rubric.checks().values());
        instant.addAll(watching);
        instant.removeIf(check -> check.info().cost() != Cost.INSTANT);
        run(instant, bench.instant, scope, outcomes);

        Map<String, LeafState> leaves = new HashMap<>();
        for (BoundCheck check : rubric.checks().values()) {
            Outcome outcome = outcomes.get(check.inputs());
            if (outcome != null) {
                leaves.put(check.criterion().id(), said(check, outcome));
            }
        }
        for (BoundCheck check : rubric.checks().values()) {
            if (check.info().cost() == Cost.HEAVY) {
                leaves.put(check.criterion().id(), heavy(check, leaves, scope, outcomes));
            }
        }
        List<GuardSaid> guards = guards(leaves, scope, outcomes);
        return new Said(leaves, guards, isWaiting);
    }

    private LeafState heavy(
            BoundCheck check,
            Map<String, LeafState> leaves,
            AnswerScope scope,
            Map<String, Outcome> outcomes)
            throws InterruptedException {
        Criterion criterion = check.criterion();
        if (!criterion.always()
                && !RubricSum.canMove(RubricSum.of(rubric.root(), leaves), criterion)) {
            return LeafState.SKIPPED;
        }
        if (mustWait(check)) {
            return LeafState.PENDING;
        }
        runHeavy(check, scope, outcomes);
        return said(check, Objects.requireNonNull(outcomes.get(check.inputs())));
    }

    /** Whether a heavy check is left for later; what is known of it already is taken at once. */
    private boolean mustWait(BoundCheck check) {
        boolean waits = depth == Depth.INSTANT && kept(check).isEmpty();
        isWaiting |= waits;
        return waits;
    }

    private static LeafState said(BoundCheck check, Outcome outcome) {
        return new LeafState.Said(
                outcome instanceof Outcome.Refer
                        ? Failures.misuse(
                                check.name(), "only a check under 'guards' may refer an answer")
                        : outcome);
    }

    /** A guard's doubt counts above a score only: a heavy guard need not run for less. */
    private List<GuardSaid> guards(
            Map<String, LeafState> leaves, AnswerScope scope, Map<String, Outcome> outcomes)
            throws InterruptedException {
        BigDecimal most = RubricSum.of(rubric.root(), leaves).interval().high();
        List<GuardSaid> said = new ArrayList<>();
        for (BoundGuard guard : question.guards()) {
            switch (guard) {
                case Broken(Criterion criterion, String reason) ->
                        said.add(new GuardSaid(criterion, new Outcome.Failed(reason, false)));
                case Watching(BoundCheck check) -> {
                    boolean counts = most.compareTo(check.criterion().above()) > 0;
                    if (check.info().cost() == Cost.HEAVY && counts && !mustWait(check)) {
                        runHeavy(check, scope, outcomes);
                    }
                    Outcome outcome = outcomes.get(check.inputs());
                    if (outcome != null) {
                        said.add(new GuardSaid(check.criterion(), outcome));
                    }
                }
            }
        }
        return said;
    }

    private void runHeavy(BoundCheck check, AnswerScope scope, Map<String, Outcome> outcomes)
            throws InterruptedException {
        ReentrantLock turn = bench.turn(key(check));
        turn.lockInterruptibly();
        try {
            run(List.of(check), bench.heavy, scope, outcomes);
        } finally {
            turn.unlock();
        }
    }

    /** Runs checks one after the other, but for those whose outcomes are kept. */
    private void run(
            List<BoundCheck> checks, Lane lane, AnswerScope scope, Map<String, Outcome> outcomes)
            throws InterruptedException {
        // Two checks that were made of the same say the same of one answer.
        Map<String, BoundCheck> missing = new LinkedHashMap<>();
        for (BoundCheck check : checks) {
            kept(check).ifPresent(outcome -> outcomes.put(check.inputs(), outcome));
            if (!outcomes.containsKey(check.inputs())) {
                missing.putIfAbsent(check.inputs(), check);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        List<BoundCheck> toRun = List.copyOf(missing.values());
        CheckBatch batch = new CheckBatch(bench, toRun, answer, answerHash, scope);
        left = batch.run(lane, left);
        for (int i = 0; i < toRun.size(); i++) {
            outcomes.put(toRun.get(i).inputs(), batch.outcome(i));
        }
    }

    private Optional<Outcome> kept(BoundCheck check) {
        return memory.get(check.inputs()).or(() -> bench.cache.get(key(check)));
    }

    private OutcomeCache.Key key(BoundCheck check) {
        return new OutcomeCache.Key(answerHash, check.inputs());
    }
}
