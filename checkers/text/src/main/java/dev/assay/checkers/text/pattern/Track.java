package dev.assay.checkers.text.pattern;

import dev.assay.checkers.text.pattern.Sequence.Alternative;
import dev.assay.checkers.text.pattern.Sequence.Item;
import dev.assay.checkers.text.pattern.Sequence.Link;
import dev.assay.checkers.text.pattern.Sequence.Slot;
import dev.assay.checkers.text.pattern.Sequence.Style;
import java.util.ArrayList;
import java.util.List;

/**
 * Items in a fixed order, as a small automaton: a step is a word of the answer.
 *
 * @param steps by state; the first state is {@link #START}
 * @param longest the most words that it takes
 */
record Track(List<List<Step>> steps, int longest) {

    static final int START = 0;
    static final int END = 1;

    /** Phrases in any order have a state for each set of their words. */
    static final int LONGEST_FREE_PHRASE = 8;

    /** A step by one word. */
    static final class Step {

        private final int[] patterns;
        private final int target;
        private final Link link;

        Step(int[] patterns, int target, Link link) {
            this.patterns = patterns;
            this.target = target;
            this.link = link;
        }

        /** The patterns that the word may match; not to be changed. */
        int[] patterns() {
            return patterns;
        }

        int target() {
            return target;
        }

        /** How far it may be from the word before. */
        Link link() {
            return link;
        }
    }

    Track {
        steps = steps.stream().map(List::copyOf).toList();
    }

    /** The automaton of items. */
    static Track of(
            List<Item> items,
            List<Link> links,
            boolean anyOrder,
            Style style,
            Lexicon.Builder lexicon) {
        Maker maker = new Maker(style, lexicon);
        int from = START;
        int longest = 0;
        for (int i = 0; i < items.size(); i++) {
            int to = i == items.size() - 1 ? END : maker.state();
            int most = 0;
            for (Alternative alternative : items.get(i).alternatives()) {
                Link link = i == 0 ? Link.ANYWHERE : links.get(i - 1);
                if (anyOrder && alternative.free() && alternative.slots().size() > 1) {
                    maker.shuffled(from, to, link, alternative);
                } else {
                    maker.ordered(from, to, link, alternative);
                }
                most = Math.max(most, alternative.slots().size());
            }
            longest += most;
            from = to;
        }
        return new Track(maker.steps, longest);
    }

    private static final class Maker {

        private final List<List<Step>> steps =
                new ArrayList<>(List.of(new ArrayList<>(), new ArrayList<>()));
        private final Style style;
        private final Lexicon.Builder lexicon;

        Maker(Style style, Lexicon.Builder lexicon) {
            this.style = style;
            this.lexicon = lexicon;
        }

        int state() {
            steps.add(new ArrayList<>());
            return steps.size() - 1;
        }

        void ordered(int from, int to, Link link, Alternative alternative) {
            int at = from;
            int last = alternative.slots().size() - 1;
            for (int i = 0; i <= last; i++) {
                int next = i == last ? to : state();
                Link before = i == 0 ? link : alternative.links().get(i - 1);
                steps.get(at).add(step(alternative.slots().get(i), next, before));
                at = next;
            }
        }

        void shuffled(int from, int to, Link link, Alternative alternative) {
            int size = alternative.slots().size();
            int all = (1 << size) - 1;
            int[] states = new int[all + 1];
            states[0] = from;
            states[all] = to;
            for (int done = 1; done < all; done++) {
                states[done] = state();
            }
            for (int done = 0; done < all; done++) {
                for (int i = 0; i < size; i++) {
                    if ((done >> i & 1) == 0) {
                        Link before = done == 0 ? link : Link.ANYWHERE;
                        steps.get(states[done])
                                .add(
                                        step(
                                                alternative.slots().get(i),
                                                states[done | 1 << i],
                                                before));
                    }
                }
            }
        }

        private Step step(Slot slot, int target, Link link) {
            return new Step(
                    slot.words().stream().mapToInt(word -> lexicon.number(word, style)).toArray(),
                    target,
                    link);
        }
    }

    /** The furthest that any bounded step from a state reaches, in words between. */
    int reach(int state) {
        return steps.get(state).stream()
                .map(Step::link)
                .mapToInt(Link::most)
                .filter(most -> most != Integer.MAX_VALUE)
                .max()
                .orElse(-1);
    }
}
