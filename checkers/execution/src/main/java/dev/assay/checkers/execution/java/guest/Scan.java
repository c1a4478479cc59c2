package dev.assay.checkers.execution.java.guest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts Java into its outermost pieces: by brackets, with strings and comments passed over. */
final class Scan {

    /** What goes on with the piece that a closing brace ends. */
    private static final Pattern GOES_ON =
            Pattern.compile("[;,.)\\]?:=+*/%<>&|^-]|(else|catch|finally|while)\\b");

    private final String text;
    private final boolean atBraces;
    private final List<Integer> ends = new ArrayList<>();
    private int deepest;

    private Scan(String text, boolean atBraces) {
        this.text = text;
        this.atBraces = atBraces;
    }

    /** Where pieces end, exclusive: after each outermost semicolon and closing brace. */
    static List<Integer> pieces(String text) {
        Scan scan = new Scan(text, true);
        scan.run();
        return scan.ends;
    }

    /** Where statements end that an outermost semicolon ends, exclusive. */
    static List<Integer> semicolons(String text) {
        Scan scan = new Scan(text, false);
        scan.run();
        return scan.ends;
    }

    /** Where the package and the imports at the beginning end. */
    static int afterImports(String text) {
        int end = 0;
        int at = 0;
        while (true) {
            at = blank(text, at);
            if (!text.startsWith("import ", at) && !text.startsWith("package ", at)) {
                return end;
            }
            int semicolon = text.indexOf(';', at);
            if (semicolon < 0) {
                return end;
            }
            at = semicolon + 1;
            end = at;
        }
    }

    /** How many brackets are open at most. */
    static int depth(String text) {
        Scan scan = new Scan(text, false);
        scan.run();
        return scan.deepest;
    }

    private static int blank(String text, int from) {
        int at = from;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("//", at) || text.startsWith("/*", at)) {
                at = comment(text, at);
            } else {
                return at;
            }
        }
        return at;
    }

    private static int comment(String text, int at) {
        boolean isLine = text.startsWith("//", at);
        int end = isLine ? text.indexOf('\n', at) : text.indexOf("*/", at + 2);
        return end < 0 ? text.length() : isLine ? end + 1 : end + 2;
    }

    private void run() {
        int depth = 0;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (text.startsWith("//", at) || text.startsWith("/*", at)) {
                at = comment(text, at);
                continue;
            }
            if (c == '"' || c == '\'') {
                at = literal(at);
                continue;
            }
            at++;
            switch (c) {
                case '(', '[', '{' -> {
                    depth++;
                    deepest = Math.max(deepest, depth);
                }
                case ')', ']' -> depth = Math.max(0, depth - 1);
                case '}' -> {
                    depth = Math.max(0, depth - 1);
                    if (atBraces && depth == 0 && !goesOn(at)) {
                        ends.add(at);
                    }
                }
                case ';' -> {
                    if (depth == 0) {
                        ends.add(at);
                    }
                }
                default -> {}
            }
        }
    }

    private boolean goesOn(int at) {
        return GOES_ON.matcher(text).region(blank(text, at), text.length()).lookingAt();
    }

    private int literal(int from) {
        if (text.startsWith("\"\"\"", from)) {
            int end = text.indexOf("\"\"\"", from + 3);
            return end < 0 ? text.length() : end + 3;
        }
        char quote = text.charAt(from);
        int at = from + 1;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), at + 1);
    }
}
