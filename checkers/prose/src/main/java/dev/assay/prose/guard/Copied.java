package dev.assay.prose.guard;

import dev.assay.prose.language.English;
import dev.assay.prose.language.Negation;
import dev.assay.prose.language.Token;
import dev.assay.prose.language.Token.Kind;
import dev.assay.prose.language.Tokens;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The question given back as its answer. */
public final class Copied {

    private static final int LEAST_WORDS = 6;
    private static final int LONG_QUESTION = 25;
    private static final double COVERED = 0.9;
    private static final double CIRCULAR = 0.6;
    private static final double REPEATED = 1.8;
    private static final int BEGINNING = 3;

    /** Words that fill a restated question without answering it. */
    private static final Set<String> EMPTY =
            Set.of(
                    "purpose",
                    "together",
                    "explain",
                    "describe",
                    "thing",
                    "way",
                    "mean",
                    "means",
                    "difference",
                    "different",
                    "differ",
                    "use",
                    "used",
                    "using",
                    "work",
                    "works",
                    "do",
                    "perform",
                    "performing",
                    "detail",
                    "question",
                    "answer",
                    "example",
                    "important",
                    "implement",
                    "function",
                    "functional",
                    "call",
                    "called",
                    "make",
                    "get",
                    "role",
                    "discuss",
                    "concept");

    private final Set<String> question;
    private final Set<String> pieces;
    private final Set<String> stems;
    private final boolean denies;
    private final Set<String> beginnings;

    /** Reads the question. */
    public Copied(String prompt) {
        Set<String> words = new HashSet<>();
        Set<String> parts = new HashSet<>();
        Set<String> content = new HashSet<>();
        boolean negated = false;
        for (Token token : Tokens.of(prompt).list()) {
            if (!Prose.isFunction(token)) {
                words.add(token.stem());
                content.add(token.stem());
            }
            negated |= Negation.isNegator(token.name());
            parts.addAll(token.qualifier());
            parts.add(token.name());
            for (String piece :
                    prompt.substring(token.start(), token.end())
                            .split("[._]|(?<=[a-z])(?=[A-Z])", -1)) {
                parts.add(piece.toLowerCase(Locale.ROOT));
            }
        }
        this.question = Set.copyOf(words);
        this.pieces = Set.copyOf(parts);
        this.stems = Set.copyOf(content);
        this.denies = negated;
        this.beginnings =
                Stream.of(question, pieces, EMPTY)
                        .flatMap(Set::stream)
                        .map(Copied::beginning)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Words of one stem begin alike. */
    private static String beginning(String word) {
        return word.substring(0, Math.min(BEGINNING, word.length()));
    }

    /**
     * Whether an answer with these words adds so much that it can't be {@link #is}: told without
     * stems, and so at little cost.
     *
     * @param words in lower case
     */
    public boolean isFarFrom(List<String> words) {
        String first = "";
        for (String word : words) {
            String beginning = beginning(word);
            if (word.length() > BEGINNING
                    && isLetters(word)
                    && !beginning.equals(first)
                    && !beginnings.contains(beginning)
                    && !English.isFunctionWord(word)) {
                if (!first.isEmpty()) {
                    return true;
                }
                first = beginning;
            }
        }
        return false;
    }

    private static boolean isLetters(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < 'a' || word.charAt(i) > 'z') {
                return false;
            }
        }
        return true;
    }

    /** Whether an answer adds almost nothing to the question. */
    public boolean is(Prose prose) {
        if (stems.size() < 2
                || stems.size() > LONG_QUESTION
                || prose.size() < LEAST_WORDS
                || prose.codeShare() > 0.4) {
            return false;
        }
        int content = 0;
        Set<String> fresh = new HashSet<>();
        Set<String> shared = new HashSet<>();
        for (Token token : prose.tokens()) {
            if (!denies && Negation.isNegator(token.name()) && !pieces.contains(token.name())) {
                return false;
            }
            if (Prose.isFunction(token)) {
                continue;
            }
            content++;
            // np.array is not the question's "array": whose it is was added.
            boolean known =
                    pieces.containsAll(token.qualifier())
                            && (question.contains(token.stem()) || pieces.contains(token.name()));
            if (known) {
                shared.add(token.stem());
            } else if (!EMPTY.contains(token.name()) && !EMPTY.contains(token.stem())) {
                fresh.add(token.kind() == Kind.NUMBER ? token.name() : token.stem());
            }
        }
        boolean repeated = content >= REPEATED * shared.size();
        boolean covered = shared.size() >= CIRCULAR * stems.size();
        boolean oneNew = content >= 8 && (repeated || shared.size() >= COVERED * stems.size());
        int allowed = oneNew ? 1 : 0;
        return content >= 3
                && shared.size() >= 2
                && (repeated || covered)
                && fresh.size() <= allowed;
    }

    Optional<Doubt> look(Prose prose) {
        return is(prose) ? Optional.of(prose.doubt("it repeats the question")) : Optional.empty();
    }
}
