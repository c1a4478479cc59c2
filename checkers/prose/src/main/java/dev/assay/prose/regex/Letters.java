package dev.assay.prose.regex;

import java.util.List;

/**
 * The letters that a text must have for a regular expression to match in it. Most texts don't have
 * them, and to see that costs a small part of what running the expression does. Immutable.
 *
 * @see <a href="https://swtch.com/~rsc/regexp/regexp4.html">Regular Expression Matching with a
 *     Trigram Index</a>, where the idea is described
 */
public final class Letters {

    /** What has to be there. */
    sealed interface Needed {

        boolean isIn(FoldedText text);

        /** Nothing that is known. */
        record Nothing() implements Needed {

            @Override
            public boolean isIn(FoldedText text) {
                return true;
            }
        }

        /** These letters, next to each other. */
        record Run(String letters) implements Needed {

            @Override
            public boolean isIn(FoldedText text) {
                return text.has(letters);
            }
        }

        /** Each of these. */
        record All(List<Needed> parts) implements Needed {

            public All {
                parts = List.copyOf(parts);
            }

            @Override
            public boolean isIn(FoldedText text) {
                for (Needed part : parts) {
                    if (!part.isIn(text)) {
                        return false;
                    }
                }
                return true;
            }
        }

        /** One of these at least. */
        record Some(List<Needed> parts) implements Needed {

            public Some {
                parts = List.copyOf(parts);
            }

            @Override
            public boolean isIn(FoldedText text) {
                for (Needed part : parts) {
                    if (part.isIn(text)) {
                        return true;
                    }
                }
                return false;
            }
        }
    }

    private final Needed needed;

    private Letters(Needed needed) {
        this.needed = needed;
    }

    /**
     * Reads an expression.
     *
     * @param regex in RE2's syntax, known to be right; with or without regard to case
     */
    public static Letters of(String regex) {
        return new Letters(LettersReader.read(regex));
    }

    /** Whether the expression may match somewhere in a text; where it may not, it does not. */
    public boolean mayBeIn(FoldedText text) {
        return needed.isIn(text);
    }

    @Override
    public String toString() {
        return needed.toString();
    }
}
