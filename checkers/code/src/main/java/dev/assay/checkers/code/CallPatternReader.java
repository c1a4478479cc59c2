package dev.assay.checkers.code;

import dev.assay.checkers.code.CallPattern.Arguments;
import dev.assay.checkers.code.CallPattern.Head;
import dev.assay.checkers.code.CallPattern.Named;
import dev.assay.checkers.code.CallPattern.Step;
import dev.assay.checkers.code.CallPattern.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what authors write as a call. Small and forgiving where it can't be misread; what it
 * refuses, it refuses with the place and a mend.
 */
public final class CallPatternReader {

    private static final int DEEPEST = 20;

    private final String source;
    private int at;
    private int depth;

    private CallPatternReader(String source) {
        this.source = source;
    }

    /** What is wrong with a pattern. */
    public static final class BadPatternException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String mend;

        BadPatternException(String problem, String mend) {
            super(problem);
            this.mend = mend;
        }

        /** How to mend it. */
        public String mend() {
            return mend;
        }
    }

    /**
     * Reads a whole pattern.
     *
     * @throws BadPatternException when it is none
     */
    public static CallPattern read(String source) throws BadPatternException {
        CallPatternReader reader = new CallPatternReader(source.strip());
        CallPattern pattern = reader.pattern();
        reader.blanks();
        if (reader.at < reader.source.length()) {
            throw reader.bad(
                    "'" + reader.source.substring(reader.at) + "' follows the call",
                    "write one name or call, such as torch.randn or .to(\"cuda\")");
        }
        return pattern;
    }

    private CallPattern pattern() throws BadPatternException {
        int start = at;
        blanks();
        Head head = Head.NAME;
        if (take(".")) {
            head = Head.ANY_VALUE;
        } else if (source.startsWith("new ", at)) {
            at += 4;
            head = Head.NEW;
        }
        List<Step> steps = new ArrayList<>();
        while (true) {
            String name = identifier();
            typeArguments();
            blanks();
            if (!take("(")) {
                steps.add(new Step(name, false));
                if (take("::")) {
                    continue;
                }
                if (!dot()) {
                    return made(start, head, steps, false, Optional.empty());
                }
                continue;
            }
            Optional<Arguments> arguments = arguments();
            blanks();
            if (!dot()) {
                steps.add(new Step(name, false));
                return made(start, head, steps, true, arguments);
            }
            steps.add(new Step(name, true, arguments));
        }
    }

    private CallPattern made(
            int start, Head head, List<Step> steps, boolean called, Optional<Arguments> arguments) {
        return new CallPattern(source.substring(start, at).strip(), head, steps, called, arguments);
    }

    /** A dot that is not the beginning of an ellipsis. */
    private boolean dot() {
        return !source.startsWith("...", at) && take(".");
    }

    /** Java's type arguments say nothing about what is called: {@code new ArrayList<String>()}. */
    private void typeArguments() throws BadPatternException {
        if (at < source.length() && source.charAt(at) == '<') {
            int end = source.indexOf('>', at);
            if (end < 0) {
                throw bad("'<' is not closed", "close it by '>'");
            }
            while (end + 1 < source.length() && source.charAt(end + 1) == '>') {
                end++;
            }
            at = end + 1;
        }
    }

    /** Empty when nothing stands in the parentheses: then any arguments will do. */
    private Optional<Arguments> arguments() throws BadPatternException {
        List<Value> positional = new ArrayList<>();
        List<Named> named = new ArrayList<>();
        boolean open = false;
        boolean any = false;
        blanks();
        while (!take(")")) {
            if (at >= source.length()) {
                throw bad("'(' is not closed", "close it by ')'");
            }
            any = true;
            if (take("...")) {
                open = true;
            } else {
                int before = at;
                Optional<String> keyword = keyword();
                if (keyword.isPresent()) {
                    named.add(new Named(keyword.get(), value()));
                } else {
                    at = before;
                    if (open || !named.isEmpty()) {
                        throw bad(
                                "a value without a name follows '...' or a named one",
                                "put values without names first");
                    }
                    positional.add(value());
                }
            }
            blanks();
            if (!take(",") && at < source.length() && source.charAt(at) != ')') {
                throw bad(
                        "'" + source.substring(at) + "' can't follow a value",
                        "put a comma between values");
            }
            blanks();
        }
        return any ? Optional.of(new Arguments(positional, named, open)) : Optional.empty();
    }

    private Optional<String> keyword() {
        int start = at;
        while (at < source.length() && Character.isJavaIdentifierPart(source.charAt(at))) {
            at++;
        }
        String name = source.substring(start, at);
        blanks();
        if (name.isEmpty() || source.startsWith("==", at) || !take("=")) {
            return Optional.empty();
        }
        return Optional.of(name);
    }

    private Value value() throws BadPatternException {
        if (++depth > DEEPEST) {
            throw bad("values inside values inside values", "write a flatter pattern");
        }
        try {
            blanks();
            if (at >= source.length()) {
                throw bad("a value is missing at the end", "write one, or _ for any");
            }
            char first = source.charAt(at);
            if (first == '"' || first == '\'') {
                return new Value.Text(text(first));
            }
            if (first == '(' || first == '[') {
                at++;
                return sequence(first == '(' ? ")" : "]");
            }
            if (Character.isDigit(first) || first == '-' || first == '+') {
                return number();
            }
            CallPattern pattern = pattern();
            boolean any =
                    pattern.dotted().equals("_")
                            && pattern.head() == Head.NAME
                            && !pattern.called();
            return any ? new Value.Any() : new Value.Code(pattern);
        } finally {
            depth--;
        }
    }

    private Value sequence(String end) throws BadPatternException {
        List<Value> parts = new ArrayList<>();
        boolean open = false;
        boolean comma = false;
        blanks();
        while (!take(end)) {
            if (at >= source.length()) {
                throw bad("a list or tuple is not closed", "close it by '" + end + "'");
            }
            if (take("...")) {
                open = true;
            } else {
                parts.add(value());
            }
            blanks();
            if (take(",")) {
                comma = true;
            } else if (!source.startsWith(end, at)) {
                throw bad("a list or tuple is not closed", "close it by '" + end + "'");
            }
            blanks();
        }
        // Parentheses around one value are only parentheses.
        return end.equals(")") && parts.size() == 1 && !comma && !open
                ? parts.getFirst()
                : new Value.Sequence(parts, open);
    }

    private Value number() throws BadPatternException {
        int start = at++;
        while (at < source.length() && numeric(source.charAt(at), source.charAt(at - 1))) {
            at++;
        }
        String written = source.substring(start, at).replace("_", "");
        try {
            return new Value.Numeral(
                    new BigDecimal(written), written.contains(".") || written.contains("e"));
        } catch (NumberFormatException notOne) {
            throw bad("'" + written + "' is no number", "write it like 3, -1 or 1e-3");
        }
    }

    private static boolean numeric(char c, char before) {
        return Character.isDigit(c)
                || c == '.'
                || c == 'e'
                || c == '_'
                || ((c == '-' || c == '+') && before == 'e');
    }

    private String text(char quote) throws BadPatternException {
        int end = source.indexOf(quote, at + 1);
        if (end < 0) {
            throw bad("a text is not closed", "close it by " + quote);
        }
        String text = source.substring(at + 1, end);
        at = end + 1;
        return text;
    }

    private String identifier() throws BadPatternException {
        blanks();
        int start = at;
        while (at < source.length() && Character.isJavaIdentifierPart(source.charAt(at))) {
            at++;
        }
        if (start == at || !Character.isJavaIdentifierStart(source.charAt(start))) {
            throw bad(
                    source.isBlank()
                            ? "it is empty"
                            : start < source.length()
                                    ? "'" + source.substring(start) + "' is no name"
                                    : "a name is missing at the end",
                    "write a name or call, such as torch.randn or .to(\"cuda\")");
        }
        return source.substring(start, at);
    }

    private void blanks() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
    }

    private boolean take(String token) {
        if (source.startsWith(token, at)) {
            at += token.length();
            return true;
        }
        return false;
    }

    private BadPatternException bad(String problem, String mend) {
        return new BadPatternException("'" + source + "' is no call: " + problem, mend);
    }
}
