package dev.assay.grading;

import dev.assay.spi.Answer;
import dev.assay.spi.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Some checks of one answer that run one after the other as one job of a lane. Whatever a check
 * does, there is an outcome for each of them when {@link #run} returns. One use each.
 */
final class CheckBatch {

    private final Bench bench;
    private final List<BoundCheck> checks;
    private final Answer answer;
    private final String answerHash;
    private final AnswerScope scope;
    private final AtomicReferenceArray<@Nullable Outcome> outcomes;
    private volatile boolean isStopped;
    private volatile long began;

    /** The check that is being called, and whether nobody waits for it any more. */
    private @Nullable BoundCheck running;

    private boolean isAbandoned;

    CheckBatch(
            Bench bench,
            List<BoundCheck> checks,
            Answer answer,
            String answerHash,
            AnswerScope scope) {
        this.bench = bench;
        this.checks = List.copyOf(checks);
        this.answer = answer;
        this.answerHash = answerHash;
        this.scope = scope;
        this.outcomes = new AtomicReferenceArray<>(checks.size());
    }

    /**
     * Runs them.
     *
     * @param time how long they may run, all together
     * @return how much of it is left; 0 or less when it is up
     */
    Duration run(Lane lane, Duration time) throws InterruptedException {
        if (!time.isPositive()) {
            fill("the time for this answer was up before it began");
            return time;
        }
        began = System.nanoTime();
        try {
            switch (lane.run(time, () -> job(time), () -> isStopped = true)) {
                case DONE -> {}
                case STOPPED -> fill("it ran beyond the time for an answer");
                case STUCK -> {
                    abandon();
                    fill("it ran beyond the time for an answer, and does not stop");
                }
                case FULL -> {
                    fill("too much is running: it waited too long for its turn");
                    return time;
                }
            }
        } catch (InterruptedException e) {
            abandon();
            throw e;
        }
        return time.minusNanos(System.nanoTime() - began);
    }

    /** What a check said. */
    Outcome outcome(int index) {
        return Objects.requireNonNull(outcomes.get(index), "every check has an outcome");
    }

    private void fill(String reason) {
        for (int i = 0; i < checks.size(); i++) {
            outcomes.compareAndSet(
                    i, null, new Outcome.Failed(checks.get(i).name() + ": " + reason, true));
        }
    }

    private void job(Duration time) {
        // Whoever waited for this job may be gone before it began.
        if (!scope.tryEnter()) {
            return;
        }
        try {
            began = System.nanoTime();
            Instant deadline = Instant.now().plus(time);
            for (int i = 0; i < checks.size() && !isStopped; i++) {
                Outcome outcome = call(checks.get(i), deadline);
                if (!isStopped) {
                    outcomes.compareAndSet(i, null, keep(checks.get(i), outcome));
                }
            }
        } finally {
            scope.leave();
        }
    }

    private Outcome keep(BoundCheck check, Outcome outcome) {
        return bench.cache.keep(new OutcomeCache.Key(answerHash, check.inputs()), outcome);
    }

    private Outcome call(BoundCheck check, Instant deadline) {
        if (bench.isStuck(check.code())) {
            return new Outcome.Failed(
                    check.name() + ": earlier calls of it have not ended; it is left alone", true);
        }
        begin(check);
        try {
            return OutcomeRules.hold(
                    check.name(),
                    check.check().check(answer, scope.context(deadline, check.seed())),
                    answer);
        } catch (Throwable e) { // whatever a check throws is ours to bear, and never a zero
            return Failures.thrown(check.name(), e);
        } finally {
            end(check);
        }
    }

    private synchronized void begin(BoundCheck check) {
        running = check;
    }

    private synchronized void end(BoundCheck check) {
        running = null;
        if (isAbandoned) {
            bench.cameLoose(check.code());
        }
        if (!isStopped) {
            // An interrupt that a check made itself is not the next one's.
            Thread.interrupted();
        }
    }

    /** Nobody waits any more; a check that still runs is stuck. */
    private synchronized void abandon() {
        if (running != null && !isAbandoned) {
            isAbandoned = true;
            bench.gotStuck(running.code());
        }
    }
}
