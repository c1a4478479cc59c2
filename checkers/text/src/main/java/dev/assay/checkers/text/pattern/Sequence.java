package dev.assay.checkers.text.pattern;

import java.util.List;
import java.util.Optional;

/**
 * Words to be found together.
 *
 * @param source as the author wrote it, for evidence
 * @param items what is looked for, in the author's order
 * @param links between neighbours; one fewer than items. Where a link binds, the items that it
 *     joins keep their order even if any order will do
 * @param anyOrder whether the items may come in any order
 * @param extraWords whether the answer may have other words
 * @param together what holds between any two words that follow each other in the match
 * @param style how single words are compared
 */
public record Sequence(
        String source,
        List<Item> items,
        List<Link> links,
        boolean anyOrder,
        boolean extraWords,
        Optional<Link> together,
        Style style) {

    public Sequence {
        items = List.copyOf(items);
        links = List.copyOf(links);
        if (links.size() != Math.max(0, items.size() - 1)) {
            throw new IllegalArgumentException(links.size() + " links of " + items.size());
        }
    }

    /** One of several alternatives. */
    public record Item(String source, List<Alternative> alternatives) {

        public Item {
            alternatives = List.copyOf(alternatives);
        }
    }

    /**
     * A word or a phrase.
     *
     * @param slots one a word
     * @param links between them; one fewer
     * @param free whether its words may come in any order where the items may
     */
    public record Alternative(String source, List<Slot> slots, List<Link> links, boolean free) {

        public Alternative {
            slots = List.copyOf(slots);
            links = List.copyOf(links);
        }
    }

    /** A place for one word. */
    public record Slot(List<Glob> words) {

        public Slot {
            words = List.copyOf(words);
        }
    }

    /**
     * How far apart two words may be.
     *
     * @param most how many words may stand between them
     * @param oneSentence whether they have to stand in one sentence
     */
    public record Link(int most, boolean oneSentence) {

        public static final Link ANYWHERE = new Link(Integer.MAX_VALUE, false);
        public static final Link NEXT = new Link(0, true);

        boolean binds() {
            return !equals(ANYWHERE);
        }

        boolean allows(Word from, int fromIndex, Word to, int toIndex) {
            return toIndex - fromIndex - 1 <= most
                    && (!oneSentence || from.sentence() == to.sentence());
        }
    }

    /**
     * How single words are compared.
     *
     * @param extraCharacters whether more characters may stand anywhere in a word
     * @param careful whether a common English word is never a misspelling of another
     */
    public record Style(Mistakes mistakes, boolean extraCharacters, boolean careful) {}
}
