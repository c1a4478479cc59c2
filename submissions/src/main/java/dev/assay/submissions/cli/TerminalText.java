package dev.assay.submissions.cli;

/**
 * Text of others on a terminal: nothing in it moves the cursor, changes colours or turns the
 * direction of writing.
 */
final class TerminalText {

    private TerminalText() {}

    /** The text with every character that a terminal would obey made visible; line ends stay. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        character -> {
                            if (character == '\n') {
                                clean.append('\n');
                            } else if (character == '\t') {
                                clean.append("    ");
                            } else if (obeyed(character)) {
                                clean.append('\uFFFD');
                            } else {
                                clean.appendCodePoint(character);
                            }
                        });
        return clean.toString();
    }

    /** Everything on one line. */
    static String oneLine(String text) {
        return clean(text).strip().replaceAll("\\s*\n\\s*", " ");
    }

    private static boolean obeyed(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            // Direction marks, overrides and tags; a joiner holds an emoji or a script together.
            case Character.FORMAT -> character != 0x200D && character != 0x200C;
            default -> false;
        };
    }
}
