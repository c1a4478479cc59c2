package dev.assay.prose.guard;

import dev.assay.prose.language.Tokens;
import java.util.List;
import java.util.Optional;

/** A sentence of a reference, or of the answer itself, with a negation more or less. */
final class Contrary {

    /** Beyond that many sentences an answer is compared with what comes first. */
    private static final int MOST = 60;

    private final List<Sentence> right;

    Contrary(List<String> references) {
        this.right =
                references.stream()
                        .flatMap(reference -> Sentence.of(Tokens.of(reference).list()).stream())
                        .limit(MOST)
                        .toList();
    }

    /** Whether it turns a sentence of a reference round. */
    Optional<Doubt> ofReference(List<Sentence> said, Prose prose) {
        boolean turned = said.stream().limit(MOST).anyMatch(this::isTurned);
        return turned
                ? Optional.of(prose.doubt("it denies what a right answer says"))
                : Optional.empty();
    }

    /** Whether it says a thing and its contrary. */
    static Optional<Doubt> ofItself(List<Sentence> said, Prose prose) {
        List<Sentence> some = said.stream().limit(MOST).toList();
        boolean both = false;
        for (int i = 1; i < some.size() && !both; i++) {
            for (Sentence before : some.subList(0, i)) {
                both |= some.get(i).differsInDenial(before) && some.get(i).repeats(before) > 0;
            }
        }
        return both
                ? Optional.of(prose.doubt("it says a thing and its contrary"))
                : Optional.empty();
    }

    /** Where references differ, the one counts that is repeated most. */
    private boolean isTurned(Sentence said) {
        double same = 0;
        double turned = 0;
        for (Sentence reference : right) {
            double much = said.repeats(reference);
            if (said.differsInDenial(reference)) {
                turned = Math.max(turned, much);
            } else {
                same = Math.max(same, much);
            }
        }
        return turned > same;
    }

    /** Whether it says what a reference says. */
    boolean repeatsReference(List<Sentence> said) {
        return said.stream()
                .limit(MOST)
                .anyMatch(one -> right.stream().anyMatch(other -> one.repeats(other) > 0));
    }
}
