package dev.assay.prose.language;

import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Derivation;
import dev.assay.spi.Region;
import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of an answer and what each one's statement is: made once per answer, shared by all
 * checks of text.
 *
 * @param list in the order of the answer, file by file
 * @param negation what is said and what is denied
 */
public record Tokens(List<Token> list, Negation negation) {

    /** How checks get at the tokens of an answer. */
    public static final Derivation<Tokens> OF_ANSWER =
            new Derivation<>() {
                @Override
                public String key() {
                    return "text.tokens/1";
                }

                @Override
                public Tokens derive(Answer answer, CheckContext context) {
                    return of(answer, context.regions());
                }
            };

    public Tokens {
        list = List.copyOf(list);
    }

    /** The tokens of an answer whose code stands in these regions. */
    public static Tokens of(Answer answer, List<Region> regions) {
        List<Token> list = new ArrayList<>();
        Stemmer stemmer = new Stemmer();
        for (AnswerFile file : answer.files()) {
            Tokenizer.tokenize(file.path(), file.text(), regions, stemmer, list);
        }
        return new Tokens(list, Negation.of(list));
    }

    /** The tokens of a piece of prose, such as a rubric's phrase or a prompt. */
    public static Tokens of(String prose) {
        return of(Answer.of(prose), List.of());
    }

    public int size() {
        return list.size();
    }

    public Token get(int index) {
        return list.get(index);
    }

    /** The first token of a file, or their number if it has none. */
    public int first(String file) {
        int at = 0;
        while (at < list.size() && !list.get(at).file().equals(file)) {
            at++;
        }
        return at;
    }

    /**
     * The first token that does not end before an offset.
     *
     * @param first the first token of the offset's file
     */
    public int firstFrom(int first, int offset) {
        int low = first;
        int high = list.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            Token token = list.get(middle);
            boolean before = token.file().equals(list.get(first).file()) && token.end() <= offset;
            low = before ? middle + 1 : low;
            high = before ? high : middle;
        }
        return low;
    }
}
