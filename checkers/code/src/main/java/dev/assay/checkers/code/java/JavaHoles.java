package dev.assay.checkers.code.java;

import dev.assay.checkers.code.structure.FrontEnd;
import dev.assay.checkers.code.structure.PatternException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Puts words in the place of the holes of a Java pattern, so that it parses as Java. */
final class JavaHoles {

    private static final Set<String> TYPES = Set.of("class", "interface", "enum", "record");

    private static final Set<String> NO_TYPES =
            Set.of("return", "new", "throw", "else", "case", "yield", "assert", "do");

    /** What is open where the reading stands. */
    private enum Open {
        CLASS,
        BLOCK,
        /** The cases of a switch. */
        CASES,
        VALUES,
        PARAMETERS,
        CONTROL,
        OTHER,
        DEEP
    }

    private final String source;
    private final StringBuilder out = new StringBuilder();
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;

    /** Whether a class's head was read whose body is not open yet. */
    private boolean head;

    /** Whether {@code switch} was read whose cases are not open yet. */
    private boolean isSwitch;

    /** Whether the last bracket closed the head of a loop or condition. */
    private boolean afterControl;

    JavaHoles(String source) {
        this.source = source;
    }

    String words() throws PatternException {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (source.startsWith("//", at)) {
                until("\n");
            } else if (source.startsWith("/*", at)) {
                until("*/");
            } else if (c == '"' || c == '\'') {
                text(c);
            } else if (source.startsWith("$...", at)) {
                at += 4;
                out.append(FrontEnd.MANY).append(name("$..."));
                afterControl = false;
            } else if (c == '$') {
                at++;
                out.append(FrontEnd.HOLE).append(name("$"));
                afterControl = false;
            } else if (source.startsWith("<...", at)) {
                at += 4;
                out.append(FrontEnd.DEEP).append('(');
                open.push(Open.DEEP);
            } else if (source.startsWith("...>", at) && open.peek() == Open.DEEP) {
                at += 4;
                out.append(')');
                open.pop();
            } else if (source.startsWith("...", at) && !isVariadic()) {
                at += 3;
                gap();
            } else if (c == '…') {
                at++;
                gap();
            } else if (Character.isJavaIdentifierStart(c)) {
                word();
            } else {
                sign(c);
            }
        }
        if (open.contains(Open.DEEP)) {
            throw new PatternException("'<...' is not closed", "close it by '...>'");
        }
        return out.toString();
    }

    private void word() {
        int start = at;
        while (at < source.length() && Character.isJavaIdentifierPart(source.charAt(at))) {
            at++;
        }
        String word = source.substring(start, at);
        head |= TYPES.contains(word);
        isSwitch |= word.equals("switch");
        afterControl = word.equals("else") || word.equals("do");
        out.append(word.equals("_") ? FrontEnd.HOLE : word);
    }

    private void sign(char c) throws PatternException {
        boolean control = false;
        switch (c) {
            case '{' -> {
                char before = last();
                open.push(
                        head
                                ? Open.CLASS
                                : isSwitch
                                        ? Open.CASES
                                        : before == ']'
                                                        || before == '='
                                                        || before == ','
                                                        || before == '('
                                                        || (before == '{'
                                                                && open.peek() == Open.VALUES)
                                                ? Open.VALUES
                                                : Open.BLOCK);
                head = false;
                isSwitch = false;
            }
            case '(' -> open.push(parentheses());
            case '[' -> open.push(Open.OTHER);
            case ')', ']', '}' -> {
                Open closed = open.isEmpty() ? Open.OTHER : open.pop();
                if (closed == Open.DEEP) {
                    throw new PatternException("'<...' is not closed", "close it by '...>'");
                }
                control = closed == Open.CONTROL;
            }
            case ';' -> head = false;
            default -> {}
        }
        if (!Character.isWhitespace(c)) {
            afterControl = control;
        }
        out.append(c);
        at++;
    }

    /** What a round bracket opens: by the words before it. */
    private Open parentheses() {
        String before = out.toString().stripTrailing();
        String last = lastWord(before);
        if (Set.of("if", "for", "while", "switch", "synchronized", "try", "catch").contains(last)) {
            return Open.CONTROL;
        }
        if (last.isEmpty()) {
            return Open.OTHER;
        }
        if (head) {
            return Open.PARAMETERS;
        }
        boolean members = open.isEmpty() || open.peek() == Open.CLASS;
        String rest = before.substring(0, before.length() - last.length()).stripTrailing();
        String type = lastWord(rest);
        boolean typed =
                (!type.isEmpty() && !NO_TYPES.contains(type))
                        || rest.endsWith(">")
                        || rest.endsWith("]");
        boolean constructor =
                open.peek() == Open.CLASS
                        && (rest.endsWith("{") || rest.endsWith(";") || rest.endsWith("}"));
        return members && (typed || constructor) ? Open.PARAMETERS : Open.OTHER;
    }

    private static String lastWord(String text) {
        int start = text.length();
        while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start);
    }

    /** {@code String... names} is Java's own. */
    private boolean isVariadic() {
        boolean glued = at > 0 && Character.isJavaIdentifierPart(source.charAt(at - 1));
        int next = at + 3;
        return glued
                && open.peek() == Open.PARAMETERS
                && next < source.length()
                && (source.charAt(next) == ' ' || source.charAt(next) == '$');
    }

    private char last() {
        String before = out.toString().stripTrailing();
        return before.isEmpty() ? ';' : before.charAt(before.length() - 1);
    }

    private void gap() {
        Open in = open.peek();
        if (in == Open.CLASS) {
            return; // members may always have others between them
        }
        if (in == Open.PARAMETERS) {
            out.append("Object ").append(FrontEnd.MANY);
            return;
        }
        char before = last();
        if (in == Open.CASES && (before == '{' || isArrowForm())) {
            return; // cases may always have others between them
        }
        boolean arrow = out.toString().stripTrailing().endsWith("->");
        boolean statement =
                (in == null || in == Open.BLOCK || in == Open.CASES)
                        && (before == ';'
                                || before == '{'
                                || before == '}'
                                || before == ':'
                                || afterControl
                                || arrow);
        if (!statement && in != Open.OTHER && follows(before, in)) {
            out.append("; ");
            statement = true;
        }
        out.append(FrontEnd.MANY);
        int next = at;
        while (next < source.length() && Character.isWhitespace(source.charAt(next))) {
            next++;
        }
        boolean ends = next < source.length() && source.charAt(next) == ';';
        boolean lambda = arrow && in == null;
        if (statement && !ends && !lambda) {
            out.append(';');
        }
        afterControl = false;
    }

    /** Whether the case that was read last has an arrow, and its value or block is over. */
    private boolean isArrowForm() {
        String read = out.toString().stripTrailing();
        int arrow = read.lastIndexOf("->");
        int label = Math.max(read.lastIndexOf("case "), read.lastIndexOf("default"));
        return arrow > label && (read.endsWith(";") || read.endsWith("}"));
    }

    /** Whether a whole statement without its semicolon stands before it. */
    private boolean follows(char before, Open in) {
        String word = lastWord(out.toString().stripTrailing());
        return (in == null || in == Open.BLOCK || in == Open.CASES)
                && (before == ')'
                        || before == ']'
                        || (!word.isEmpty() && !NO_TYPES.contains(word)));
    }

    private String name(String sign) throws PatternException {
        int start = at;
        while (at < source.length()
                && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '_')) {
            at++;
        }
        if (start == at) {
            throw new PatternException(
                    "'" + sign + "' has no name", "write " + sign + "X, or _ for any one value");
        }
        return source.substring(start, at);
    }

    private void until(String end) {
        int found = source.indexOf(end, at);
        int stop = found < 0 ? source.length() : found + end.length();
        out.append(source, at, stop);
        at = stop;
    }

    private void text(char quote) throws PatternException {
        boolean block = source.startsWith("\"\"\"", at);
        String end = block ? "\"\"\"" : String.valueOf(quote);
        int from = at + end.length();
        while (from < source.length() && !source.startsWith(end, from)) {
            from += source.charAt(from) == '\\' ? 2 : 1;
        }
        if (from >= source.length()) {
            throw new PatternException("a text is not closed", "close it by " + end);
        }
        out.append(source, at, from + end.length());
        at = from + end.length();
        afterControl = false;
    }
}
