package dev.assay.checkers.text.pattern;

import dev.assay.checkers.text.pattern.Expression.All;
import dev.assay.checkers.text.pattern.Expression.Any;
import dev.assay.checkers.text.pattern.Expression.Match;
import dev.assay.checkers.text.pattern.Expression.Not;
import dev.assay.spi.InvalidConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the Pattern Match notation: {@code match_all(…)}, {@code match_any(…)}, {@code not(…)} and
 * {@code match_mow(tom|dick harry)}, as the documentation of Moodle's question type and that of
 * OpenMark's PMatch describe it.
 */
public final class Notation {

    private static final int DEEPEST = 50;

    private final String path;
    private final String text;
    private final Reading reading;
    private final Synonyms synonyms;
    private final Lint lint;
    private int at;

    private Notation(String path, String text, Reading reading, Synonyms synonyms, Lint lint) {
        this.path = path;
        this.text = text;
        this.reading = reading;
        this.synonyms = synonyms;
        this.lint = lint;
    }

    /** Whether a text is meant as this notation rather than as words. */
    public static boolean is(String text) {
        String begin = text.stripLeading();
        int letters = 0;
        while (letters < begin.length() && isName(begin.charAt(letters))) {
            letters++;
        }
        String name = begin.substring(0, letters).toLowerCase(Locale.ROOT);
        boolean opens = begin.substring(letters).stripLeading().startsWith("(");
        return opens && (name.equals("not") || name.equals("match") || name.startsWith("match_"));
    }

    /**
     * Reads one expression.
     *
     * @param path of the text in the configuration
     * @throws InvalidConfigException saying what is wrong and where
     */
    public static Expression read(
            String path, String text, Reading reading, Synonyms synonyms, Lint lint)
            throws InvalidConfigException {
        Notation notation = new Notation(path, text, reading, synonyms, lint);
        Expression expression = notation.expression(0);
        notation.blanks();
        if (notation.at < text.length()) {
            throw notation.bad(
                    "'" + notation.rest() + "' follows the expression",
                    "join several expressions by match_all( ) or match_any( )");
        }
        return expression;
    }

    private Expression expression(int depth) throws InvalidConfigException {
        blanks();
        int start = at;
        while (at < text.length() && isName(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at).toLowerCase(Locale.ROOT);
        blanks();
        if (depth > DEEPEST) {
            throw bad("it is nested too deeply", "write it flatter");
        }
        boolean known = name.equals("not") || name.equals("match") || name.startsWith("match_");
        if (!known) {
            throw bad(
                    "'" + rest(start) + "' is no expression",
                    "begin with match_all(, match_any(, not( or match_ with options and (");
        }
        if (at >= text.length() || text.charAt(at) != '(') {
            throw bad("'(' is missing after '" + name + "'", "write " + name + "(…)");
        }
        at++;
        return switch (name) {
            case "not" -> {
                List<Expression> members = members(name, depth);
                if (members.size() > 1) {
                    throw bad(
                            "not( ) takes one expression, not " + members.size(),
                            "join them by match_all( ) or match_any( )");
                }
                yield new Not(members.getFirst());
            }
            case "match_all" -> new All(members(name, depth));
            case "match_any" -> new Any(members(name, depth));
            default -> match(start, name);
        };
    }

    private List<Expression> members(String name, int depth) throws InvalidConfigException {
        List<Expression> members = new ArrayList<>();
        while (true) {
            blanks();
            if (at >= text.length()) {
                throw bad("')' is missing: " + name + "( is not closed", "close it");
            }
            if (text.charAt(at) == ')') {
                at++;
                if (members.isEmpty()) {
                    throw bad(name + "( ) is empty", "put an expression into it");
                }
                return members;
            }
            members.add(expression(depth + 1));
        }
    }

    private Match match(int start, String name) throws InvalidConfigException {
        MatchOptions options =
                MatchOptions.read(path, name.equals("match") ? "" : name.substring(6));
        int content = at;
        int end = closing();
        at = end + 1;
        String source = text.substring(start, at).strip();
        Sequence sequence =
                new MatchContent(
                                path,
                                source,
                                text.substring(content, end),
                                options,
                                reading,
                                synonyms)
                        .read();
        SequenceLint sequenceLint = new SequenceLint(path, sequence, reading, lint);
        sequenceLint.look();
        sequenceLint.options(options);
        return new Match(sequence);
    }

    private int closing() throws InvalidConfigException {
        for (int i = at; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> i++;
                case ')' -> {
                    return i;
                }
                case '(' ->
                        throw bad(
                                "'(' inside of match( ): " + text.substring(at, i + 1),
                                "write \\( for a bracket, or close the one before");
                default -> {}
            }
        }
        throw bad("')' is missing: " + rest(at), "close the bracket; write \\) for one in a word");
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private String rest() {
        return rest(at);
    }

    private String rest(int from) {
        String rest = text.substring(from).strip();
        return rest.length() > 30 ? rest.substring(0, 30) + "…" : rest;
    }

    private InvalidConfigException bad(String problem, String mend) {
        return new InvalidConfigException(path, problem, mend);
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
