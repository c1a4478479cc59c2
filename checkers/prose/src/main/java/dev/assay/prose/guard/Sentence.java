package dev.assay.prose.guard;

import dev.assay.prose.language.Negation;
import dev.assay.prose.language.Token;
import dev.assay.prose.language.Token.Boundary;
import dev.assay.prose.language.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A sentence's words of content, in order, and how often it denies: what is left of it when it is
 * compared with another one.
 */
final class Sentence {

    private static final int FEWEST = 2;
    private static final int LEAST_SHARED = 3;
    private static final double MUCH = 0.7;
    private static final double IN_ORDER = 0.8;

    /** One word in so many may be new. */
    private static final int FRESH = 7;

    /** Words that a denial may bring along. */
    private static final Set<String> EMPTY =
            Set.of("realli", "actual", "ever", "at", "all", "abl", "fail", "true", "fals");

    private final List<String> stems;
    private final Set<String> set;
    private final Map<String, Integer> denied;

    private Sentence(List<String> stems, Map<String, Integer> denied) {
        this.stems = List.copyOf(stems);
        this.set = Set.copyOf(new HashSet<>(stems));
        this.denied = Map.copyOf(denied);
    }

    /** The sentences among words; those of code are left out. */
    static List<Sentence> of(List<Token> tokens) {
        List<Sentence> sentences = new ArrayList<>();
        List<String> stems = new ArrayList<>();
        Map<String, Integer> denied = new HashMap<>();
        int negators = 0;
        for (Token token : tokens) {
            if (token.boundary() == Boundary.SENTENCE && !stems.isEmpty()) {
                denied.merge(stems.getLast(), negators, Integer::sum);
                sentences.add(new Sentence(stems, denied));
                stems.clear();
                denied.clear();
                negators = 0;
            }
            if (token.code() || token.kind() == Kind.SYMBOL) {
                continue;
            }
            if (token.isPlainWord() && Negation.isNegator(token.name())) {
                negators++;
            } else if (!Prose.isFunction(token) && !EMPTY.contains(token.stem())) {
                stems.add(token.stem());
                denied.merge(token.stem(), negators, Integer::sum);
                negators = 0;
            }
        }
        if (!stems.isEmpty()) {
            denied.merge(stems.getLast(), negators, Integer::sum);
            sentences.add(new Sentence(stems, denied));
        }
        return sentences;
    }

    /**
     * How much of another sentence this one repeats in its order, adding next to nothing: 0 to 1.
     */
    double repeats(Sentence other) {
        int shared = 0;
        for (String stem : set) {
            shared += other.set.contains(stem) ? 1 : 0;
        }
        boolean isCopy =
                shared >= Math.clamp(other.set.size(), FEWEST, LEAST_SHARED)
                        && shared >= MUCH * other.set.size()
                        && set.size() - shared <= set.size() / FRESH
                        && Borrowed.inOrder(stems, other.stems) >= IN_ORDER * shared;
        return isCopy ? (double) shared / other.set.size() : 0;
    }

    /** Whether one denies more than the other of what they share. */
    boolean differsInDenial(Sentence other) {
        int more = 0;
        for (String stem : set) {
            if (other.set.contains(stem)) {
                more += denied.getOrDefault(stem, 0) - other.denied.getOrDefault(stem, 0);
            }
        }
        return more != 0;
    }
}
