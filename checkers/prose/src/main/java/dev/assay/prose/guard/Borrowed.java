package dev.assay.prose.guard;

import dev.assay.prose.language.Token;
import dev.assay.prose.language.Token.Kind;
import dev.assay.prose.language.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The words of a reference without its sentences: in another order, or without the grammar between
 * them. Who knows an answer says it in some words of his own, or in sentences.
 */
final class Borrowed {

    /** Beyond that many words of content an answer is no reference's words alone. */
    private static final int MOST = 300;

    /** The share of an answer's words that are not its own. */
    private static final double NEXT_TO_ALL = 0.95;

    /** The share of a reference's words that are given back. */
    private static final double MUCH = 0.7;

    private static final double HALF = 0.5;

    /** The share of grammar from which on a reference is sentences rather than a list. */
    private static final double SENTENCES = 0.35;

    private static final int FEWEST = 3;

    /** What is left of a reference's grammar where it was dropped on purpose. */
    private static final double DROPPED = 0.6;

    /** So many words come in another order by chance, as "A touches B" and "B touches A". */
    private static final int FEW = 8;

    private static final int LEAST_SHUFFLED = 5;
    private static final double RARELY_NEXT = 0.2;

    /** Words that say that a list follows. */
    private static final Set<String> HEADINGS =
            Set.of("keyword", "keywords", "key", "terms", "words", "answer");

    private final List<Reference> references;

    Borrowed(List<String> references) {
        this.references = references.stream().map(Reference::of).toList();
    }

    /** A reference's words of content in order, and the share of its words that are grammar. */
    private record Reference(
            List<String> stems, Set<String> set, Set<String> pairs, double grammar) {

        static Reference of(String text) {
            List<Token> words =
                    Tokens.of(text).list().stream()
                            .filter(token -> token.kind() != Kind.SYMBOL)
                            .limit(2L * MOST)
                            .toList();
            List<String> stems = content(words);
            return new Reference(
                    stems,
                    Set.copyOf(stems),
                    Set.copyOf(neighbours(stems)),
                    words.isEmpty() ? 0 : 1 - (double) stems.size() / words.size());
        }
    }

    /**
     * What an answer has of the reference that it repeats most of.
     *
     * @param covered the share of the reference's words that it has
     * @param ordered the share of them that stand in the reference's order
     * @param paired the share of neighbours that are neighbours in the reference
     * @param grammar the reference's share of grammar
     */
    private record Shared(double covered, double ordered, double paired, double grammar) {}

    private static List<String> content(List<Token> words) {
        return words.stream().filter(word -> !Prose.isFunction(word)).map(Token::stem).toList();
    }

    private static List<String> neighbours(List<String> stems) {
        List<String> pairs = new ArrayList<>();
        for (int i = 1; i < stems.size(); i++) {
            pairs.add(stems.get(i - 1) + ' ' + stems.get(i));
        }
        return pairs;
    }

    /**
     * Whether an answer is a reference's words alone.
     *
     * @param isListAsked whether a list of terms may be all that is asked for
     */
    Optional<Doubt> look(
            Prose prose, Grammar grammar, Predicate<Token> ofReference, boolean isListAsked) {
        List<Token> words =
                prose.tokens().stream()
                        .filter(word -> ofReference.test(word) || !HEADINGS.contains(word.name()))
                        .toList();
        List<Token> content = words.stream().filter(word -> !Prose.isFunction(word)).toList();
        if (content.size() < FEWEST || content.size() > MOST) {
            return Optional.empty();
        }
        long borrowed = content.stream().filter(ofReference).count();
        if (borrowed < NEXT_TO_ALL * content.size()) {
            return Optional.empty();
        }
        Shared shared = shared(content(words));
        if (isShuffled(shared, content.size(), prose, grammar)) {
            return Optional.of(prose.doubt("a right answer's words, out of order"));
        }
        return !isListAsked && isBare(shared, 1 - (double) content.size() / words.size())
                ? Optional.of(prose.doubt("a list of terms without a sentence"))
                : Optional.empty();
    }

    private static boolean isShuffled(Shared shared, int content, Prose prose, Grammar grammar) {
        return shared.covered() >= MUCH
                && shared.ordered() <= HALF
                && shared.paired() <= RARELY_NEXT
                && (content >= FEW
                        || (content >= LEAST_SHUFFLED && grammar.ratio(prose.tokens()) > 0));
    }

    private static boolean isBare(Shared shared, double grammar) {
        return shared.grammar() >= SENTENCES
                && ((grammar == 0 && shared.covered() >= HALF)
                        || (grammar <= DROPPED * shared.grammar()
                                && shared.covered() >= MUCH
                                && shared.paired() >= MUCH));
    }

    private Shared shared(List<String> said) {
        Shared most = new Shared(0, 0, 0, 0);
        for (Reference reference : references) {
            List<String> common = said.stream().filter(reference.set()::contains).toList();
            double covered = ratio(new HashSet<>(common).size(), reference.set().size());
            if (covered > most.covered()) {
                long paired = neighbours(said).stream().filter(reference.pairs()::contains).count();
                most =
                        new Shared(
                                covered,
                                ratio(inOrder(common, reference.stems()), common.size()),
                                ratio((double) paired, said.size() - 1),
                                reference.grammar());
            }
        }
        return most;
    }

    private static double ratio(double part, double whole) {
        return whole <= 0 ? 0 : part / whole;
    }

    /** The length of the longest common subsequence. */
    static int inOrder(List<String> one, List<String> other) {
        int[] above = new int[other.size() + 1];
        for (String stem : one) {
            int[] row = new int[above.length];
            for (int k = 0; k < other.size(); k++) {
                row[k + 1] =
                        stem.equals(other.get(k)) ? above[k] + 1 : Math.max(above[k + 1], row[k]);
            }
            above = row;
        }
        return above[other.size()];
    }
}
