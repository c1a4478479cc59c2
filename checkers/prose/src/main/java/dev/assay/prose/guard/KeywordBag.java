package dev.assay.prose.guard;

import dev.assay.prose.language.English;
import dev.assay.prose.language.Negation;
import dev.assay.prose.language.Token;
import dev.assay.prose.language.Token.Boundary;
import dev.assay.prose.language.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Terms in a heap, without a sentence that says anything of them. */
public final class KeywordBag {

    private static final int LEAST_WORDS = 8;
    private static final double FEW = 0.12;
    private static final double MUCH_CODE = 0.3;

    /** The log of a ratio at which a sentence among others is a heap. */
    private static final double SURELY = 9;

    private static final int FEW_WORDS = 4;
    private static final double BORROWED = 0.85;

    /** The log of a ratio at which borrowed words are a heap. */
    private static final double LIKELY = 0;

    /** Above {@link #FEW} even where hyphens and dots are inside of words. */
    private static final double SURELY_ENOUGH = 0.3;

    /** Base forms of verbs that learners make their sentences with, beside the auxiliaries. */
    private static final String VERBS =
            """
            use make give get take keep let need want mean work run go come return
            create put say tell show know think see call become start stop add remove
            change move copy share store save compute calculate allow help contain
            consist convert turn apply track build set find look write read try check
            learn split join combine combines divide multiply update reduce increase
            decrease avoid prevent depend represent describe define support provide
            require perform send receive load wrap
            """;

    private static final Set<String> STEMS =
            Tokens.of(VERBS).list().stream()
                    .map(Token::stem)
                    .collect(Collectors.toUnmodifiableSet());

    private KeywordBag() {}

    /** Whether an answer is a heap of terms. */
    public static boolean is(Prose prose) {
        int words = prose.size();
        if (words < LEAST_WORDS || prose.codeShare() > MUCH_CODE) {
            return false;
        }
        int function = 0;
        int verbs = 0;
        int marks = 0;
        for (Token token : prose.tokens()) {
            if (Prose.isFunction(token)) {
                function++;
                if (Negation.isAuxiliary(token.name())) {
                    verbs++;
                }
            } else if (token.isPlainWord() && isVerb(token)) {
                verbs++;
            }
            if (token.boundary() == Boundary.COLON || token.boundary() == Boundary.CLAUSE) {
                marks++;
            }
        }
        double share = (double) function / words;
        double said = verbs + 0.5 * marks;
        return share <= FEW && said <= words / 10.0;
    }

    /**
     * Whether an answer with these words has so many that carry grammar that it can't be {@link
     * #is}.
     *
     * @param words in lower case
     */
    public static boolean isFarFrom(List<String> words) {
        long function = words.stream().filter(English::isFunctionWord).count();
        return function > SURELY_ENOUGH * words.size();
    }

    private static boolean isVerb(Token token) {
        return !token.name().endsWith("ing") && STEMS.contains(token.stem());
    }

    /** By how the words follow each other: in the whole answer, or in a long sentence of it. */
    static Optional<Doubt> look(Prose prose, Grammar grammar, Predicate<Token> ofReference) {
        Kinds kinds = Kinds.of(prose.tokens());
        boolean isHeap =
                (is(prose) && (isBare(prose) || grammar.ratio(kinds) > LIKELY))
                        || (prose.codeShare() <= MUCH_CODE && grammar.isHeap(kinds))
                        || isBorrowed(prose, kinds, grammar, ofReference)
                        || hasLongHeap(prose, kinds, grammar);
        return isHeap
                ? Optional.of(prose.doubt("a list of terms without a sentence"))
                : Optional.empty();
    }

    private static boolean hasLongHeap(Prose prose, Kinds kinds, Grammar grammar) {
        int from = 0;
        for (int i = 1; i < prose.size(); i++) {
            if (prose.tokens().get(i).boundary() == Boundary.SENTENCE) {
                if (isLongHeap(kinds, from, i, grammar)) {
                    return true;
                }
                from = i;
            }
        }
        return isLongHeap(kinds, from, prose.size(), grammar);
    }

    private static boolean isLongHeap(Kinds kinds, int from, int to, Grammar grammar) {
        return kinds.words(from, to) >= LEAST_WORDS && grammar.ratio(kinds, from, to) > SURELY;
    }

    /** Hardly a word that is not a reference's: then it takes less to call them a heap. */
    static boolean isBorrowed(Prose prose, Grammar grammar, Predicate<Token> ofReference) {
        return isBorrowed(prose, Kinds.of(prose.tokens()), grammar, ofReference);
    }

    private static boolean isBorrowed(
            Prose prose, Kinds kinds, Grammar grammar, Predicate<Token> ofReference) {
        int content = 0;
        int borrowed = 0;
        for (Token token : prose.tokens()) {
            if (!Prose.isFunction(token)) {
                content++;
                borrowed += ofReference.test(token) ? 1 : 0;
            }
        }
        boolean isBare = content == prose.size();
        return content >= FEW_WORDS
                && borrowed >= BORROWED * content
                && (isBare || grammar.ratio(kinds) > LIKELY);
    }

    private static boolean isBare(Prose prose) {
        return prose.tokens().stream().noneMatch(Prose::isFunction);
    }
}
