package dev.assay.grading;

import dev.assay.spi.Outcome;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The outcomes of one answer's checks, each by the hash of all that its check was made of: those
 * that are known from before, so that nothing is run for them, and those that grading has found.
 * Whoever keeps the latter need never run the same check on the same answer again.
 */
public final class AnswerOutcomes {

    private final Map<String, Outcome> known;
    private final ConcurrentMap<String, Outcome> found = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Outcome> used = new ConcurrentHashMap<>();

    /** With what is known already. */
    public AnswerOutcomes(Map<String, Outcome> known) {
        this.known = Map.copyOf(known);
    }

    /** Nothing is known yet. */
    public static AnswerOutcomes none() {
        return new AnswerOutcomes(Map.of());
    }

    /** What grading took part in and was not known before; never one that failed. */
    public Map<String, Outcome> found() {
        return Collections.unmodifiableMap(new TreeMap<>(found));
    }

    /** All that the grade rests on, known before or not; never one that failed. */
    public Map<String, Outcome> used() {
        return Collections.unmodifiableMap(new TreeMap<>(used));
    }

    Optional<Outcome> get(String inputs) {
        return Optional.ofNullable(known.get(inputs));
    }

    void used(Map<String, Outcome> outcomes) {
        outcomes.forEach(
                (inputs, outcome) -> {
                    if (outcome instanceof Outcome.Failed) {
                        return;
                    }
                    used.putIfAbsent(inputs, outcome);
                    if (!known.containsKey(inputs)) {
                        found.putIfAbsent(inputs, outcome);
                    }
                });
    }
}
