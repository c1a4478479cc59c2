package dev.assay.sheet;

/** Lines that only divide: {@code ---}, {@code ***}, {@code ===}, {@code ___}. */
final class Rules {

    private static final int SHORTEST = 3;

    private Rules() {}

    /** Whether a stretch of text is a rule: one mark, three times or more, and blanks. */
    static boolean isRule(String text, int from, int to) {
        char mark = 0;
        int count = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (Chars.isBlank(c)) {
                continue;
            }
            if (!isMark(c) || (mark != 0 && c != mark)) {
                return false;
            }
            mark = c;
            count++;
        }
        return count >= SHORTEST;
    }

    private static boolean isMark(char c) {
        return c == '*'
                || c == '='
                || c == '_'
                || c == '~'
                || c == '#'
                || c == '+'
                || c == '\u2550'
                || c == '\u2500'
                || c == '\u2501'
                || Chars.isDash(c);
    }
}
