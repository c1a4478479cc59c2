package dev.assay.prose.guard;

import dev.assay.prose.language.English;
import dev.assay.prose.language.Token;
import dev.assay.prose.language.Token.Kind;
import dev.assay.prose.language.Tokens;
import java.util.List;

/**
 * The words of an answer that are prose.
 *
 * @param tokens words outside code of its own; names inside sentences are among them
 * @param codeShare the share of tokens that stand in code of its own, or look like code
 */
public record Prose(List<Token> tokens, double codeShare) {

    public Prose {
        tokens = List.copyOf(tokens);
    }

    /** The prose among an answer's tokens. */
    public static Prose of(Tokens all) {
        List<Token> prose =
                all.list().stream()
                        .filter(token -> !token.code() && token.kind() != Kind.SYMBOL)
                        .toList();
        long code = all.list().stream().filter(Prose::looksLikeCode).count();
        return new Prose(prose, all.size() == 0 ? 0 : (double) code / all.size());
    }

    private static boolean looksLikeCode(Token token) {
        return token.code()
                || (token.kind() == Kind.SYMBOL
                        && !token.name().equals("&")
                        && !token.name().endsWith(">"))
                || !token.qualifier().isEmpty();
    }

    int size() {
        return tokens.size();
    }

    /** The share of words that carry grammar rather than content. */
    double functionShare() {
        long function = tokens.stream().filter(token -> isFunction(token)).count();
        return tokens.isEmpty() ? 1 : (double) function / tokens.size();
    }

    static boolean isFunction(Token token) {
        return token.qualifier().isEmpty() && English.isFunctionWord(token.name());
    }

    /** From the first word to the last. */
    Doubt doubt(String reason) {
        Token first = tokens.getFirst();
        int end = first.end();
        for (Token token : tokens) {
            if (token.file().equals(first.file())) {
                end = Math.max(end, token.end());
            }
        }
        return new Doubt(reason, first.file(), first.start(), end);
    }
}
