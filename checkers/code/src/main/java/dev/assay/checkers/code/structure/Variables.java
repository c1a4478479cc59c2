package dev.assay.checkers.code.structure;

import java.util.ArrayList;
import java.util.List;

/** The holes with names of patterns that belong together, by number. */
final class Variables {

    private final List<String> names = new ArrayList<>();
    private final List<Integer> uses = new ArrayList<>();

    /** The number of a hole; one use more. */
    int use(String name) {
        int known = names.indexOf(name);
        if (known < 0) {
            names.add(name);
            uses.add(1);
            return names.size() - 1;
        }
        uses.set(known, uses.get(known) + 1);
        return known;
    }

    int size() {
        return names.size();
    }

    int number(String name) {
        return names.indexOf(name);
    }

    String name(int number) {
        return names.get(number);
    }

    List<String> names() {
        return List.copyOf(names);
    }

    /** Counts a use in a condition: what a hole stands for matters later. */
    void constrain(int number) {
        uses.set(number, uses.get(number) + 1);
    }

    /** Those that stand in more than one place. */
    int[] shared() {
        return java.util.stream.IntStream.range(0, names.size())
                .filter(number -> uses.get(number) > 1)
                .toArray();
    }
}
