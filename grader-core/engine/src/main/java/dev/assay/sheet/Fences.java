package dev.assay.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which lines stand in a fence ({@code ```} or {@code ~~~}). Learners forget to close
 * them and open them in the middle of a line, so this is more patient than Markdown: a fence that
 * is never closed is none, one that opens anew (with a language) closes the one before, and a line
 * that is surely a question's own ends a fence as well.
 */
final class Fences {

    private static final int SHORTEST = 3;

    private final String text;
    private final List<Line> lines;
    private final Line.Place[] places;
    private final List<Integer> broken = new ArrayList<>();

    /**
     * A mark that nothing closes before {@link #openUntil}: no longer one of its kind is closed.
     */
    private @Nullable Mark open;

    private int openUntil;

    private Fences(String text, List<Line> lines) {
        this.text = text;
        this.lines = lines;
        this.places = lines.stream().map(Line::place).toArray(Line.Place[]::new);
    }

    /**
     * The places of lines.
     *
     * @param lines with the place of each
     * @param broken the numbers of lines that open a fence which isn't closed
     */
    record Found(List<Line> lines, List<Integer> broken) {}

    /**
     * Marks the lines of a text.
     *
     * @param lines as the text has them; those that aren't {@link Line.Place#TEXT} stay as they are
     * @param ends whether the line at an index ends a fence in which it stands
     */
    static Found mark(String text, List<Line> lines, IntPredicate ends) {
        Fences fences = new Fences(text, lines);
        int at = 0;
        while (at < lines.size()) {
            at = fences.next(at, ends);
        }
        List<Line> marked = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            marked.add(new Line(line.number(), line.start(), line.end(), fences.places[i]));
        }
        return new Found(marked, List.copyOf(fences.broken));
    }

    /** Marks the fence that starts at a line, if one does, and says where to go on. */
    private int next(int open, IntPredicate ends) {
        Mark mark = opening(lines.get(open));
        if (places[open] != Line.Place.TEXT || mark == null || isKnownOpen(mark, open)) {
            return open + 1;
        }
        int i = open + 1;
        for (; i < lines.size() && places[i] == Line.Place.TEXT; i++) {
            Line line = lines.get(i);
            if (closes(line, mark)) {
                Arrays.fill(places, open + 1, i, Line.Place.CODE);
                places[open] = Line.Place.FENCE_MARK;
                places[i] = Line.Place.FENCE_MARK;
                return i + 1;
            }
            if (ends.test(i)) {
                broken.add(lines.get(open).number());
                Arrays.fill(places, open + 1, i, Line.Place.CODE);
                places[open] = Line.Place.FENCE_MARK;
                return i;
            }
            Mark again = opening(line);
            if (again != null && again.length == mark.length && again.c == mark.c && again.named) {
                broken.add(lines.get(open).number());
                return i;
            }
        }
        broken.add(lines.get(open).number());
        this.open = mark;
        this.openUntil = i;
        return open + 1;
    }

    private boolean isKnownOpen(Mark mark, int at) {
        return open != null && at < openUntil && mark.c == open.c && mark.length >= open.length;
    }

    private record Mark(char c, int length, boolean named) {}

    /** The mark that opens a fence: at the line's start, or at its end behind other text. */
    private @Nullable Mark opening(Line line) {
        int end = Chars.trimEnd(text, line.start(), line.end());
        int word = end;
        while (word > line.start() && isLanguage(text.charAt(word - 1))) {
            word--;
        }
        int mark = word;
        while (mark > line.start() && text.charAt(mark - 1) == ' ') {
            mark--;
        }
        int from = runBefore(line.start(), mark);
        int length = mark - from;
        if (length < SHORTEST) {
            return attributed(line);
        }
        char c = text.charAt(from);
        boolean first = Chars.isBlank(text, line.start(), from) || isQuoteOnly(line.start(), from);
        if (!first && (c == '~' || text.substring(line.start(), from).contains("```"))) {
            return null;
        }
        return new Mark(c, length, word < end);
    }

    /** An opening such as {@code ```python title="x"}. */
    private @Nullable Mark attributed(Line line) {
        int from = Chars.skipBlank(text, line.start(), line.end());
        int to = from;
        while (to < line.end() && text.charAt(to) == '`') {
            to++;
        }
        if (to - from < SHORTEST) {
            return null;
        }
        int next = text.indexOf('`', to, line.end());
        return next < 0 ? new Mark('`', to - from, true) : null;
    }

    private boolean isQuoteOnly(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '>' && !Chars.isBlank(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private int runBefore(int from, int to) {
        if (to <= from || (text.charAt(to - 1) != '`' && text.charAt(to - 1) != '~')) {
            return to;
        }
        char c = text.charAt(to - 1);
        int start = to;
        while (start > from && text.charAt(start - 1) == c) {
            start--;
        }
        return start;
    }

    private boolean closes(Line line, Mark open) {
        int end = Chars.trimEnd(text, line.start(), line.end());
        int from = runBefore(line.start(), end);
        return end - from >= open.length
                && text.charAt(from) == open.c
                && isQuoteOnly(line.start(), from);
    }

    private static boolean isLanguage(char c) {
        return Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '#' || c == '.';
    }
}
