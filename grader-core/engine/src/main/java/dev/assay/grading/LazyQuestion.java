package dev.assay.grading;

import dev.assay.config.Problem;
import dev.assay.course.Question;
import dev.assay.grading.BoundQuestion.Ready;
import dev.assay.spi.Cost;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A question that is bound once, when it is first asked for; by whichever thread comes first. */
final class LazyQuestion {

    private final Question question;
    private final ReentrantLock recording = new ReentrantLock();
    private @Nullable Supplier<Bound> binding;
    private volatile @Nullable Bound bound;
    private volatile @Nullable TrackRecord record;
    private volatile @Nullable String key;
    private volatile @Nullable Set<String> heavyChecks;

    LazyQuestion(Question question, Supplier<Bound> binding) {
        this.question = question;
        this.binding = binding;
    }

    /**
     * What binding a question came to.
     *
     * @param problems what was found wrong meanwhile, and the linter's words
     */
    record Bound(BoundQuestion question, List<Problem> problems) {

        Bound {
            problems = List.copyOf(problems);
        }
    }

    /** As the course has it. */
    Question question() {
        return question;
    }

    /** The question with its checks; the others that ask meanwhile wait for it. */
    BoundQuestion get() {
        Bound now = bound;
        return now != null ? now.question() : bind().question();
    }

    /** A name for all that its grades depend on besides the answer; made once. */
    String key(Supplier<String> maker) {
        String known = key;
        if (known == null) {
            known = maker.get();
            key = known;
        }
        return known;
    }

    /** The checks that take long, by what each was made of; found once. */
    Set<String> heavyChecks() {
        Set<String> known = heavyChecks;
        if (known == null) {
            known =
                    get().checks().stream()
                            .filter(check -> check.info().cost() == Cost.HEAVY)
                            .map(BoundCheck::inputs)
                            .collect(Collectors.toUnmodifiableSet());
            heavyChecks = known;
        }
        return known;
    }

    private synchronized Bound bind() {
        Bound now = bound;
        if (now == null) {
            now = Objects.requireNonNull(binding).get();
            bound = now;
            // What it was bound by, jars included, is needed no more.
            binding = null;
        }
        return now;
    }

    /** What was found while it was bound; nothing before that. */
    List<Problem> problems() {
        Bound now = bound;
        return now == null ? List.of() : now.problems();
    }

    /**
     * How its rubric did on answers that humans have graded; found out once, when the first answer
     * is graded.
     *
     * @throws InterruptedException when the caller is interrupted
     */
    TrackRecord record(Ready rubric, Bench bench) throws InterruptedException {
        TrackRecord known = record;
        if (known != null) {
            return known;
        }
        recording.lockInterruptibly();
        try {
            TrackRecord first = record;
            if (first == null) {
                first = TrackRecord.of(get(), rubric, bench);
                record = first;
            }
            return first;
        } finally {
            recording.unlock();
        }
    }
}
