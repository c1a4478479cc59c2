package dev.assay.grading.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * A text whose parts are marked by {@code ⟦} and {@code ⟧}, which may nest.
 *
 * @param text without the marks
 * @param marks the marked parts, in the order of their starts
 */
public record MarkedText(String text, List<Mark> marks) {

    private static final char OPEN = '⟦';
    private static final char CLOSE = '⟧';

    /**
     * A marked part.
     *
     * @param start UTF-16 offset into the text without marks, inclusive
     * @param end exclusive
     */
    public record Mark(int start, int end) implements Comparable<Mark> {

        @Override
        public int compareTo(Mark other) {
            return ORDER.compare(this, other);
        }

        private static final Comparator<Mark> ORDER =
                Comparator.comparingInt(Mark::start).thenComparingInt(Mark::end);
    }

    public MarkedText {
        marks = marks.stream().sorted().toList();
    }

    /**
     * Takes the marks out.
     *
     * @throws IllegalArgumentException when one is not opened or not closed
     */
    public static MarkedText parse(String marked) {
        StringBuilder text = new StringBuilder(marked.length());
        List<Mark> marks = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < marked.length(); i++) {
            char c = marked.charAt(i);
            if (c == OPEN) {
                open.push(text.length());
            } else if (c == CLOSE) {
                if (open.isEmpty()) {
                    throw new IllegalArgumentException("a ⟧ has no ⟦ before it");
                }
                marks.add(new Mark(open.pop(), text.length()));
            } else {
                text.append(c);
            }
        }
        if (!open.isEmpty()) {
            throw new IllegalArgumentException("a ⟦ has no ⟧ after it");
        }
        return new MarkedText(text.toString(), marks);
    }

    /** Puts marks around parts of a text: the inverse of {@link #parse}. */
    public static String show(String text, List<Mark> marks) {
        StringBuilder out = new StringBuilder(text.length() + 2 * marks.size());
        List<Mark> byStart =
                marks.stream()
                        .sorted(
                                Comparator.comparingInt(Mark::start)
                                        .thenComparing(
                                                Comparator.comparingInt(Mark::end).reversed()))
                        .toList();
        Deque<Integer> ends = new ArrayDeque<>();
        int next = 0;
        for (int i = 0; i <= text.length(); i++) {
            while (!ends.isEmpty() && ends.peek() <= i) {
                out.append(CLOSE);
                ends.pop();
            }
            while (next < byStart.size() && byStart.get(next).start() == i) {
                Mark mark = byStart.get(next++);
                out.append(OPEN);
                if (mark.end() == i) {
                    out.append(CLOSE);
                } else {
                    ends.push(mark.end());
                }
            }
            if (i < text.length()) {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }
}
