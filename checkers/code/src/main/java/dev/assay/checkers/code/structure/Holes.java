package dev.assay.checkers.code.structure;

import java.util.List;
import java.util.Optional;

/**
 * What is asked of the holes of patterns that belong together, by their numbers.
 *
 * @param asked empty for a hole of which nothing is
 * @param sharedOnes the numbers of those that stand in more than one place
 */
record Holes(List<Optional<Hole>> asked, List<Integer> sharedOnes) {

    Holes {
        asked = List.copyOf(asked);
        sharedOnes = List.copyOf(sharedOnes);
    }

    int size() {
        return asked.size();
    }

    boolean fits(int number, FrontEnd front, CodeTree code, int node) {
        return asked.get(number).map(hole -> hole.fits(front, code, node)).orElse(true);
    }

    int[] shared() {
        return sharedOnes.stream().mapToInt(Integer::intValue).toArray();
    }
}
