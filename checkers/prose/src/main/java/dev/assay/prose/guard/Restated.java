package dev.assay.prose.guard;

import dev.assay.prose.language.Token;
import dev.assay.prose.language.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The question word for word in an answer, and what the answer says besides. */
final class Restated {

    /** So many words in the question's order are no chance. */
    private static final int RUN = 3;

    private static final int LEAST_RUNS = 3;
    private static final double MOST = 0.6;
    private static final int HARDLY_ANYTHING = 1;
    private static final int LEAST_WORDS = 3;

    /** For words behind the question it takes less to call them a heap. */
    private static final double LIKELY = 2;

    private static final Set<String> LEADING = Set.of("answer", "keywords", "terms", "words");

    private final Set<String> runs;
    private final Set<String> words;
    private final List<String> question;

    Restated(String prompt) {
        List<Token> asked = Tokens.of(prompt).list();
        Set<String> found = new HashSet<>();
        Set<String> stems = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            stems.add(asked.get(i).stem());
            if (i + RUN <= asked.size()) {
                found.add(run(asked, i));
            }
        }
        this.runs = Set.copyOf(found);
        this.words = Set.copyOf(stems);
        this.question = asked.stream().map(Token::name).toList();
    }

    /** Whether a short question stands in an answer from its first word to its last. */
    private boolean isWhole(List<Token> said, boolean[] copied) {
        List<String> names = said.stream().map(Token::name).toList();
        int at = question.size() < 2 ? -1 : Collections.indexOfSubList(names, question);
        for (int k = at; at >= 0 && k < at + question.size(); k++) {
            copied[k] = true;
        }
        return at >= 0;
    }

    private static String run(List<Token> tokens, int from) {
        StringBuilder run = new StringBuilder();
        for (int i = from; i < from + RUN; i++) {
            run.append(tokens.get(i).name()).append(' ');
        }
        return run.toString();
    }

    Optional<Doubt> look(Prose prose, Grammar grammar, Predicate<Token> ofReference) {
        List<Token> said = prose.tokens();
        boolean[] copied = new boolean[said.size()];
        Set<String> given = new HashSet<>();
        for (int i = 0; i + RUN <= said.size(); i++) {
            String run = run(said, i);
            if (runs.contains(run)) {
                given.add(run);
                for (int k = i; k < i + RUN; k++) {
                    copied[k] = true;
                }
            }
        }
        boolean isLong = runs.size() >= LEAST_RUNS;
        if (isLong ? given.size() < MOST * runs.size() : !isWhole(said, copied)) {
            return Optional.empty();
        }
        List<Token> rest = new ArrayList<>();
        int news = 0;
        for (int i = 0; i < copied.length; i++) {
            if (!copied[i]) {
                Token token = said.get(i);
                rest.add(token);
                news += Prose.isFunction(token) || words.contains(token.stem()) ? 0 : 1;
            }
        }
        if (isLong && news <= HARDLY_ANYTHING && prose.codeShare() < 0.4) {
            return Optional.of(prose.doubt("it repeats the question"));
        }
        while (!rest.isEmpty()
                && (Prose.isFunction(rest.getFirst())
                        || LEADING.contains(rest.getFirst().name()))) {
            rest.removeFirst();
        }
        boolean bare = rest.size() >= LEAST_WORDS && rest.stream().noneMatch(Prose::isFunction);
        return bare
                        || KeywordBag.isBorrowed(new Prose(rest, 0), grammar, ofReference)
                        || (rest.size() > LEAST_WORDS + 1 && grammar.ratio(rest) > LIKELY)
                ? Optional.of(prose.doubt("the question, and terms without a sentence"))
                : Optional.empty();
    }
}
