package dev.assay.checkers.text.keyword;

import java.util.Arrays;

/** Where one thing was recognised: ranges of tokens, in the order of their start. */
final class Hits {

    static final Hits NONE = new Hits(0);

    private int[] starts;
    private int[] ends;
    private Quality[] qualities;
    private int size;

    Hits() {
        this(4);
    }

    private Hits(int capacity) {
        starts = new int[capacity];
        ends = new int[capacity];
        qualities = new Quality[capacity];
    }

    void add(int start, int end, Quality quality) {
        if (size == starts.length) {
            int more = Math.max(4, size * 2);
            starts = Arrays.copyOf(starts, more);
            ends = Arrays.copyOf(ends, more);
            qualities = Arrays.copyOf(qualities, more);
        }
        starts[size] = start;
        ends[size] = end;
        qualities[size++] = quality;
    }

    int size() {
        return size;
    }

    int start(int hit) {
        return starts[hit];
    }

    int end(int hit) {
        return ends[hit];
    }

    Quality quality(int hit) {
        return qualities[hit];
    }

    /** The first hit that starts at a token or later. */
    int firstFrom(int token) {
        int at = Arrays.binarySearch(starts, 0, size, token);
        if (at < 0) {
            return -at - 1;
        }
        while (at > 0 && starts[at - 1] == token) {
            at--;
        }
        return at;
    }
}
