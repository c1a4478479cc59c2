package dev.assay.checkers.code.java;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mends the slips in the heads of statements, without moving anything: a condition without its
 * parentheses, commas between the parts of {@code for}, and the capital that a keyboard puts where
 * a line begins.
 */
final class JavaHeads {

    private static final Pattern CAPITAL =
            Pattern.compile(
                    "(?m)^[ \\t]{0,40}(?:}[ \\t]{0,9})?"
                            + "([A-Z])(?=(?:or|f|hile|witch)[ \\t]?\\("
                            + "|lse\\b|eturn\\b|ublic |rivate |rotected |tatic |inal |nt \\w"
                            + "|mport \\w|ackage \\w|lass \\w|nterface \\w|bstract |num \\w"
                            + "|o ?\\{|ry ?\\{|reak;|ontinue;)");

    private static final Pattern BARE =
            Pattern.compile(
                    "\\b(?:if|while|for|switch)( )(?=[^\\s({;])"
                            + "(?:[^{}\\n]{1,200})(?<=\\S)( )\\{");

    private static final String PART = "[^(),;{}\\n]{1,80}";

    private static final Pattern COMMAS =
            Pattern.compile("\\bfor ?\\(" + PART + "(,)" + PART + "(?:\\(\\))?(,)" + PART + "\\)");

    private JavaHeads() {}

    /** Mends a text in its place; says whether anything was changed. */
    static boolean mend(StringBuilder text) {
        String before = text.toString();
        Matcher capital = CAPITAL.matcher(before);
        while (capital.find()) {
            int at = capital.start(1);
            text.setCharAt(at, Character.toLowerCase(before.charAt(at)));
        }
        put(text, BARE, '(', ')');
        put(text, COMMAS, ';', ';');
        return !before.contentEquals(text);
    }

    private static void put(StringBuilder text, Pattern where, char first, char second) {
        Matcher matcher = where.matcher(text.toString());
        while (matcher.find()) {
            text.setCharAt(matcher.start(1), first);
            text.setCharAt(matcher.start(2), second);
        }
    }
}
