package dev.assay.grading.region;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prompts of interactive interpreters, and what notebooks have instead of code. */
final class Prompts {

    private static final Pattern PROMPT =
            Pattern.compile(
                    "\\s{0,12}(?:>>>(?:[ \\t]|$|(?=[^>\\s]))|In ?\\[[\\d ]{0,6}\\]: ?|jshell> ?)");
    private static final Pattern CONTINUED =
            Pattern.compile("\\s{0,12}\\.\\.\\.(?:[:>])?(?:[ \\t]|$|(?=[^.\\s]))");
    private static final Pattern RESULT = Pattern.compile("\\s{0,12}Out ?\\[[\\d ]{0,6}\\]:.*");
    private static final Pattern MAGIC =
            Pattern.compile(
                    "\\s{0,8}%{1,2}(?:matplotlib|time|timeit|load_ext|reload_ext|autoreload|cd|env|"
                        + "capture|writefile|bash|debug|pdb|who|whos|prun|run|config|html|tensorboard|reset|store|pylab|precision|script|sh|memit)(?:["
                        + " \\t].*|$)");

    /** What only notebooks take: any magic, its value or a command's, and questions for help. */
    private static final Pattern OF_CELL =
            Pattern.compile(
                    "\\s*(?:(?:[\\w.,\\[\\] ]+ ?= ?)?%{1,2}[a-zA-Z_]\\w*(?: .*)?"
                            + "|[\\w.,\\[\\] ]+ ?= ?!.*"
                            + "|\\?{1,2}[\\w.]+"
                            + "|[\\w.]+\\?{1,2})\\s*");

    private static final Pattern TIMED =
            Pattern.compile("\\s{0,8}%(?:time|timeit|prun|memit)[ \\t]+(?:-\\w+ \\w* ?)*");
    private static final Pattern ESCAPED = Pattern.compile("\\s{0,8}(?:!(?!=)|%(?=pip |conda )) ?");

    private Prompts() {}

    /** Where what is typed begins behind a prompt; -1 when there is none. */
    static int prompt(String text, Line line) {
        return after(PROMPT, text, line);
    }

    /** Where what is typed begins behind the prompt of a continued line; -1 when there is none. */
    static int continued(String text, Line line) {
        return after(CONTINUED, text, line);
    }

    /** Whether a line is {@code Out[3]: …}. */
    static boolean isResult(String text, Line line) {
        return RESULT.matcher(text).region(line.start(), line.end()).matches();
    }

    /** Whether a line is a magic of a notebook, such as {@code %matplotlib inline}. */
    static boolean isMagic(String text, Line line) {
        return MAGIC.matcher(text).region(line.start(), line.end()).matches();
    }

    /** Whether a line of a notebook's cell is none of Python's. */
    static boolean isOfCell(String text, Line line) {
        return OF_CELL.matcher(text).region(line.start(), line.end()).matches();
    }

    /** Where the code begins that a magic measures, as in {@code %timeit f(x)}; -1 if none. */
    static int timed(String text, Line line) {
        int from = after(TIMED, text, line);
        return from >= 0 && from < line.end() ? from : -1;
    }

    /** Where the shell's command begins in {@code !pip install torch}; -1 when there is none. */
    static int escaped(String text, Line line) {
        return after(ESCAPED, text, line);
    }

    private static int after(Pattern pattern, String text, Line line) {
        Matcher matcher = pattern.matcher(text).region(line.start(), line.end());
        return matcher.lookingAt() ? matcher.end() : -1;
    }

    /**
     * Where what was typed at a prompt ends: before what it printed when both stand on one line,
     * with a gap between them, as in {@code >>> x.shape torch.Size([3])}.
     */
    static int typedEnd(Tokens tokens, int lineEnd) {
        int depth = 0;
        for (int i = 0; i + 1 < tokens.codeCount(); i++) {
            depth += depth(tokens.type(i));
            boolean ends =
                    switch (tokens.type(i)) {
                        case WORD ->
                                !Words.OPENERS.contains(tokens.word(i))
                                        && !Words.OPERATORS.contains(tokens.word(i));
                        case NUMBER, STRING, CLOSE -> true;
                        case COMMENT,
                                OPEN,
                                DOT,
                                COMMA,
                                SEMICOLON,
                                COLON,
                                ASSIGN,
                                CODE_OPERATOR,
                                OPERATOR,
                                ARROW,
                                AT,
                                FULL_STOP,
                                SENTENCE,
                                APOSTROPHE,
                                OTHER ->
                                false;
                    };
            boolean begins =
                    switch (tokens.type(i + 1)) {
                        case WORD ->
                                !Words.OPERATORS.contains(tokens.word(i + 1))
                                        && !tokens.is(i + 1, "if")
                                        && !tokens.is(i + 1, "else")
                                        && !tokens.is(i + 1, "for")
                                        && !tokens.is(i + 1, "as")
                                        && !tokens.is(i + 1, "import");
                        case NUMBER, STRING, ARROW -> true;
                        case OPEN -> true;
                        case COMMENT,
                                CLOSE,
                                DOT,
                                COMMA,
                                SEMICOLON,
                                COLON,
                                ASSIGN,
                                CODE_OPERATOR,
                                OPERATOR,
                                AT,
                                FULL_STOP,
                                SENTENCE,
                                APOSTROPHE,
                                OTHER ->
                                false;
                    };
            int gap = tokens.start(i + 1) - tokens.end(i);
            boolean arrow = tokens.type(i + 1) == TokenType.ARROW && gap > 0;
            if (depth == 0 && i > 0 && ends && begins && (gap > 1 || arrow)) {
                return tokens.end(i);
            }
        }
        return lineEnd;
    }

    private static int depth(TokenType type) {
        if (type == TokenType.OPEN) {
            return 1;
        }
        return type == TokenType.CLOSE ? -1 : 0;
    }
}
