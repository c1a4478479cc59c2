package dev.assay.checkers.code.python;

import dev.assay.checkers.code.structure.FrontEnd;
import dev.assay.checkers.code.structure.PatternException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;

/** Puts words in the place of the holes of a Python pattern, so that it parses as Python. */
final class PythonHoles {

    private static final Set<String> GOES_ON =
            Set.of(
                    "return", "in", "yield", "and", "or", "not", "if", "else", "elif", "while",
                    "for", "await", "raise", "del", "assert", "import", "from", "lambda", "with",
                    "except", "as", "is", "case", "match", "print", "global", "async", "def",
                    "class");

    /** What begins a statement that has a body. */
    private static final Set<String> HEADS =
            Set.of(
                    "for", "while", "if", "elif", "else", "def", "class", "with", "try", "except",
                    "finally", "async", "match", "case");

    /** What belongs to the statement around a body. */
    private static final Pattern GOES_BACK =
            Pattern.compile("(?:except|else|elif|finally|case)\\b");

    private final String source;
    private final StringBuilder out = new StringBuilder();
    private final Deque<Character> open = new ArrayDeque<>();
    private int at;

    /** Where the statement begins that is being read. */
    private int statement;

    /** The spaces before it. */
    private String indent = "";

    /** How many bodies were begun on the line that is being read. */
    private int bodies;

    /** Whether all of it is one text. */
    private boolean isText;

    PythonHoles(String source) {
        this.source = source;
    }

    String words() throws PatternException {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '"' || c == '\'') {
                boolean first = at == 0;
                text(c);
                isText = first && at == source.length();
            } else if (c == '#') {
                until("\n");
            } else if (source.startsWith("$...", at)) {
                at += 4;
                out.append(FrontEnd.MANY).append(name("$..."));
            } else if (c == '$') {
                at++;
                out.append(FrontEnd.HOLE).append(name("$"));
            } else if (source.startsWith("<...", at)) {
                at += 4;
                out.append(FrontEnd.DEEP).append('(');
                open.push('<');
            } else if (source.startsWith("...>", at) && !open.isEmpty() && open.peek() == '<') {
                at += 4;
                out.append(')');
                open.pop();
            } else if (source.startsWith("...", at)) {
                at += 3;
                gap();
            } else if (c == '…') {
                at++;
                gap();
            } else if (c == '\n' && open.isEmpty()) {
                line();
            } else if (c == ':' && open.isEmpty() && isHead()) {
                body();
            } else {
                bracket(c);
                out.append(c);
                at++;
                statement = c == ';' && open.isEmpty() ? out.length() : statement;
            }
        }
        if (open.contains('<')) {
            throw new PatternException("'<...' is not closed", "close it by '...>'");
        }
        // A text that stands alone would be a comment; here it is the value that is meant.
        return isText ? "(" + out + ")" : out.toString();
    }

    /** A new line, with its spaces. */
    private void line() {
        int end = at + 1;
        while (end < source.length() && (source.charAt(end) == ' ' || source.charAt(end) == '\t')) {
            end++;
        }
        indent = source.substring(at + 1, end);
        out.append(source, at, end);
        at = end;
        statement = out.length();
        bodies = 0;
    }

    /** Whether the statement that is being read is one with a body. */
    private boolean isHead() {
        String read = out.substring(Math.min(statement, out.length())).strip();
        int end = 0;
        while (end < read.length() && Character.isLetter(read.charAt(end))) {
            end++;
        }
        return HEADS.contains(read.substring(0, end)) && !read.matches("(?s).*\\blambda\\b[^:]*");
    }

    /** A colon before a body: one that stands on the same line is put on a line of its own. */
    private void body() {
        out.append(':');
        at++;
        int next = at;
        while (next < source.length()
                && (source.charAt(next) == ' ' || source.charAt(next) == '\t')) {
            next++;
        }
        if (next < source.length() && source.charAt(next) != '\n' && source.charAt(next) != '#') {
            indent += "    ";
            bodies++;
            out.append('\n').append(indent);
            at = next;
            statement = out.length();
        }
    }

    private void bracket(char c) throws PatternException {
        if (c == '(' || c == '[' || c == '{') {
            open.push(c);
        } else if ((c == ')' || c == ']' || c == '}') && !open.isEmpty()) {
            if (open.pop() == '<') {
                throw new PatternException("'<...' is not closed", "close it by '...>'");
            }
        }
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
        int stop = found < 0 ? source.length() : found;
        out.append(source, at, stop);
        at = stop;
    }

    private void text(char quote) throws PatternException {
        String triple = String.valueOf(quote).repeat(3);
        boolean isLong = source.startsWith(triple, at);
        String end = isLong ? triple : String.valueOf(quote);
        int from = at + end.length();
        while (from < source.length() && !source.startsWith(end, from)) {
            from += source.charAt(from) == '\\' ? 2 : 1;
        }
        if (from >= source.length()) {
            throw new PatternException("a text is not closed", "close it by " + end);
        }
        out.append(source, at, from + end.length());
        at = from + end.length();
    }

    /** An ellipsis: among statements it is one of its own, whatever stands on the same line. */
    private void gap() {
        if (!open.isEmpty()) {
            out.append(open.peek() == '{' ? "**" + FrontEnd.MANY : FrontEnd.MANY);
            return;
        }
        boolean begins = begins();
        if (!begins && follows()) {
            out.append('\n').append(indent);
            begins = true;
        }
        out.append(FrontEnd.MANY);
        int next = at;
        while (next < source.length()
                && (source.charAt(next) == ' ' || source.charAt(next) == '\t')) {
            next++;
        }
        boolean more =
                next < source.length()
                        && source.charAt(next) != '\n'
                        && source.charAt(next) != ';'
                        && source.charAt(next) != '#';
        if (begins && more) {
            if (GOES_BACK.matcher(source).region(next, source.length()).lookingAt()) {
                indent = indent.endsWith("    ") ? indent.substring(4) : indent;
                bodies = Math.max(0, bodies - 1);
            }
            out.append('\n').append(indent);
            at = next;
            statement = out.length();
        } else if (begins && !more) {
            // At the end of a line it means whatever follows: behind the bodies around it, too.
            for (int outer = bodies - 1; outer > 0; outer--) {
                indent = indent.substring(4);
                out.append('\n').append(indent).append(FrontEnd.MANY);
            }
            bodies = 0;
        }
    }

    private int last() {
        int last = out.length() - 1;
        while (last >= 0 && (out.charAt(last) == ' ' || out.charAt(last) == '\t')) {
            last--;
        }
        return last;
    }

    /** Whether a statement begins here. */
    private boolean begins() {
        int last = last();
        return last < 0
                || out.charAt(last) == '\n'
                || out.charAt(last) == ';'
                || (out.charAt(last) == ':' && !isLambda(last));
    }

    private boolean isLambda(int colon) {
        int line = out.lastIndexOf("\n", colon) + 1;
        return out.substring(line, colon).contains("lambda");
    }

    /** Whether a whole statement stands before it on the line. */
    private boolean follows() {
        int last = last();
        char c = out.charAt(last);
        if (!(Character.isLetterOrDigit(c) || "_)]}\"'".indexOf(c) >= 0)) {
            return false;
        }
        int start = last;
        while (start >= 0
                && (Character.isLetterOrDigit(out.charAt(start)) || out.charAt(start) == '_')) {
            start--;
        }
        return !GOES_ON.contains(out.substring(start + 1, last + 1));
    }
}
