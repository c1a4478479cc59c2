package dev.assay.submissions.export;

/**
 * Text of others, to be shown: nothing in it moves a cursor, changes colours or turns the direction
 * of writing.
 */
public final class SafeText {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private SafeText() {}

    /** The text with a U+FFFD for every character that would be obeyed; line ends and tabs stay. */
    public static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        // A supplementary character takes two, so that offsets into the text stay right.
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            int length = Character.charCount(character);
            if (isObeyed(character)) {
                clean.repeat('\uFFFD', length);
            } else {
                clean.appendCodePoint(character);
            }
            at += length;
        }
        return clean.toString();
    }

    /** Everything on one line, cleaned. */
    public static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean space = false;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (Character.isWhitespace(character)) {
                space = !line.isEmpty();
            } else {
                if (space) {
                    line.append(' ');
                    space = false;
                }
                line.append(character);
            }
        }
        return clean(line.toString());
    }

    private static boolean isObeyed(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character != '\n' && character != '\t';
            case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    true;
            // Direction marks, overrides and tags; a joiner holds an emoji or a script together.
            case Character.FORMAT ->
                    character != ZERO_WIDTH_JOINER && character != ZERO_WIDTH_NON_JOINER;
            default -> false;
        };
    }
}
