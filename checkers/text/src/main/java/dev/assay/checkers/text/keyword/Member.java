package dev.assay.checkers.text.keyword;

import java.util.List;

/**
 * One way to say a concept, as the author wrote it.
 *
 * @param written the author's words
 * @param parts what has to stand in one sentence, near each other, in any order
 * @param negated whether it has to be denied: {@code not contiguous}
 */
record Member(String written, List<Part> parts, boolean negated) {

    Member {
        parts = List.copyOf(parts);
    }

    /** Words that have to stand in this order. */
    record Part(List<Slot> slots) {

        Part {
            slots = List.copyOf(slots);
        }
    }

    /**
     * A place in a part, and what may fill it.
     *
     * @param gap whether other words may stand before it: {@code share ... memory}
     */
    record Slot(List<Alternative> alternatives, boolean gap) {

        Slot {
            alternatives = List.copyOf(alternatives);
        }
    }

    /**
     * Words next to each other.
     *
     * @param atoms their numbers in the {@link Lexicon}
     * @param synonym whether the course's synonyms brought it, not the author of the rubric
     */
    record Alternative(List<Integer> atoms, boolean synonym) {

        Alternative {
            atoms = List.copyOf(atoms);
        }
    }
}
