package dev.assay.sheet;

import java.util.List;
import java.util.Optional;

/**
 * A bullet that a sheet puts before its answers as a rule, as in {@code - because}. Where an answer
 * has several, they are a list of its own.
 */
record BulletMark(char bullet) {

    /** So many answers, and this share of them, make a rule. */
    private static final int SEVERAL = 3;

    private static final double MOST = 0.8;

    private static final String BULLETS = "-*+\u2022\u2023\u25E6";

    /** The mark of a sheet with these answers, if it has one. */
    static Optional<BulletMark> of(List<Excerpt> answers) {
        List<Excerpt> given =
                answers.stream().map(Excerpt::trim).filter(a -> !a.isEmpty()).toList();
        return BULLETS.chars()
                .mapToObj(c -> new BulletMark((char) c))
                .filter(mark -> mark.isRuleIn(given))
                .findFirst();
    }

    private boolean isRuleIn(List<Excerpt> answers) {
        long begun = answers.stream().filter(answer -> end(answer, 0) >= 0).count();
        long single = answers.stream().filter(answer -> end(answer) >= 0).count();
        return single >= SEVERAL && begun >= MOST * answers.size() && 2 * single >= begun;
    }

    /** The place behind the mark and blanks at the start of an answer with just one, or -1. */
    int end(Excerpt answer) {
        for (int i = 1; i < answer.spans().size(); i++) {
            if (end(answer, i) >= 0) {
                return -1;
            }
        }
        return end(answer, 0);
    }

    private int end(Excerpt answer, int line) {
        Excerpt.Span span = answer.spans().get(line);
        int at = Chars.skipBlank(answer.text(), span.start(), span.end());
        boolean there =
                !span.code()
                        && at + 1 < span.end()
                        && answer.text().charAt(at) == bullet
                        && Chars.isBlank(answer.text().charAt(at + 1));
        return there ? Chars.skipBlank(answer.text(), at + 1, span.end()) : -1;
    }
}
