package dev.assay.submissions.export;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Cuts a text where evidence begins and ends, so that spans which overlap can all be marked. */
public final class Marks {

    private Marks() {}

    /**
     * A place to mark.
     *
     * @param start UTF-16 offset into the text, inclusive
     * @param end exclusive
     * @param label what it was recognised as
     */
    public record Mark(int start, int end, String label) {}

    /**
     * A piece of the text.
     *
     * @param marks those that cover it, in the order in which they begin; empty where nothing is
     *     marked
     */
    public record Piece(String text, List<Mark> marks) {

        public Piece {
            marks = List.copyOf(marks);
        }
    }

    /**
     * The pieces of a text, in order; together they are the whole text. Marks that lie outside the
     * text or have no length are left out.
     */
    public static List<Piece> cut(String text, List<Mark> marks) {
        Predicate<Mark> fits =
                mark ->
                        0 <= mark.start()
                                && mark.start() < mark.end()
                                && mark.end() <= text.length();
        List<Mark> kept = marks.stream().filter(fits).distinct().toList();
        NavigableMap<Integer, List<Mark>> starting = new TreeMap<>();
        for (Mark mark : kept) {
            starting.computeIfAbsent(mark.start(), start -> new ArrayList<>()).add(mark);
            starting.computeIfAbsent(mark.end(), end -> new ArrayList<>());
        }
        List<Piece> pieces = new ArrayList<>();
        List<Mark> covering = new ArrayList<>();
        int from = 0;
        for (var edge : starting.entrySet()) {
            int to = edge.getKey();
            if (from < to) {
                pieces.add(new Piece(text.substring(from, to), covering));
            }
            covering.removeIf(mark -> mark.end() <= to);
            covering.addAll(edge.getValue());
            from = to;
        }
        if (from < text.length()) {
            pieces.add(new Piece(text.substring(from), List.of()));
        }
        return pieces;
    }
}
