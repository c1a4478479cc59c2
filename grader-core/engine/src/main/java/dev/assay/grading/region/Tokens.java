package dev.assay.grading.region;

import java.util.Arrays;

/**
 * The tokens of one line, of prose or code alike, with the brackets that match on it. One pass, so
 * linear in the line.
 */
final class Tokens {

    private static final String CODE_SIGNS = "=<>!&|+-*/%^:~@";

    private final String text;
    private final int to;
    private final boolean java;
    private final int[] nextSingle;
    private final int[] nextDouble;
    private int count;
    private TokenType[] types = new TokenType[16];
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int[] matches = new int[16];
    private int[] gaps = new int[17];
    private int unclosed;
    private boolean openQuote;
    private String openTriple = "";
    private boolean openComment;
    private final int from;

    /**
     * Splits a part of one line.
     *
     * @param java whether comments are Java's alone; else {@code #} begins one too
     */
    Tokens(String text, int from, int to, boolean java) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.java = java;
        this.nextSingle = nextQuotes('\'');
        this.nextDouble = nextQuotes('"');
        split();
        match();
        countGaps();
    }

    int count() {
        return count;
    }

    /** How many tokens there are before a comment at the end. */
    int codeCount() {
        return count > 0 && types[count - 1] == TokenType.COMMENT ? count - 1 : count;
    }

    TokenType type(int i) {
        return i < 0 || i >= count ? TokenType.OTHER : types[i];
    }

    int start(int i) {
        return starts[i];
    }

    int end(int i) {
        return ends[i];
    }

    /** The bracket that matches the one at i on this line; -1 when there is none. */
    int match(int i) {
        return matches[i];
    }

    String word(int i) {
        return i < 0 || i >= count ? "" : text.substring(starts[i], ends[i]);
    }

    boolean is(int i, String written) {
        return i >= 0
                && i < count
                && ends[i] - starts[i] == written.length()
                && text.startsWith(written, starts[i]);
    }

    /** Whether it is known that code is Java. */
    boolean isJava() {
        return java;
    }

    /** Whether a token and the next stand together without a space. */
    boolean touches(int i) {
        return i >= 0 && i + 1 < count && ends[i] == starts[i + 1];
    }

    /** Brackets that are still open at the end of the line, less those closed but never opened. */
    int unclosed() {
        return unclosed;
    }

    /** Whether a quote is opened and never closed, as code never does on one line. */
    boolean openQuote() {
        return openQuote;
    }

    /** The triple quote that the line leaves open, or nothing. */
    String openTriple() {
        return openTriple;
    }

    /** Whether the line leaves a block comment open. */
    boolean openComment() {
        return openComment;
    }

    /**
     * How many places among the tokens i..j (exclusive) have two operands with nothing but space
     * between them, as every sentence has and code has not.
     */
    int gaps(int i, int j) {
        return j - 1 <= i ? 0 : gaps[j - 1] - gaps[i];
    }

    private int[] nextQuotes(char quote) {
        if (text.indexOf(quote, from, to) < 0) {
            return new int[0];
        }
        int[] next = new int[to - from + 1];
        next[to - from] = -1;
        for (int i = to - 1; i >= from; i--) {
            boolean closes = text.charAt(i) == quote && !escaped(i) && !isApostrophe(i);
            next[i - from] = closes ? i : next[i - from + 1];
        }
        return next;
    }

    private boolean escaped(int i) {
        return i > from
                && text.charAt(i - 1) == '\\'
                && !(i > from + 1 && text.charAt(i - 2) == '\\');
    }

    private boolean isApostrophe(int i) {
        char c = text.charAt(i);
        return (c == '\'' || c == '’')
                && i > from
                && i + 1 < to
                && Character.isLetter(text.charAt(i - 1))
                && Character.isLetter(text.charAt(i + 1))
                && !isPrefix(i);
    }

    /** Whether what stands right before a quote is a prefix of a string, as in {@code f"…"}. */
    private boolean isPrefix(int quote) {
        int i = quote;
        while (i > from && quote - i < 3 && "rRbBfFuU".indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        return i < quote && (i == from || !Character.isLetterOrDigit(text.charAt(i - 1)));
    }

    private void split() {
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                i++;
            } else {
                i = token(i, c);
            }
        }
    }

    private int token(int i, char c) {
        if (Character.isLetter(c) || c == '_' || c == '$') {
            return add(TokenType.WORD, i, wordEnd(i));
        }
        if (Character.isDigit(c)) {
            return add(TokenType.NUMBER, i, numberEnd(i));
        }
        if (comments(i, c)) {
            return add(TokenType.COMMENT, i, to);
        }
        if (c == '/' && next(i) == '*' && i + 2 <= to) {
            int end = text.indexOf("*/", i + 2, to);
            openComment = end < 0;
            return add(TokenType.COMMENT, i, openComment ? to : end + 2);
        }
        return switch (c) {
            case '(', '[', '{' -> add(TokenType.OPEN, i, i + 1);
            case ')', ']', '}' -> add(TokenType.CLOSE, i, i + 1);
            case ',' -> add(TokenType.COMMA, i, i + 1);
            case ';' -> add(TokenType.SEMICOLON, i, i + 1);
            case '?' -> add(TokenType.SENTENCE, i, i + 1);
            case '.' -> dot(i);
            case '"', '\'' -> quote(i, c);
            case '’' -> add(isApostrophe(i) ? TokenType.APOSTROPHE : TokenType.OTHER, i, i + 1);
            case '→', '⇒' -> add(TokenType.ARROW, i, i + 1);
            case '\\' -> add(TokenType.OTHER, i, i + 1);
            default -> CODE_SIGNS.indexOf(c) >= 0 ? signs(i) : add(TokenType.OTHER, i, i + 1);
        };
    }

    private boolean comments(int i, char c) {
        boolean spaced = i == from || Character.isWhitespace(text.charAt(i - 1));
        if (c == '#') {
            return spaced && !java;
        }
        if (c == '/' && next(i) == '/') {
            boolean begins =
                    count == 0
                            || types[count - 1] == TokenType.SEMICOLON
                            || is(count - 1, "{")
                            || is(count - 1, "}");
            return begins || (java && spaced);
        }
        return false;
    }

    private char next(int i) {
        return i + 1 < to ? text.charAt(i + 1) : '\0';
    }

    private int dot(int i) {
        char next = next(i);
        if (next == '.') {
            int end = i;
            while (end < to && text.charAt(end) == '.') {
                end++;
            }
            return add(TokenType.SENTENCE, i, end);
        }
        if (Character.isDigit(next) && (count == 0 || ends[count - 1] < i)) {
            return add(TokenType.NUMBER, i, numberEnd(i));
        }
        boolean name = Character.isLetter(next) || next == '_';
        return add(name ? TokenType.DOT : TokenType.FULL_STOP, i, i + 1);
    }

    private int quote(int i, char quote) {
        if (isApostrophe(i)) {
            return add(TokenType.APOSTROPHE, i, i + 1);
        }
        String triple = String.valueOf(quote).repeat(3);
        if (i + 3 <= to && text.startsWith(triple, i)) {
            int end = text.indexOf(triple, i + 3, to);
            if (end >= 0) {
                return add(TokenType.STRING, i, end + 3);
            }
            openTriple = triple;
            return add(TokenType.STRING, i, to);
        }
        boolean afterWord =
                i > from && Character.isLetterOrDigit(text.charAt(i - 1)) && !isPrefix(i);
        int[] nexts = quote == '"' ? nextDouble : nextSingle;
        int end = afterWord && quote == '\'' ? -1 : nexts[i + 1 - from];
        if (end < 0) {
            openQuote |= !afterWord;
            return add(TokenType.OTHER, i, i + 1);
        }
        return add(TokenType.STRING, i, end + 1);
    }

    private int signs(int i) {
        int end = i;
        while (end < to && CODE_SIGNS.indexOf(text.charAt(end)) >= 0 && end - i < 3) {
            if (end > i && text.charAt(end) == '/' && text.charAt(end - 1) == '/') {
                break;
            }
            end++;
        }
        String sign = text.substring(i, end);
        while (sign.length() > 1 && type(sign) == TokenType.OTHER) {
            sign = sign.substring(0, sign.length() - 1);
        }
        return add(type(sign), i, i + sign.length());
    }

    private static TokenType type(String sign) {
        return switch (sign) {
            case "=", "+=", "-=", "*=", "/=", "%=", "@=", "|=", "&=", "^=", ":=", "**=" ->
                    TokenType.ASSIGN;
            case "==", "!=", "<=", ">=", "&&", "||", "++", "**", "//", "::", "<<", ">>" ->
                    TokenType.CODE_OPERATOR;
            case "->", "=>", "-->", "==>" -> TokenType.ARROW;
            case ":" -> TokenType.COLON;
            case "@" -> TokenType.AT;
            case "!" -> TokenType.SENTENCE;
            case "+", "-", "*", "/", "%", "<", ">", "&", "|", "^", "~", "--" -> TokenType.OPERATOR;
            default -> TokenType.OTHER;
        };
    }

    private int wordEnd(int i) {
        int end = i;
        while (end < to
                && (Character.isUnicodeIdentifierPart(text.charAt(end))
                        || text.charAt(end) == '$')) {
            end++;
        }
        return end;
    }

    private int numberEnd(int i) {
        int end = i + 1;
        while (end < to) {
            char c = text.charAt(end);
            boolean decimal = c == '.' && Character.isDigit(next(end));
            boolean trailing =
                    c == '.' && end + 1 < to && "],)} ".indexOf(next(end)) >= 0 && inList();
            boolean sign =
                    (c == '-' || c == '+')
                            && "eE".indexOf(text.charAt(end - 1)) >= 0
                            && Character.isDigit(next(end));
            if (!Character.isLetterOrDigit(c) && c != '_' && !decimal && !trailing && !sign) {
                break;
            }
            end++;
        }
        return end;
    }

    /** Whether the last token is one that a number of a list or call follows: {@code [1., 2.]}. */
    private boolean inList() {
        return count > 0
                && (types[count - 1] == TokenType.OPEN || types[count - 1] == TokenType.COMMA);
    }

    private int add(TokenType type, int start, int end) {
        if (count == types.length) {
            types = Arrays.copyOf(types, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        types[count] = type;
        starts[count] = start;
        ends[count] = end;
        count++;
        return end;
    }

    private void match() {
        matches = new int[count];
        int[] open = new int[count];
        int depth = 0;
        for (int i = 0; i < count; i++) {
            matches[i] = -1;
            if (types[i] == TokenType.OPEN) {
                open[depth++] = i;
            } else if (types[i] == TokenType.CLOSE) {
                unclosed--;
                if (depth > 0 && pairs(open[depth - 1], i)) {
                    matches[i] = open[--depth];
                    matches[open[depth]] = i;
                    unclosed++;
                }
            }
        }
        unclosed += depth;
    }

    private boolean pairs(int open, int close) {
        return "([{".indexOf(text.charAt(starts[open]))
                == ")]}".indexOf(text.charAt(starts[close]));
    }

    private void countGaps() {
        gaps = new int[count + 1];
        for (int i = 0; i + 1 < count; i++) {
            gaps[i + 1] = gaps[i] + (isGap(i) ? 1 : 0);
        }
        if (count > 0) {
            gaps[count] = gaps[count - 1];
        }
    }

    private boolean isGap(int i) {
        if (ends[i] == starts[i + 1]) {
            return false;
        }
        boolean left = isOperand(i) || types[i] == TokenType.CLOSE;
        boolean right = isOperand(i + 1);
        boolean column =
                types[i] == TokenType.CLOSE
                        && types[i + 1] == TokenType.OPEN
                        && starts[i + 1] - ends[i] > 1
                        && is(i + 1, "(");
        return (left && right && !explained(i)) || column;
    }

    private boolean isOperand(int i) {
        return types[i] == TokenType.WORD
                || types[i] == TokenType.NUMBER
                || types[i] == TokenType.STRING;
    }

    /** Whether a keyword makes sense of two words without an operator between them. */
    private boolean explained(int i) {
        String left = types[i] == TokenType.WORD ? word(i) : "";
        String right = types[i + 1] == TokenType.WORD ? word(i + 1) : "";
        if (isOperator(i, left) || isOperator(i + 1, right)) {
            return true;
        }
        if (types[i] == TokenType.CLOSE
                && (closesHead(i) || (is(i, "}") && Words.AFTER_BLOCK.contains(right)))) {
            return true;
        }
        if (Words.JUMPS.contains(right) && types[i] == TokenType.CLOSE) {
            return Words.OPENERS.contains(word(0)) || word(0).equals("}");
        }
        if (left.equals("break") || left.equals("continue")) {
            boolean ends = i + 2 == count || types[i + 2] == TokenType.SEMICOLON || is(i + 2, "}");
            return ends && (opensStatement(i) || (i > 0 && closesHead(i - 1)));
        }
        if (left.equals("lambda") || left.equals("new") || left.equals("async")) {
            return left.length() > 0 && type(i + 1) == TokenType.WORD;
        }
        if (Words.OPENERS.contains(left) && opensStatement(i)) {
            return true;
        }
        String first = word(0);
        boolean imports = first.equals("import") || first.equals("from");
        if ((left.equals("as") || right.equals("as"))
                && (imports || first.equals("with") || first.equals("except"))) {
            return true;
        }
        if (imports && (left.equals("import") || right.equals("import"))) {
            return true;
        }
        return (isCondition(left) || isCondition(right)) && insideOrChosen(i);
    }

    /** Whether a bracket closes the head of a Java loop or condition: a statement may follow. */
    private boolean closesHead(int i) {
        int open = matches[i];
        return open > 0 && is(open, "(") && Words.HEADS.contains(word(open - 1));
    }

    /** {@code is} compares with few things; in a sentence it is the most common of verbs. */
    private boolean isOperator(int i, String word) {
        if (!word.equals("is")) {
            return Words.OPERATORS.contains(word);
        }
        return is(i + 1, "not")
                || is(i + 1, "None")
                || is(i + 1, "True")
                || is(i + 1, "False")
                || (type(i + 1) == TokenType.WORD && type(i + 2) == TokenType.DOT);
    }

    private boolean opensStatement(int i) {
        return i == 0
                || (types[i - 1] == TokenType.CLOSE && Words.JUMPS.contains(word(i)))
                || types[i - 1] == TokenType.SEMICOLON
                || types[i - 1] == TokenType.COLON
                || is(i - 1, "}")
                || is(i - 1, "{")
                || is(i - 1, "else")
                || is(i - 1, "async")
                || is(i - 1, "yield");
    }

    private static boolean isCondition(String word) {
        return word.equals("if") || word.equals("else") || word.equals("for");
    }

    /** Inside brackets (a comprehension) or where the line has both {@code if} and {@code else}. */
    private boolean insideOrChosen(int i) {
        return depthAt(i) > 0 || hasElse();
    }

    private int depthCursor;
    private int depthSoFar;

    /** Counted once from left to right, as {@link #countGaps} asks in that order. */
    private int depthAt(int i) {
        while (depthCursor <= i) {
            if (types[depthCursor] == TokenType.OPEN) {
                depthSoFar++;
            } else if (types[depthCursor] == TokenType.CLOSE) {
                depthSoFar--;
            }
            depthCursor++;
        }
        return depthSoFar;
    }

    private byte elseSeen;

    private boolean hasElse() {
        if (elseSeen == 0) {
            boolean ifs = false;
            boolean elses = false;
            for (int i = 0; i < count; i++) {
                ifs |= is(i, "if");
                elses |= is(i, "else");
            }
            elseSeen = (byte) (ifs && elses ? 1 : 2);
        }
        return elseSeen == 1;
    }
}
