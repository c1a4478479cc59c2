package dev.assay.checkers.code.java;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseStart;
import com.github.javaparser.Providers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Saves what can be parsed of code that can't be as a whole: statements and members are tried one
 * by one, and what is wrong is replaced by spaces, so that nothing is moved. Of what has a block
 * the head may be wrong and the block right.
 *
 * <p>What stands in one level of braces is parsed once, so that the work grows with the length of
 * the code and the depth of what is wrong in it.
 */
final class JavaSalvage {

    /** Characters to be parsed in all. */
    private static final int MOST_WORK = 24 << 10;

    /** What is put around a piece, about. */
    private static final int AROUND = 24;

    /** The head of a method whose own can't be read. */
    private static final String HEAD = "void m()";

    private static final Set<String> TYPES = Set.of("class", "interface", "enum", "record");

    /** Words whose brackets stand before a statement or a block. */
    private static final Set<String> HEADS =
            Set.of("if", "for", "while", "switch", "catch", "try", "synchronized", "else", "do");

    /** Words and signs that go on with what a block stood in. */
    private static final Set<String> GO_ON =
            Set.of("else", "catch", "finally", ")", "]", ",", ";", ".", "::", "}");

    /** Words that end no statement. */
    private static final Set<String> OPEN =
            Set.of(
                    "public",
                    "private",
                    "protected",
                    "static",
                    "final",
                    "abstract",
                    "void",
                    "int",
                    "long",
                    "double",
                    "boolean",
                    "char",
                    "else",
                    "do",
                    "new",
                    "return",
                    "throws",
                    "extends",
                    "implements",
                    "permits",
                    "instanceof",
                    "case",
                    "throw",
                    "class");

    /** Words that begin none. */
    private static final Set<String> LATER =
            Set.of("extends", "implements", "throws", "permits", "instanceof", "when");

    private final JavaParser parser;
    private final StringBuilder text;
    private final JavaTokens tokens;

    /** By the token of an opening brace that of the closing one, or how many there are. */
    private final int[] closing;

    /** Where a parser found something wrong; empty when nobody knows. */
    private final List<Integer> problems;

    private int work;

    /**
     * Saves what is right in a text.
     *
     * @param problems where a parser found something wrong: elsewhere all is taken to be right;
     *     empty when nothing is known
     * @param work characters that were parsed before
     */
    JavaSalvage(JavaParser parser, StringBuilder text, List<Integer> problems, int work) {
        this.parser = parser;
        this.text = text;
        this.problems = List.copyOf(problems);
        this.work = work;
        this.tokens = JavaTokens.of(text.toString());
        this.closing = new int[tokens.tokens().size()];
        Arrays.fill(closing, closing.length);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < closing.length; i++) {
            if (tokens.is(i, "{")) {
                open.push(i);
            } else if (tokens.is(i, "}") && !open.isEmpty()) {
                closing[open.pop()] = i;
            }
        }
    }

    /**
     * Replaces what is wrong in the text.
     *
     * @return how many characters were parsed, with those before
     */
    int save(boolean program) {
        level(0, closing.length, program);
        return work;
    }

    private void level(int from, int to, boolean members) {
        boolean ofType = members;
        int at = from;
        while (at < to && work < MOST_WORK) {
            if (tokens.is(at, "}")) {
                blank(at, at + 1);
                at++;
                continue;
            }
            int end = end(at, to);
            if (isSuspect(at, end)) {
                ofType = item(at, end, ofType);
            }
            at = end;
        }
    }

    /** Whether something is wrong in it; what it lacks at its end is missed at the next token. */
    private boolean isSuspect(int start, int end) {
        int from = tokens.tokens().get(start).start();
        int to = tokens.tokens().get(Math.min(end, closing.length - 1)).end();
        return problems.isEmpty() || problems.stream().anyMatch(at -> from <= at && at <= to);
    }

    private boolean isImport(int token) {
        return tokens.is(token, "import") || tokens.is(token, "package");
    }

    /** Where a statement or member ends that begins at a token. */
    private int end(int start, int to) {
        int brackets = 0;
        boolean semicolons = false; // in brackets
        for (int i = start; i < to; i++) {
            if (i > start && brackets <= 0 && beginsAnew(start, i)) {
                return i;
            }
            switch (tokens.text(i)) {
                case "(", "[" -> brackets++;
                case ")", "]" -> brackets--;
                case "for", "try" -> semicolons = true;
                case ";" -> {
                    if (brackets <= 0 || !semicolons) {
                        return i + 1;
                    }
                }
                case "{" -> {
                    if (HEADS.contains(tokens.text(start))) {
                        brackets = 0; // one that was not closed
                    }
                    i = closing[i];
                    boolean goesOn =
                            i + 1 < to
                                    && (GO_ON.contains(tokens.text(i + 1))
                                            || (tokens.is(start, "do")
                                                    && tokens.is(i + 1, "while")));
                    if (brackets <= 0 && !goesOn) {
                        return Math.min(to, i + 1);
                    }
                }
                case "}" -> {
                    return i;
                }
                default -> {}
            }
        }
        return to;
    }

    /** Whether a statement begins on a new line although the one before has no semicolon. */
    private boolean beginsAnew(int start, int token) {
        JavaTokens.Token before = tokens.tokens().get(token - 1);
        JavaTokens.Token here = tokens.tokens().get(token);
        if (here.kind() != JavaTokens.Kind.WORD
                || text.substring(before.end(), here.start()).indexOf('\n') < 0
                || LATER.contains(tokens.text(token))
                || tokens.is(start, "@")) {
            return false;
        }
        boolean head = HEADS.contains(tokens.text(start));
        if (isImport(start)) {
            return true;
        }
        return switch (before.kind()) {
            case LITERAL -> true;
            case WORD -> !OPEN.contains(tokens.text(token - 1));
            case SIGN ->
                    tokens.is(token - 1, "]")
                            || isStep(token - 1)
                            || (tokens.is(token - 1, ")") && !head);
        };
    }

    /** {@code i++}. */
    private boolean isStep(int last) {
        return last > 0
                && (tokens.is(last, "+") || tokens.is(last, "-"))
                && tokens.text(last - 1).equals(tokens.text(last));
    }

    /**
     * Saves what can be of a statement or member.
     *
     * @return whether what follows are members
     */
    private boolean item(int start, int end, boolean members) {
        int from = tokens.tokens().get(start).start();
        int to = tokens.tokens().get(end - 1).end();
        boolean open = !tokens.is(end - 1, ";") && !tokens.is(end - 1, "}") && isSpace(to);
        if (isImport(start)) {
            if (open) {
                text.setCharAt(to, ';');
            }
            return members;
        }
        String piece = text.substring(from, to);
        if (open && parses(piece + ";", members)) {
            text.setCharAt(to, ';');
            return members;
        }
        // Of what is most of the code it is known that something is wrong in it.
        boolean most = (end - start) * 2 > closing.length;
        boolean whole = members ? !most : piece.indexOf('{') < 0;
        if (whole && parses(piece, members)) {
            return members;
        }
        if (!members && isSpace(from - 1) && JavaSnippet.isProgram(piece) && parses(piece, true)) {
            text.setCharAt(from - 1, '}'); // the method before was never closed
            return true;
        }
        blocks(start, end, members);
        return members;
    }

    private void blocks(int start, int end, boolean members) {
        List<Integer> opened = new ArrayList<>();
        StringBuilder heads = new StringBuilder();
        int from = tokens.tokens().get(start).start();
        int to = tokens.tokens().get(end - 1).end();
        for (int i = start; i < end; i++) {
            if (!tokens.is(i, "{")) {
                continue;
            }
            opened.add(i);
            heads.append(text, from, tokens.tokens().get(i).end());
            if (closing[i] >= end) {
                heads.append('}'); // as at the end of the code
                from = to;
                break;
            }
            i = closing[i];
            from = tokens.tokens().get(i).start();
        }
        heads.append(text, from, to);
        if (opened.isEmpty()) {
            blank(start, end);
            return;
        }
        boolean right =
                parses(heads.toString(), members)
                        || withParenthesis(start, opened.getFirst(), heads, members);
        boolean hoisted = !right && members && isTypeLike(opened.getFirst(), end);
        int at = start;
        for (int open : opened) {
            int close = Math.min(closing[open], end);
            boolean type = hoisted;
            for (int i = at; i < open; i++) {
                type |= TYPES.contains(tokens.text(i));
            }
            if (!right) {
                blank(at, open);
                if (hoisted) {
                    blank(open, open + 1);
                    blank(close, Math.min(close + 1, end));
                } else if (members && !type) {
                    head(tokens.tokens().get(at).start(), tokens.tokens().get(open).start());
                }
            }
            level(open + 1, close, type);
            at = Math.min(close + 1, end);
        }
        if (!right) {
            blank(at, end);
        }
    }

    /** A head without its last parenthesis, with one in the space before the brace. */
    private boolean withParenthesis(int start, int open, StringBuilder heads, boolean members) {
        int from = tokens.tokens().get(start).start();
        int at = tokens.tokens().get(open).start() - 1;
        if (at < from || !isSpace(at)) {
            return false;
        }
        heads.setCharAt(at - from, ')');
        boolean right = parses(heads.toString(), members);
        if (right) {
            text.setCharAt(at, ')');
        }
        return right;
    }

    /** A block of members whose head can't be read, as in {@code clas Main { … }}. */
    private boolean isTypeLike(int open, int end) {
        int close = Math.min(closing[open], end);
        return close > open + 1
                && JavaSnippet.isProgram(
                        text.substring(
                                tokens.tokens().get(open + 1).start(),
                                tokens.tokens().get(close - 1).end()));
    }

    /** Makes a block among members one that may stand there. */
    private void head(int from, int to) {
        if (to - from >= HEAD.length()) {
            text.replace(from, from + HEAD.length(), HEAD);
        }
    }

    private boolean parses(String piece, boolean members) {
        if (!JavaTokens.of(piece).isBalanced()) {
            return false;
        }
        work += piece.length() + AROUND;
        String code =
                members
                        ? "class " + JavaSnippet.WRAPPER + "{" + piece + "\n}"
                        : "class "
                                + JavaSnippet.WRAPPER
                                + "{void "
                                + JavaSnippet.WRAPPER_METHOD
                                + "(){"
                                + piece
                                + "\n}}";
        return parser.parse(ParseStart.COMPILATION_UNIT, Providers.provider(code)).isSuccessful();
    }

    private boolean isSpace(int at) {
        return at >= 0 && at < text.length() && Character.isWhitespace(text.charAt(at));
    }

    private void blank(int start, int end) {
        for (int token = start; token < end; token++) {
            for (int i = tokens.tokens().get(token).start();
                    i < tokens.tokens().get(token).end();
                    i++) {
                if (text.charAt(i) != '\n') {
                    text.setCharAt(i, ' ');
                }
            }
        }
    }
}
