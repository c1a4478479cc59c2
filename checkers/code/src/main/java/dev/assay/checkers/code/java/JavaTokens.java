package dev.assay.checkers.code.java;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * The words and signs of a Java text, without comments; never fails. Tells how deeply a text is
 * nested before a parser that works by recursion is let at it, and what is called in a text that
 * does not parse.
 *
 * @param text the text
 * @param tokens in its order
 */
record JavaTokens(String text, List<Token> tokens) {

    /** What a token is. */
    enum Kind {
        WORD,
        LITERAL,
        SIGN
    }

    /** A token: from {@code start} to before {@code end}. */
    record Token(Kind kind, int start, int end) {}

    private static final int MOST_NAMES = 20;

    private static final Set<String> KEYWORDS =
            Set.of(
                    "if",
                    "for",
                    "while",
                    "switch",
                    "catch",
                    "synchronized",
                    "return",
                    "try",
                    "assert",
                    "throw",
                    "do",
                    "else",
                    "case",
                    "new",
                    "instanceof",
                    "when");

    JavaTokens {
        tokens = List.copyOf(tokens);
    }

    /** Reads a text. */
    static JavaTokens of(String text) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int start = at;
            if (Character.isWhitespace(c)) {
                at++;
            } else if (text.startsWith("//", at)) {
                at = until(text, "\n", at);
            } else if (text.startsWith("/*", at)) {
                at = after(text, "*/", at + 2);
            } else if (text.startsWith("\"\"\"", at)) {
                at = after(text, "\"\"\"", at + 3);
                tokens.add(new Token(Kind.LITERAL, start, at));
            } else if (c == '"' || c == '\'') {
                at = literal(text, at, c);
                tokens.add(new Token(Kind.LITERAL, start, at));
            } else if (Character.isJavaIdentifierStart(c)) {
                while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
                    at++;
                }
                tokens.add(new Token(Kind.WORD, start, at));
            } else if (Character.isDigit(c)) {
                while (at < text.length() && isPartOfNumber(text.charAt(at))) {
                    at++;
                }
                tokens.add(new Token(Kind.LITERAL, start, at));
            } else {
                at += text.startsWith("->", at) || text.startsWith("::", at) ? 2 : 1;
                tokens.add(new Token(Kind.SIGN, start, at));
            }
        }
        return new JavaTokens(text, tokens);
    }

    private static boolean isPartOfNumber(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '_';
    }

    private static int until(String text, String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found;
    }

    private static int after(String text, String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    /** The end of a text or character, which a line's end closes too. */
    private static int literal(String text, int start, char quote) {
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != '\n') {
            char c = text.charAt(at++);
            if (c == quote) {
                return at;
            }
            if (c == '\\' && at < text.length() && text.charAt(at) != '\n') {
                at++;
            }
        }
        return at;
    }

    boolean is(int token, String expected) {
        if (token < 0 || token >= tokens.size()) {
            return false;
        }
        Token one = tokens.get(token);
        return one.end() - one.start() == expected.length()
                && text.startsWith(expected, one.start());
    }

    String text(int token) {
        return text.substring(tokens.get(token).start(), tokens.get(token).end());
    }

    /**
     * How deep a parser's recursion may get.
     *
     * @param brackets brackets open at once, of all kinds
     * @param statement the most tokens without the end of a statement between them
     */
    record Depth(int brackets, int statement) {}

    /** How deeply the text is nested. */
    Depth depth() {
        int brackets = 0;
        int parentheses = 0;
        int statement = 0;
        int chain = 0;
        int mostBrackets = 0;
        int mostStatement = 0;
        for (int i = 0; i < tokens.size(); i++) {
            statement++;
            if (tokens.get(i).kind() != Kind.SIGN) {
                continue;
            }
            char c = text.charAt(tokens.get(i).start());
            if (c == '(' || c == '[' || c == '{') {
                mostBrackets = Math.max(mostBrackets, ++brackets);
                parentheses += c == '(' ? 1 : 0;
            } else if (c == ')' || c == ']' || c == '}') {
                brackets = Math.max(0, brackets - 1);
                parentheses = Math.max(0, parentheses - (c == ')' ? 1 : 0));
            }
            if ((c == ';' && parentheses == 0) || c == '}' || c == '{') {
                // What goes on with `else` nests, however many statements it has.
                mostStatement = Math.max(mostStatement, statement + chain);
                chain = is(i + 1, "else") ? chain + statement : 0;
                statement = 0;
            }
        }
        return new Depth(mostBrackets, Math.max(mostStatement, statement + chain));
    }

    /** The brackets that would close what is open at the end. */
    String unclosed() {
        StringBuilder open = new StringBuilder();
        for (Token token : tokens) {
            char c = text.charAt(token.start());
            if (token.kind() != Kind.SIGN) {
                continue;
            }
            int opened = "([{".indexOf(c);
            if (opened >= 0) {
                open.append(")]}".charAt(opened));
            } else if (!open.isEmpty() && c == open.charAt(open.length() - 1)) {
                open.setLength(open.length() - 1);
            }
        }
        return open.reverse().toString();
    }

    /** Whether each bracket is closed by its own kind. */
    boolean isBalanced() {
        Deque<Character> open = new ArrayDeque<>();
        for (Token token : tokens) {
            char c = text.charAt(token.start());
            if (token.kind() != Kind.SIGN) {
                continue;
            }
            int opened = "([{".indexOf(c);
            if (opened >= 0) {
                open.push(")]}".charAt(opened));
            } else if (")]}".indexOf(c) >= 0 && (open.isEmpty() || open.pop() != c)) {
                return false;
            }
        }
        return open.isEmpty();
    }

    /**
     * A call, by its tokens alone.
     *
     * @param names the dotted name
     * @param first the token that it starts with
     * @param last the token of its last name
     * @param made whether {@code new} stands before it
     * @param chained whether a dot stands before it
     */
    record Call(List<String> names, int first, int last, boolean made, boolean chained) {

        Call {
            names = List.copyOf(names);
        }
    }

    /** What looks like calls. */
    List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        for (int i = 1; i < tokens.size(); i++) {
            int last = is(i - 1, ">") && is(i - 2, "<") ? i - 3 : i - 1; // new ArrayList<>()
            if (!is(i, "(") || last < 0 || tokens.get(last).kind() != Kind.WORD) {
                continue;
            }
            int first = last;
            List<String> names = new ArrayList<>(List.of(text(first)));
            while (first >= 2
                    && is(first - 1, ".")
                    && tokens.get(first - 2).kind() == Kind.WORD
                    && names.size() < MOST_NAMES) {
                first -= 2;
                names.addFirst(text(first));
            }
            boolean made = is(first - 1, "new");
            boolean declared =
                    first > 0
                            && tokens.get(first - 1).kind() == Kind.WORD
                            && !KEYWORDS.contains(text(first - 1));
            if (!declared && !KEYWORDS.contains(names.getLast())) {
                calls.add(new Call(names, first, last, made, is(first - 1, ".")));
            }
        }
        return calls;
    }
}
