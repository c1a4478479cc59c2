package dev.assay.grading;

import dev.assay.config.Problem;
import dev.assay.course.Course;
import dev.assay.course.Criterion;
import dev.assay.course.Question;
import dev.assay.plugin.Catalogue;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.Check;
import dev.assay.spi.CheckContext;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One check on its own, bound and called as in a course but without lanes, cache or summing up: for
 * tables of examples and for tests of checkers.
 */
public final class SingleCheck {

    private final BoundCheck bound;
    private final AnswerKind kind;

    private SingleCheck(BoundCheck bound, AnswerKind kind) {
        this.bound = bound;
        this.kind = kind;
    }

    /**
     * Binds a criterion.
     *
     * @param problems what is wrong with it, and what the checker warns of
     * @return empty when it can't be bound, which is reported
     */
    public static Optional<SingleCheck> bind(
            Course course,
            Question question,
            Criterion criterion,
            Catalogue catalogue,
            Consumer<Problem> problems) {
        return Binding.bind(course, question, criterion, Toolbox.of(catalogue), problems)
                .map(bound -> new SingleCheck(bound, question.kind()));
    }

    /** What {@link CheckerType#bind} made. */
    public Check check() {
        return bound.check();
    }

    /**
     * Calls it, with regions and derived trees of the answer's own.
     *
     * @param time from now to its deadline, which nobody but the check itself keeps
     * @return what it says, unchanged; not held to the rules for outcomes
     * @throws Exception whatever the check throws
     */
    public Outcome check(Answer answer, Duration time) throws Exception {
        try (Call call = prepare(answer, time)) {
            return call.run();
        }
    }

    /** Finds the answer's regions, which is the engine's work, so that a call can be timed. */
    public Call prepare(Answer answer, Duration time) {
        AnswerScope scope = new AnswerScope(answer, kind, bound.seed());
        CheckContext context = scope.context(Instant.now().plus(time), bound.seed());
        context.regions();
        return new Call(bound.check(), answer, context, scope);
    }

    /**
     * One answer that several checks look at, one after the other: what is derived from it they
     * share, as they do in a course. Used by one thread at a time.
     */
    public static final class Shared implements AutoCloseable {

        private final Answer answer;
        private final Map<AnswerKind, AnswerScope> scopes = new HashMap<>();

        /** With nothing derived yet. */
        public Shared(Answer answer) {
            this.answer = answer;
        }

        /**
         * Calls one of them.
         *
         * @param time from now to its deadline, which nobody but the check itself keeps
         * @throws Exception whatever the check throws
         */
        public Outcome check(SingleCheck check, Duration time) throws Exception {
            long seed = check.bound.seed();
            AnswerScope scope =
                    scopes.computeIfAbsent(check.kind, kind -> new AnswerScope(answer, kind, seed));
            return check.check().check(answer, scope.context(Instant.now().plus(time), seed));
        }

        @Override
        public void close() {
            scopes.values().forEach(AnswerScope::leave);
        }
    }

    /** A call that is ready to be made; closing it lets go of what was derived. */
    public static final class Call implements AutoCloseable {

        private final Check check;
        private final Answer answer;
        private final CheckContext context;
        private final AnswerScope scope;

        private Call(Check check, Answer answer, CheckContext context, AnswerScope scope) {
            this.check = check;
            this.answer = answer;
            this.context = context;
            this.scope = scope;
        }

        /**
         * Makes it.
         *
         * @throws Exception whatever the check throws
         */
        public Outcome run() throws Exception {
            return check.check(answer, context);
        }

        @Override
        public void close() {
            scope.leave();
        }
    }
}
