package dev.assay.sheet;

import java.util.List;
import java.util.Optional;

/**
 * A letter that a sheet puts before its answers as a rule, as in {@code A. because}. Here and there
 * such a letter is an answer's own: the choice of a list, or the list's first item.
 *
 * @param letter {@code A} or {@code a}
 * @param sign what stands behind it
 */
record LetterMark(char letter, char sign) {

    /** So many answers, and this share of them, make a rule. */
    private static final int SEVERAL = 3;

    private static final double MANY = 0.3;

    private static final List<LetterMark> ALL =
            List.of(
                    new LetterMark('A', '.'),
                    new LetterMark('A', ')'),
                    new LetterMark('a', '.'),
                    new LetterMark('a', ')'));

    /** The mark of a sheet with these answers, if it has one. */
    static Optional<LetterMark> of(List<Excerpt> answers) {
        return ALL.stream().filter(mark -> mark.isRuleIn(answers)).findFirst();
    }

    private boolean isRuleIn(List<Excerpt> answers) {
        int all = 0;
        int marked = 0;
        for (Excerpt raw : answers) {
            Excerpt answer = raw.trim();
            if (answer.isEmpty()) {
                continue;
            }
            all++;
            marked += end(answer.text(), answer.spans().getFirst()) >= 0 ? 1 : 0;
            for (Excerpt.Span span : answer.spans()) {
                for (int other = 1; other <= 3; other++) {
                    if (end(answer.text(), span, (char) (letter + other)) >= 0) {
                        return false;
                    }
                }
            }
        }
        return marked >= SEVERAL && marked >= MANY * all;
    }

    /** The place behind the mark and blanks at the start of a stretch, or -1. */
    int end(String text, Excerpt.Span span) {
        return end(text, span, letter);
    }

    private int end(String text, Excerpt.Span span, char expected) {
        int at = Chars.skipBlank(text, span.start(), span.end());
        boolean there =
                at + 1 < span.end()
                        && text.charAt(at) == expected
                        && text.charAt(at + 1) == sign
                        && (at + 2 == span.end() || Chars.isBlank(text.charAt(at + 2)));
        return there ? Chars.skipBlank(text, at + 2, span.end()) : -1;
    }
}
