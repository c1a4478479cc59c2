package dev.assay.checkers.text;

/** Typographic marks and their plain likes, one for one, so that offsets stay. */
final class Typography {

    private Typography() {}

    /** The text with plain quotes, dashes and spaces; of the same length. */
    static String plain(String text) {
        char[] plain = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128) {
                char like = plain(c);
                if (like != c) {
                    if (plain == null) {
                        plain = text.toCharArray();
                    }
                    plain[i] = like;
                }
            }
        }
        return plain == null ? text : new String(plain);
    }

    private static char plain(char c) {
        return switch (c) {
            case '\u2018', '\u2019', '\u02BC', '\u00B4', '\u2032' -> '\'';
            case '\u201C', '\u201D', '\u201E', '\u00AB', '\u00BB' -> '"';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> '-';
            case '\u00A0', '\u2007', '\u2009', '\u202F' -> ' ';
            default -> c;
        };
    }
}
