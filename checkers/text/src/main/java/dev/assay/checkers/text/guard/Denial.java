package dev.assay.checkers.text.guard;

import dev.assay.checkers.text.language.Negation.Polarity;
import dev.assay.checkers.text.language.Token;
import dev.assay.checkers.text.language.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A reference answer, or much of one, with its statements turned round. */
final class Denial {

    private static final int LEAST_SHARED = 4;
    private static final double MUCH = 0.6;

    private final List<Map<String, Boolean>> references;

    Denial(List<String> references) {
        List<Map<String, Boolean>> all = new ArrayList<>();
        for (String reference : references) {
            Map<String, Boolean> words = denied(Tokens.of(reference));
            if (words.size() >= LEAST_SHARED) {
                all.add(words);
            }
        }
        this.references = List.copyOf(all);
    }

    /** Content words, and whether each is denied. */
    private static Map<String, Boolean> denied(Tokens tokens) {
        Map<String, Boolean> words = new HashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (!Prose.isFunction(token)) {
                boolean denied = tokens.negation().of(i) == Polarity.DENIED;
                words.merge(token.stem(), denied, (one, other) -> one && other);
            }
        }
        return words;
    }

    Optional<Doubt> look(Tokens tokens, Prose prose) {
        if (references.isEmpty() || prose.size() < LEAST_SHARED) {
            return Optional.empty();
        }
        Map<String, Boolean> said = denied(tokens);
        boolean turnedRound = false;
        for (Map<String, Boolean> reference : references) {
            int shared = 0;
            int turned = 0;
            for (Map.Entry<String, Boolean> word : reference.entrySet()) {
                Boolean denied = said.get(word.getKey());
                if (denied != null) {
                    shared++;
                    turned += denied && !word.getValue() ? 1 : 0;
                }
            }
            boolean much = shared >= LEAST_SHARED && shared >= MUCH * reference.size();
            if (much && turned * 3 >= shared) {
                turnedRound = true;
            } else if (shared >= 2 && turned == 0) {
                return Optional.empty();
            }
        }
        if (turnedRound) {
            return Optional.of(prose.doubt("it denies what a right answer says"));
        }
        return Optional.empty();
    }
}
