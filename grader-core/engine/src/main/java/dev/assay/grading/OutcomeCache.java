package dev.assay.grading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.Outcome;
import java.util.List;
import java.util.Optional;

/** Outcomes that need not be found again; never a failed one. Bounded by memory. */
final class OutcomeCache {

    private static final int ENTRY_BYTES = 500;
    private static final int PIECE_BYTES = 100;

    private final Cache<Key, Outcome> outcomes;

    OutcomeCache(long bytes) {
        this.outcomes =
                Caffeine.newBuilder()
                        .maximumWeight(bytes)
                        .<Key, Outcome>weigher((key, outcome) -> weight(outcome))
                        // Evicts in the thread that stores: no pool of its own is woken.
                        .executor(Runnable::run)
                        .build();
    }

    /**
     * What an outcome depends on.
     *
     * @param answer the answer's hash
     * @param inputs of the check: {@link BoundCheck#inputs}
     */
    record Key(String answer, String inputs) {}

    Optional<Outcome> get(Key key) {
        return Optional.ofNullable(outcomes.getIfPresent(key));
    }

    /** The outcome that stands: when two threads found one at once, the first. */
    Outcome keep(Key key, Outcome outcome) {
        if (outcome instanceof Outcome.Failed) {
            return outcome;
        }
        Outcome before = outcomes.asMap().putIfAbsent(key, outcome);
        return before == null ? outcome : before;
    }

    private static int weight(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Graded graded -> weight(graded.evidence(), graded.feedback(), "");
            case Outcome.Ungradable ungradable ->
                    weight(ungradable.evidence(), ungradable.feedback(), ungradable.reason());
            case Outcome.Refer refer -> weight(refer.evidence(), refer.feedback(), refer.reason());
            case Outcome.Failed failed -> ENTRY_BYTES;
        };
    }

    private static int weight(List<Evidence> evidence, List<Feedback> feedback, String reason) {
        int characters = reason.length();
        for (Evidence piece : evidence) {
            characters +=
                    switch (piece) {
                        case Evidence.Span span -> span.label().length();
                        case Evidence.Missing missing -> missing.what().length();
                        case Evidence.Measure measure -> measure.name().length();
                        case Evidence.Run run ->
                                run.testCase().length()
                                        + run.result().detail().length()
                                        + run.result().output().length();
                    };
        }
        for (Feedback said : feedback) {
            characters += said.text().length();
        }
        return ENTRY_BYTES
                + PIECE_BYTES * (evidence.size() + feedback.size())
                + Character.BYTES * characters;
    }
}
