package dev.assay.grading.region;

/**
 * A range of a file's text.
 *
 * @param start UTF-16 offset, inclusive
 * @param end exclusive
 */
record Span(int start, int end) {

    boolean isEmpty() {
        return start >= end;
    }

    String of(String text) {
        return text.substring(start, end);
    }

    /** Without white space at both ends. */
    Span trim(String text) {
        int from = start;
        int to = end;
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return new Span(from, to);
    }
}
