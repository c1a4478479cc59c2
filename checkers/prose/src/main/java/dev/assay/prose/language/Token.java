package dev.assay.prose.language;

import java.util.List;

/**
 * A word, number or operator of an answer.
 *
 * @param file the path of the answer's file
 * @param start UTF-16 offset into the file's text, inclusive
 * @param end exclusive
 * @param kind what it is
 * @param name how it is compared: lower case, without accents, underscores and apostrophes; of a
 *     dotted name the last part ({@code fromnumpy} for {@code torch.from_numpy})
 * @param qualifier the parts before the last, outermost first; an empty part stands for an
 *     expression ({@code .numpy()})
 * @param stem the name without its inflection, in American spelling
 * @param boundary the strongest mark between the token before and this one
 * @param hyphenated whether a hyphen joins it to the token before
 * @param code whether it stands in code of its own (a block, a cell; not a name inside a sentence)
 * @param inCode whether it stands in any code, names inside a sentence included
 */
public record Token(
        String file,
        int start,
        int end,
        Kind kind,
        String name,
        List<String> qualifier,
        String stem,
        Boundary boundary,
        boolean hyphenated,
        boolean code,
        boolean inCode) {

    /** What a token is. */
    public enum Kind {
        WORD,
        /** Has a digit; compared as it is written, but for zeros that change nothing. */
        NUMBER,
        /** An operator such as {@code +=}. */
        SYMBOL
    }

    /** Marks between two tokens, from the weakest to the strongest. */
    public enum Boundary {
        NONE,
        QUOTE,
        PARENTHESIS,
        COLON,
        COMMA,
        /** A semicolon or a dash. */
        CLAUSE,
        SENTENCE;

        boolean atLeast(Boundary other) {
            return compareTo(other) >= 0;
        }
    }

    /** Whether it is a word of prose without dots. */
    public boolean isPlainWord() {
        return kind == Kind.WORD && qualifier.isEmpty();
    }
}
