package dev.assay.prose.guard;

import dev.assay.prose.language.Negation;
import dev.assay.prose.language.Token;
import dev.assay.prose.language.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A reference word for word, code and all, and whether a negation was put into it. Tells what
 * {@link Contrary} can't: that reads sentences, and code has none.
 */
final class Turned {

    private static final int MOST = 60;
    private static final int LEAST_WORDS = 3;

    /** What comes with a negation: "does not". */
    private static final Set<String> HELPERS = Set.of("do", "does", "did");

    private final List<Words> references;

    Turned(List<String> references) {
        this.references =
                references.stream()
                        .limit(MOST)
                        .map(reference -> Words.of(Tokens.of(reference).list()))
                        .filter(words -> words.names().size() >= LEAST_WORDS)
                        .toList();
    }

    /**
     * Words without what denies them.
     *
     * @param denials how many negations stand before each word, and at last behind the last one
     */
    private record Words(List<String> names, List<Token> tokens, List<Integer> denials) {

        static Words of(List<Token> all) {
            List<Token> kept = new ArrayList<>();
            int[] denials = new int[all.size() + 1];
            for (Token token : all) {
                if (Negation.isNegator(token.name())) {
                    denials[kept.size()]++;
                } else if (!HELPERS.contains(token.name())) {
                    kept.add(token);
                }
            }
            return new Words(
                    kept.stream().map(Token::name).toList(),
                    kept,
                    Arrays.stream(denials).boxed().toList());
        }

        /** Negations between some words and others. */
        int denials(int from, int to) {
            return denials.subList(from + 1, to).stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Whether an answer has a reference in it, denied or not. */
    boolean repeatsReference(Tokens answer) {
        Words said = Words.of(answer.list());
        return references.stream()
                .anyMatch(one -> Collections.indexOfSubList(said.names(), one.names()) >= 0);
    }

    Optional<Doubt> look(Tokens answer) {
        Words said = Words.of(answer.list());
        for (Words right : references) {
            int size = right.names().size();
            int wanted = right.denials(0, size);
            for (int at = 0; at + size <= said.names().size(); at++) {
                if (said.names().subList(at, at + size).equals(right.names())
                        && said.denials(at, at + size) != wanted) {
                    Token first = said.tokens().get(at);
                    Token last = said.tokens().get(at + size - 1);
                    return Optional.of(
                            new Doubt(
                                    "it denies what a right answer says",
                                    first.file(),
                                    first.start(),
                                    last.file().equals(first.file()) ? last.end() : first.end()));
                }
            }
        }
        return Optional.empty();
    }
}
