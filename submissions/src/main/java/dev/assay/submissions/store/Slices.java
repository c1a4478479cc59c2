package dev.assay.submissions.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Cuts long lists, so that no statement has more parameters than a database takes. */
final class Slices {

    private static final int LONGEST = 500;

    private Slices() {}

    static <T> List<List<T>> of(List<T> list) {
        List<List<T>> slices = new ArrayList<>();
        for (int from = 0; from < list.size(); from += LONGEST) {
            slices.add(list.subList(from, Math.min(list.size(), from + LONGEST)));
        }
        return slices;
    }

    /**
     * The same values for an {@code in (…)}, the last one repeated until there are 1, 2, 4, 8 and
     * so on: databases keep a statement's plan by its text, which names each parameter.
     */
    static <T> List<T> padded(List<T> some) {
        if (some.isEmpty()) {
            return some;
        }
        int full = Integer.highestOneBit(some.size() * 2 - 1);
        List<T> padded = new ArrayList<>(some);
        padded.addAll(Collections.nCopies(full - some.size(), some.getLast()));
        return padded;
    }
}
