package dev.assay.checkers.execution.java.guest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A text with insertions and blanks that leads back to the text as it was. No line is added before
 * the text's end, so lines are the same.
 */
final class Edited {

    private record Change(int start, int end, String replacement) {}

    private final String original;
    private final List<Change> changes = new ArrayList<>();

    Edited(String original) {
        this.original = original;
    }

    String original() {
        return original;
    }

    void insert(int offset, String text) {
        changes.add(new Change(offset, offset, text));
        // Insertions at one place stay in the order in which they came.
        changes.sort(Comparator.comparingInt(Change::start));
    }

    /** Before all else that is inserted there. */
    void insertFirst(int offset, String text) {
        changes.addFirst(new Change(offset, offset, text));
        changes.sort(Comparator.comparingInt(Change::start));
    }

    void replace(int start, int end, String text) {
        changes.add(new Change(start, end, text));
        changes.sort(Comparator.comparingInt(Change::start));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (Change change : changes) {
            text.append(original, at, change.start).append(change.replacement);
            at = change.end;
        }
        return text.append(original, at, original.length()).toString();
    }

    /** Where a place in {@link #text} was; one that was inserted is where it was inserted. */
    int original(int offset) {
        int shift = 0;
        for (Change change : changes) {
            int start = change.start + shift;
            if (offset < start) {
                break;
            }
            if (offset < start + change.replacement.length()) {
                return change.start;
            }
            shift += change.replacement.length() - (change.end - change.start);
        }
        return Math.clamp(offset - shift, 0, original.length());
    }
}
