package dev.assay.sheet;

import java.util.ArrayList;
import java.util.List;

/**
 * Stretches of a sheet's text, each on one line, that make up an answer: what is cut away is cut
 * from them, so that the way back to the sheet is never lost.
 *
 * @param text the sheet's
 * @param spans one for each line of the excerpt
 */
record Excerpt(String text, List<Span> spans) {

    Excerpt {
        spans = List.copyOf(spans);
    }

    /**
     * A stretch of one line.
     *
     * @param code whether it stands in a fence, its first and last line included
     */
    record Span(int start, int end, boolean code) {

        Span from(int newStart) {
            return new Span(Math.min(newStart, end), end, code);
        }

        Span to(int newEnd) {
            return new Span(start, Math.max(newEnd, start), code);
        }
    }

    boolean isEmpty() {
        return spans.isEmpty();
    }

    boolean isBlank(int index) {
        return Chars.isBlank(text, spans.get(index).start(), spans.get(index).end());
    }

    String line(int index) {
        return text.substring(spans.get(index).start(), spans.get(index).end());
    }

    Excerpt lines(int from, int to) {
        return new Excerpt(text, spans.subList(from, to));
    }

    Excerpt with(int index, Span span) {
        List<Span> changed = new ArrayList<>(spans);
        changed.set(index, span);
        return new Excerpt(text, changed);
    }

    /** Without blank lines at its start and end, nor blanks at the end of its last line. */
    Excerpt trim() {
        int from = 0;
        int to = spans.size();
        while (from < to && isBlank(from)) {
            from++;
        }
        while (to > from && isBlank(to - 1)) {
            to--;
        }
        Excerpt trimmed = lines(from, to);
        if (trimmed.isEmpty()) {
            return trimmed;
        }
        Span last = trimmed.spans.getLast();
        return trimmed.with(
                trimmed.spans.size() - 1, last.to(Chars.trimEnd(text, last.start(), last.end())));
    }

    /** The text: its lines with line ends between them. */
    String written() {
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < spans.size(); i++) {
            written.append(i == 0 ? "" : "\n")
                    .append(text, spans.get(i).start(), spans.get(i).end());
        }
        return written.toString();
    }

    /**
     * Where each part of {@link #written} comes from.
     *
     * @param before how many characters the answer has before it
     */
    List<PlacedAnswer.Piece> pieces(int before) {
        List<PlacedAnswer.Piece> pieces = new ArrayList<>();
        int at = before;
        for (Span span : spans) {
            int length = span.end() - span.start();
            PlacedAnswer.Piece last = pieces.isEmpty() ? null : pieces.getLast();
            boolean goesOn = last != null && last.sheet() + last.length() + 1 == span.start();
            if (last != null && goesOn) {
                pieces.set(
                        pieces.size() - 1,
                        new PlacedAnswer.Piece(
                                last.answer(), last.sheet(), last.length() + 1 + length));
            } else {
                pieces.add(new PlacedAnswer.Piece(at, span.start(), length));
            }
            at += length + 1;
        }
        return pieces;
    }
}
