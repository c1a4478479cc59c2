package dev.assay.prose.language;

import java.text.Normalizer;
import java.util.Locale;

/** How single characters are compared: without case, accents, width and typographic shape. */
final class Characters {

    private Characters() {}

    /** Whether a character can be part of a word. */
    static boolean isWord(int c) {
        return c < 128
                ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_'
                : (Character.isLetterOrDigit(c) && !isSuperscript(c)) || isIgnored(c);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /**
     * Whether a character inside a word is as good as absent: a combining accent, a soft hyphen.
     */
    static boolean isIgnored(int c) {
        if (c < 128) {
            return false;
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || (type == Character.FORMAT && c != 0x200B);
    }

    static boolean isApostrophe(int c) {
        return c == '\''
                || c == '\u2019'
                || c == '\u2018'
                || c == '\u02BC'
                || c == '\uFF07'
                || c == '`'
                || c == '\u00B4';
    }

    static boolean isDash(int c) {
        return c == '\u2013' || c == '\u2014' || c == '\u2015';
    }

    /** Appends what a character is compared as; nothing for one that is ignored. */
    static void fold(int c, StringBuilder to) {
        if (c < 128) {
            to.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c));
        } else if (!isIgnored(c)) {
            String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
            for (int i = 0; i < plain.length(); ) {
                int part = plain.codePointAt(i);
                if (!isIgnored(part)) {
                    to.append(Character.toString(part).toLowerCase(Locale.ROOT));
                }
                i += Character.charCount(part);
            }
        }
    }

    private static boolean isSuperscript(int c) {
        return c == '\u00B2' || c == '\u00B3' || c == '\u00B9' || (c >= 0x2070 && c <= 0x209C);
    }
}
