package dev.assay.checkers.code.python;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Code in which the slips are mended that learners make most: the colon that they forget before a
 * block, the bracket that they forget to close, the capital that a keyboard puts where a line
 * begins. A parser takes what follows for something else.
 *
 * @param text with what was missing
 * @param inserted where it stands in the text, character by character, in order
 */
record Repairs(String text, List<Integer> inserted) {

    private static final int MOST = 50;

    private static final Pattern CAPITAL =
            Pattern.compile(
                    "[ \\t]*(?=[A-Z])(?i:def|class|for|if|elif|else|while|import|from|return|with|try|except)\\b");

    private static final Pattern OPENS_BLOCK =
            Pattern.compile(
                    "[ \\t]*(?:(?:async[ \\t]+)?(?:class|def|if|elif|for|while|with|except)[ \\t(]"
                            + "|(?:else|try|finally|except)[ \\t]*$)");

    private static final Pattern CONDITION = Pattern.compile("[ \\t]*(?:if|elif|while)\\b");

    /** A call or an assignment: no word of Python, and nothing of a sentence. */
    private static final Pattern NEXT =
            Pattern.compile(
                    "(?!(?:if|else|for|in|is|and|or|not|as|async|await|lambda|yield|from"
                            + "|import)\\b)"
                            + "[A-Za-z_]\\w*+(?:\\.[A-Za-z_]\\w*+)*+"
                            + "(?:\\(|[ \\t]*+(?:,[ \\t]*+[A-Za-z_]\\w*+[ \\t]*+)*+=[^=])");

    /** What can't stand on a line of its own inside brackets. */
    private static final Pattern STATEMENT =
            Pattern.compile(
                    "[ \\t]*(?:[A-Za-z_][\\w.]*(?:[ \\t]*,[ \\t]*[A-Za-z_]\\w*)*[ \\t]*[-+*/]?=[^=]"
                        + "|(?:import|from|def|class|for|while|if|return|with|print|del|assert)\\b"
                        + "|[A-Za-z_][\\w.]*\\()");

    Repairs {
        inserted = List.copyOf(inserted);
    }

    /** Where all stands that was inserted, here and before. */
    List<Integer> insertedAfter(Indents before) {
        if (before.inserted().isEmpty() || inserted.isEmpty()) {
            return inserted.isEmpty() ? before.inserted() : inserted;
        }
        List<Integer> all = new ArrayList<>(inserted);
        int mended = 0;
        for (int space : before.inserted()) {
            while (mended < inserted.size() && inserted.get(mended) <= space + mended) {
                mended++;
            }
            all.add(space + mended);
        }
        Collections.sort(all);
        return all;
    }

    /** Mends a text that does not parse. */
    static Repairs of(String text) {
        return new Mending(text).mend();
    }

    /** One walk over the text, line by line. */
    private static final class Mending {

        private final String text;
        private final StringBuilder mended;
        private final List<Integer> inserted = new ArrayList<>();
        private final Deque<Character> open = new ArrayDeque<>();
        private int statement;
        private boolean colon;
        private String quotes = "";

        /** Where a line goes on with another statement, or a sign of its condition is half. */
        private final List<Integer> breaks = new ArrayList<>();

        Mending(String text) {
            this.text = text;
            this.mended = new StringBuilder(text.length() + 8);
        }

        Repairs mend() {
            for (int line = 0; line < text.length(); ) {
                int end = text.indexOf('\n', line);
                end = end < 0 ? text.length() : end;
                if (open.isEmpty() && quotes.isEmpty()) {
                    statement = line;
                    colon = false;
                }
                boolean begins = open.isEmpty() && quotes.isEmpty();
                breaks.clear();
                int last = scan(line, end);
                int done = line;
                for (int at : breaks) {
                    mended.append(text, done, at);
                    insert(text.charAt(at - 1) == '=' ? '=' : ';');
                    done = at;
                }
                mended.append(text, done, last);
                if (begins && CAPITAL.matcher(text).region(line, end).lookingAt()) {
                    lower(mended.length() - (last - line) - breaks.size());
                }
                if (quotes.isEmpty() && inserted.size() < MOST) {
                    closeBrackets(line, end);
                    addColon(line, end, last);
                }
                mended.append(text, last, Math.min(end + 1, text.length()));
                line = end + 1;
            }
            return new Repairs(mended.toString(), inserted);
        }

        private void lower(int line) {
            int at = line;
            while (mended.charAt(at) == ' ' || mended.charAt(at) == '\t') {
                at++;
            }
            mended.setCharAt(at, Character.toLowerCase(mended.charAt(at)));
        }

        /** Follows brackets and strings; returns where the line's code ends. */
        private int scan(int start, int end) {
            int last = start;
            for (int i = start; i < end; i++) {
                char c = text.charAt(i);
                if (!quotes.isEmpty()) {
                    if (c == '\\') {
                        i++;
                    } else if (text.startsWith(quotes, i)) {
                        i += quotes.length() - 1;
                        quotes = "";
                    }
                    last = Math.min(i + 1, end);
                    continue;
                }
                if (c == '#') {
                    break;
                }
                if (c == '"' || c == '\'') {
                    String triple = String.valueOf(c).repeat(3);
                    quotes = text.startsWith(triple, i) ? triple : String.valueOf(c);
                    i += quotes.length() - 1;
                } else if ("([{".indexOf(c) >= 0) {
                    open.push(c == '(' ? ')' : c == '[' ? ']' : '}');
                } else if (!open.isEmpty() && c == open.element()) {
                    open.pop();
                } else if (c == ':' && open.isEmpty()) {
                    colon = true;
                } else if (open.isEmpty() && i > start && isHalf(i - 1)) {
                    breaks.add(i);
                } else if (open.isEmpty() && isNext(start, i, end)) {
                    breaks.add(i);
                }
                last = Character.isWhitespace(c) ? last : Math.min(i + 1, end);
            }
            if (quotes.length() == 1) {
                quotes = ""; // a string that is not closed ends with its line
            }
            return last;
        }

        /** {@code if x = 3}: whether a sign says that it is given where it asks whether it is. */
        private boolean isHalf(int at) {
            return text.charAt(at) == '='
                    && text.charAt(at + 1) != '='
                    && at > statement
                    && "=<>!:+-*/%&|^".indexOf(text.charAt(at - 1)) < 0
                    && !colon
                    && CONDITION.matcher(text).region(statement, at).lookingAt();
        }

        /** Whether a statement begins behind another's bracket, whose line's end was lost. */
        private boolean isNext(int start, int at, int end) {
            if (at == start
                    || text.charAt(at - 1) != ' '
                    || !Character.isJavaIdentifierStart(text.charAt(at))
                    || breaks.size() >= MOST) {
                return false;
            }
            int before = at - 1;
            while (before > start && text.charAt(before) == ' ') {
                before--;
            }
            return ")]".indexOf(text.charAt(before)) >= 0
                    && NEXT.matcher(text).region(at, end).lookingAt();
        }

        /** Closes what is open where a new statement begins below, or nothing follows. */
        private void closeBrackets(int line, int end) {
            int next = nextLine(end + 1);
            boolean over =
                    next >= text.length()
                            || (indent(next) <= indent(statement)
                                    && STATEMENT
                                            .matcher(text)
                                            .region(next, text.length())
                                            .lookingAt());
            if (open.isEmpty() || !over || open.size() > MOST) {
                return;
            }
            boolean block = opensBlock(statement);
            boolean wanted = text.startsWith(":", lastOf(line, end));
            if (block && wanted) {
                return; // the bracket goes before the colon: no use to guess
            }
            while (!open.isEmpty()) {
                insert(open.pop());
            }
        }

        private void addColon(int line, int end, int last) {
            boolean whole =
                    open.isEmpty()
                            && last > line
                            && !colon
                            && text.charAt(last - 1) != '\\'
                            && opensBlock(statement);
            int next = nextLine(end + 1);
            if (whole && next < text.length() && indent(next) > indent(statement)) {
                insert(':');
            }
        }

        private boolean opensBlock(int start) {
            return OPENS_BLOCK.matcher(text).region(start, lineEnd(start)).lookingAt();
        }

        private int lastOf(int line, int end) {
            int last = end - 1;
            while (last > line && Character.isWhitespace(text.charAt(last))) {
                last--;
            }
            return Math.max(last, 0);
        }

        private void insert(char c) {
            inserted.add(mended.length());
            mended.append(c);
        }

        private int lineEnd(int start) {
            int end = text.indexOf('\n', start);
            return end < 0 ? text.length() : end;
        }

        /** The start of the first line from an offset on that is not blank. */
        private int nextLine(int from) {
            int line = from;
            for (int i = from; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\n') {
                    line = i + 1;
                } else if (!Character.isWhitespace(c)) {
                    return line;
                }
            }
            return text.length();
        }

        private int indent(int line) {
            int column = 0;
            for (int i = line; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c != ' ' && c != '\t') {
                    break;
                }
                column += c == '\t' ? 8 : 1;
            }
            return column;
        }
    }
}
