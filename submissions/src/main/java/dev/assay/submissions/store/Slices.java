package dev.assay.submissions.store;

import java.util.ArrayList;
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
}
