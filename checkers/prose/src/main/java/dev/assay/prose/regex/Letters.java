package dev.assay.prose.regex;

import java.util.List;
import java.util.Locale;

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

        /** Nothing that is known. */
        record Nothing() implements Needed {}

        /** These letters, next to each other. */
        record Run(String letters) implements Needed {}

        /** Each of these. */
        record All(List<Needed> parts) implements Needed {

            public All {
                parts = List.copyOf(parts);
            }
        }

        /** One of these at least. */
        record Some(List<Needed> parts) implements Needed {

            public Some {
                parts = List.copyOf(parts);
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

    /** A text as {@link #mayBeIn} wants it: whatever RE2 takes for the same letter is the same. */
    public static String fold(String text) {
        // Of what is no ASCII, RE2 takes two for an ASCII letter: the Kelvin sign, whose lower
        // case is k, and the long s, which has none but itself.
        return text.toLowerCase(Locale.ROOT).replace('\u017f', 's');
    }

    /**
     * Whether the expression may match somewhere in a text; where it may not, it does not.
     *
     * @param folded what {@link #fold} made of the text
     */
    public boolean mayBeIn(String folded) {
        return isIn(needed, folded);
    }

    private static boolean isIn(Needed needed, String text) {
        return switch (needed) {
            case Needed.Nothing nothing -> true;
            case Needed.Run(String letters) -> text.contains(letters);
            case Needed.All(List<Needed> parts) -> {
                for (Needed part : parts) {
                    if (!isIn(part, text)) {
                        yield false;
                    }
                }
                yield true;
            }
            case Needed.Some(List<Needed> parts) -> {
                for (Needed part : parts) {
                    if (isIn(part, text)) {
                        yield true;
                    }
                }
                yield false;
            }
        };
    }

    @Override
    public String toString() {
        return needed.toString();
    }
}
