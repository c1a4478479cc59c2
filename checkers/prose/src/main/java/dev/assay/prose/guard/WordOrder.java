package dev.assay.prose.guard;

import dev.assay.prose.language.Token;
import dev.assay.prose.language.Token.Boundary;
import java.util.Optional;
import java.util.Set;

/** Words shuffled: grammar words that stand where no sentence has them. */
final class WordOrder {

    private static final Set<String> ARTICLES = Set.of("a", "an", "the");
    private static final Set<String> PREPOSITIONS =
            Set.of(
                    "of", "to", "in", "on", "from", "with", "by", "at", "for", "into", "and", "or",
                    "as");
    private static final Set<String> VERBS =
            Set.of("is", "are", "was", "were", "has", "have", "can", "will", "does", "do", "be");

    private WordOrder() {}

    static Optional<Doubt> look(Prose prose) {
        int pairs = 0;
        int odd = 0;
        for (int i = 0; i < prose.size(); i++) {
            Token token = prose.tokens().get(i);
            boolean last =
                    i + 1 == prose.size()
                            || prose.tokens().get(i + 1).boundary().compareTo(Boundary.COMMA) >= 0;
            boolean article = ARTICLES.contains(token.name());
            if (last) {
                odd += article ? 1 : 0;
                continue;
            }
            String next = prose.tokens().get(i + 1).name();
            pairs++;
            boolean letter = token.name().equals("a");
            if (article
                    && (ARTICLES.contains(next)
                            || (!letter
                                    && (PREPOSITIONS.contains(next) || VERBS.contains(next))))) {
                odd++;
            }
        }
        return pairs >= 6 && odd >= 2 && odd * 10 >= pairs
                ? Optional.of(prose.doubt("its words are out of order"))
                : Optional.empty();
    }
}
