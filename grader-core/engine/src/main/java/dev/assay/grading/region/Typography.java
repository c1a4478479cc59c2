package dev.assay.grading.region;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Gives code the signs back that word processors, chats and phones put others in the place of:
 * curly quotes, dashes, odd spaces, full-width brackets. Each sign stands for one, so that offsets
 * stay what they are; what is inside a text or a comment is not touched. One pass, so linear in the
 * code.
 */
final class Typography {

    private static final int FULL_WIDTH = 0xFEE0;

    /** Up to the first letter of a block's head with a call in it, or of an import of names. */
    private static final Pattern CAPITAL =
            Pattern.compile(
                    "(?m)^[ \\t]{0,40}+(?:[DCFWIE](?=(?:ef|lass|or|hile|f|lif|ith) [^\\n"
                            + "(]{0,200}\\w\\()(?=[^\\n"
                            + "]{1,300}+(?<=:[ \\t]{0,4})$)"
                            // without a call in it, it is one if something is indented below
                            + "|[FIEWTC](?=(?:or \\w{1,40}+(?: ?, ?\\w{1,40}+){0,5} in [^\\n"
                            + "]{1,200}|(?:f|lif|hile) (?:not )?\\w{1,40}+(?: ?[=<>!%][^\\n"
                            + "]{0,200})?|lse|ry|lass \\w{1,60}+):[ \\t]{0,4}\\n"
                            + "[ \\t]{1,80}+\\S)"
                            + "|F(?=rom [\\w.]{1,80}+ import [\\w*(])"
                            + "|I(?=mport [\\w.]{1,80}+ as \\w{1,20}+[ \\t;]{0,4}+$))");

    private final String code;
    private final boolean java;
    private final char[] plain;

    /** Up to where it is known that no curly quote closes, double and single. */
    private int noDouble;

    private int noSingle;

    /** Where the line ends that was looked at last. */
    private int lineEnd = -1;

    private Typography(String code, boolean java) {
        this.code = code;
        this.java = java;
        this.plain = code.toCharArray();
    }

    /** Code with plain signs, as long as it was. */
    static String plain(String code, boolean java) {
        return code.chars().allMatch(c -> c < 128) ? code : new Typography(code, java).read();
    }

    /** A text with half-width signs, by which code that was typed in Chinese is known as code. */
    static String halfWidth(String text) {
        if (text.chars().noneMatch(Typography::isFullWidth)) {
            return text;
        }
        char[] plain = text.toCharArray();
        for (int i = 0; i < plain.length; i++) {
            plain[i] = isFullWidth(plain[i]) ? (char) (plain[i] - FULL_WIDTH) : plain[i];
        }
        return new String(plain);
    }

    /**
     * A text in which Python's imports and heads of blocks begin with a small letter, as a keyboard
     * does not write them: {@code For p in model.parameters():}.
     */
    static String withoutCapitals(String text) {
        return CAPITAL.matcher(text).replaceAll(head -> head.group().toLowerCase(Locale.ROOT));
    }

    private static boolean isFullWidth(int c) {
        return c >= '！' && c <= '～';
    }

    private String read() {
        int at = 0;
        while (at < plain.length) {
            char c = code.charAt(at);
            if (c == '"' || c == '\'') {
                at = text(at, c);
            } else if (isDouble(c)) {
                at = curly(at, '"');
            } else if (isSingle(c)) {
                at = curly(at, '\'');
            } else if (comments(at)) {
                at = lineEnd(at);
            } else if (java && code.startsWith("/*", at)) {
                int end = code.indexOf("*/", at + 2);
                at = end < 0 ? plain.length : end + 2;
            } else {
                plain[at] = sign(c);
                at++;
            }
        }
        return new String(plain);
    }

    private boolean comments(int at) {
        return java ? code.startsWith("//", at) : code.charAt(at) == '#';
    }

    private int lineEnd(int at) {
        if (at > lineEnd) { // places are asked for in their order: no line is looked through twice
            int end = code.indexOf('\n', at);
            lineEnd = end < 0 ? plain.length : end;
        }
        return lineEnd;
    }

    /** Behind a text in plain quotes; one that a curly quote closes is given a plain one. */
    private int text(int at, char quote) {
        String triple = String.valueOf(quote).repeat(3);
        if (code.startsWith(triple, at)) {
            int end = code.indexOf(triple, at + 3);
            return end < 0 ? plain.length : end + 3;
        }
        int curly = -1;
        int i = at + 1;
        while (i < plain.length && code.charAt(i) != '\n') {
            char c = code.charAt(i);
            if (c == quote) {
                return i + 1;
            }
            boolean closes = quote == '"' ? isDouble(c) : isSingle(c) && !isApostrophe(i);
            curly = closes && curly < 0 ? i : curly;
            i += c == '\\' ? 2 : 1;
        }
        if (curly < 0) {
            return Math.min(i, plain.length);
        }
        plain[curly] = quote;
        return curly + 1;
    }

    /** Behind a text in curly quotes, which become plain where they make a pair. */
    private int curly(int at, char quote) {
        boolean twice = quote == '"';
        int known = twice ? noDouble : noSingle;
        if (at < known || (!twice && isApostrophe(at))) {
            return at + 1;
        }
        int end = lineEnd(at);
        for (int i = at + 1; i < end; i++) {
            char c = code.charAt(i);
            if (c == quote || (twice ? isDouble(c) : isSingle(c) && !isApostrophe(i))) {
                plain[at] = quote;
                plain[i] = quote;
                return i + 1;
            }
        }
        if (twice) {
            noDouble = end;
        } else {
            noSingle = end;
        }
        return at + 1;
    }

    private boolean isApostrophe(int at) {
        return at > 0
                && at + 1 < plain.length
                && Character.isLetter(code.charAt(at - 1))
                && Character.isLetter(code.charAt(at + 1));
    }

    private static boolean isDouble(char c) {
        return c == '“' || c == '”' || c == '„' || c == '‟' || c == '″';
    }

    private static boolean isSingle(char c) {
        return c == '‘' || c == '’' || c == '‚' || c == '‛' || c == '′';
    }

    private static char sign(char c) {
        if (isFullWidth(c)) {
            return (char) (c - FULL_WIDTH);
        }
        return switch (c) {
            case '–', '—', '−', '‐', '‑' -> '-';
            case '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF' -> ' ';
            default ->
                    c > 127 && Character.isSpaceChar(c) && c != '\u2028' && c != '\u2029' ? ' ' : c;
        };
    }
}
