package dev.assay.checkers.semantic.embedding;

import java.util.Arrays;

/** A text's word pieces: their numbers in the vocabulary and where they stand. Grows while read. */
final class Pieces {

    private int[] ids = new int[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int size;
    private boolean cut;

    void add(int id, int start, int end) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        ids[size] = id;
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    /** Drops the pieces from an index on. */
    void truncate(int to) {
        size = to;
    }

    void cut() {
        cut = true;
    }

    boolean isCut() {
        return cut;
    }

    int size() {
        return size;
    }

    int id(int i) {
        return ids[i];
    }

    int start(int i) {
        return starts[i];
    }

    int end(int i) {
        return ends[i];
    }
}
