package dev.assay.grading.region;

import java.util.Locale;

/**
 * How much a line looks like code and how much like prose, in points. What is certain in neither
 * direction gets none, and its neighbours decide.
 *
 * @param code points for code
 * @param prose points for prose
 * @param comment whether it is a comment and nothing else
 * @param opensBlock whether a block is indented below it
 * @param blockWord whether it begins with a word such as {@code if}
 */
record LineShape(
        double code, double prose, boolean comment, boolean opensBlock, boolean blockWord) {

    /** Reads the tokens of a line. */
    static LineShape of(Tokens tokens) {
        if (tokens.count() > 0 && tokens.codeCount() == 0) {
            return new LineShape(0, 0, true, false, false);
        }
        Reading reading = new Reading(tokens);
        double code = reading.statement() + reading.details();
        boolean opens =
                code > 0
                        && (tokens.type(tokens.codeCount() - 1) == TokenType.COLON
                                || tokens.is(tokens.codeCount() - 1, "{"));
        return new LineShape(
                code, reading.prose(), false, opens, Words.BLOCKS.contains(tokens.word(0)));
    }

    /** Characters of a name in a line that is nothing but names and operators. */
    private static final int LONGEST_OPERAND = 3;

    private static final class Reading {

        private final Tokens tokens;
        private final int end;
        private final boolean java;

        Reading(Tokens tokens) {
            this.tokens = tokens;
            this.end = tokens.codeCount();
            boolean declares =
                    Words.JAVA.contains(tokens.word(0))
                            && (tokens.type(end - 1) == TokenType.CLOSE
                                    || tokens.type(2) == TokenType.ASSIGN);
            boolean known =
                    Words.JAVA_TYPES.contains(tokens.word(0))
                            || (tokens.isJava() && startsUpper(tokens.word(0)));
            declares |=
                    known && tokens.type(1) == TokenType.WORD && tokens.type(2) == TokenType.ASSIGN;
            boolean textBlock = !tokens.openTriple().isEmpty();
            this.java =
                    tokens.type(end - 1) == TokenType.SEMICOLON
                            || tokens.is(end - 1, "{")
                            || tokens.is(end - 1, "}")
                            || declares
                            || isHead()
                            || isTypeHead()
                            || textBlock;
        }

        private static boolean startsUpper(String word) {
            return !word.isEmpty() && Character.isUpperCase(word.charAt(0));
        }

        /** {@code for (int i = 0; i < n; i++)} and nothing behind it. */
        private boolean isHead() {
            if (!tokens.is(0, "for") || !tokens.is(1, "(") || tokens.match(1) != end - 1) {
                return false;
            }
            boolean signs = false;
            for (int i = 2; i < end - 1; i++) {
                signs |= tokens.type(i) == TokenType.SEMICOLON || tokens.type(i) == TokenType.COLON;
            }
            return signs;
        }

        /** {@code public sealed interface Shape permits Circle}, its brace on the next line. */
        private boolean isTypeHead() {
            int i = 0;
            while (Words.TYPE_MODIFIERS.contains(tokens.word(i))) {
                i++;
            }
            if (i == 0
                    || !Words.TYPES.contains(tokens.word(i))
                    || !startsUpper(tokens.word(i + 1))) {
                return false;
            }
            for (i += 2; i < end; i++) {
                TokenType type = tokens.type(i);
                if (type == TokenType.OPEN && tokens.match(i) > i) {
                    i = tokens.match(i);
                } else if (!Words.BASES.contains(tokens.word(i))
                        && (type == TokenType.WORD
                                ? !isPartOfType(i)
                                : !Words.BETWEEN_TYPES.contains(type))) {
                    return false;
                }
            }
            return true;
        }

        /** {@code java.util.List}: a class or a package before one, and no word right before it. */
        private boolean isPartOfType(int i) {
            boolean named = startsUpper(tokens.word(i)) || tokens.type(i + 1) == TokenType.DOT;
            return named
                    && (tokens.type(i - 1) != TokenType.WORD
                            || Words.BASES.contains(tokens.word(i - 1)));
        }

        /** Places where two words stand side by side and no grammar of code explains it. */
        private int gaps() {
            int gaps = tokens.gaps(0, end);
            return gaps > 0 && java ? gaps - declared() : gaps;
        }

        /** Java declares by a type and a name side by side: {@code List<String> names = …}. */
        private int declared() {
            int declared = 0;
            for (int i = 0; i + 1 < end; i++) {
                if (tokens.touches(i) || tokens.type(i + 1) != TokenType.WORD) {
                    continue;
                }
                String left = tokens.word(i);
                boolean type =
                        tokens.type(i) == TokenType.WORD
                                && (Words.JAVA.contains(left)
                                        || Character.isUpperCase(left.charAt(0)));
                boolean generic = tokens.is(i, ">") || tokens.is(i, "]");
                boolean named =
                        switch (tokens.type(i + 2)) {
                            case ASSIGN, SEMICOLON, COMMA, CLOSE, OPEN, COLON, OPERATOR -> true;
                            case WORD ->
                                    Words.JAVA.contains(left)
                                            || Words.JAVA.contains(tokens.word(i + 2));
                            case NUMBER,
                                    STRING,
                                    COMMENT,
                                    DOT,
                                    CODE_OPERATOR,
                                    ARROW,
                                    AT,
                                    FULL_STOP,
                                    SENTENCE,
                                    APOSTROPHE,
                                    OTHER ->
                                    false;
                        };
                if ((type || generic) && (named || Words.JAVA.contains(left))) {
                    declared++;
                } else if (Words.JAVA.contains(tokens.word(i + 1))) {
                    declared++;
                }
            }
            return Math.min(declared, tokens.gaps(0, end));
        }

        /** Points for what the line is as a whole. */
        double statement() {
            double points = 0;
            boolean defines = (tokens.is(0, "def") && tokens.is(2, "(")) || tokens.is(0, "print");
            if (keywordStatement() && (gaps() == 0 || defines)) {
                points += 3;
            }
            if (assigns()) {
                points += 2;
            }
            if (gaps() == 0 && isExpression()) {
                points += 2;
            }
            if (isOperation()) {
                points += 1;
            }
            if (isComprehension()) {
                points += 2;
            }
            if (tokens.type(0) == TokenType.AT
                    && tokens.type(1) == TokenType.WORD
                    && tokens.touches(0)) {
                points += 2;
            }
            if (java && end > 1 && gaps() == 0) {
                points += 1.5;
            }
            if (end == 1 && (tokens.is(0, "{") || tokens.is(0, "}"))) {
                points += 1.5;
            }
            return points;
        }

        /** {@code [x * 2 for x in xs]}. */
        private boolean isComprehension() {
            return (tokens.is(0, "[") || tokens.is(0, "{"))
                    && tokens.match(0) == end - 1
                    && indexOf("for") > 0
                    && indexOf("in") > 0
                    && gaps() == 0;
        }

        private boolean keywordStatement() {
            String first = tokens.word(0);
            TokenType last = tokens.type(end - 1);
            boolean block = hasTop(TokenType.COLON) || tokens.is(end - 1, "{");
            return switch (first) {
                case "import" ->
                        tokens.type(1) == TokenType.WORD
                                && (end == 2
                                        || tokens.touches(1)
                                        || tokens.is(2, "as")
                                        || tokens.is(1, "static")
                                        || tokens.type(2) == TokenType.COMMA
                                        || tokens.type(2) == TokenType.SEMICOLON);
                case "package" -> tokens.type(1) == TokenType.WORD && last == TokenType.SEMICOLON;
                case "from" -> indexOf("import") > 0;
                case "def" -> tokens.type(1) == TokenType.WORD && tokens.is(2, "(");
                case "class", "interface", "enum", "record" ->
                        tokens.type(1) == TokenType.WORD && (block || tokens.is(2, "("));
                case "for" -> (block && (indexOf("in") > 0 || tokens.is(1, "("))) || javaHead();
                case "while", "if", "elif", "with", "except", "match", "async", "switch", "catch" ->
                        block || javaHead();
                case "else", "try", "finally" ->
                        end == 1 || tokens.type(1) == TokenType.COLON || tokens.is(1, "{") || block;
                case "return", "raise", "yield", "del", "assert", "global", "await", "throw" ->
                        end > 1 && last != TokenType.FULL_STOP;
                case "public", "private", "protected", "static", "final", "abstract", "sealed" ->
                        end > 2 && (java || last == TokenType.CLOSE);
                case "}" -> end > 1;
                case "print" ->
                        (tokens.type(1) == TokenType.STRING && end == 2) // Python 2
                                || (tokens.is(1, "(") && tokens.match(1) == end - 1);
                case "lambda" -> block && tokens.type(end - 1) != TokenType.COLON;
                default -> Words.ALONE.contains(first) && (end == 1 || (java && end == 2));
            };
        }

        /** {@code if (x > 0)} and {@code for (int i = 0; …)} with the block on the next line. */
        private boolean javaHead() {
            return tokens.is(1, "(") && tokens.match(1) > 0 && (tokens.match(1) == end - 1 || java);
        }

        private int indexOf(String word) {
            for (int i = 0; i < end; i++) {
                if (tokens.is(i, word)) {
                    return i;
                }
            }
            return -1;
        }

        private boolean hasTop(TokenType type) {
            for (int i = 0; i < end; i++) {
                if (tokens.type(i) == type) {
                    return true;
                }
                if (tokens.type(i) == TokenType.OPEN && tokens.match(i) > i) {
                    i = tokens.match(i);
                }
            }
            return false;
        }

        /** Whether the line assigns, to targets that code could have. */
        private boolean assigns() {
            for (int i = 0; i < end; i++) {
                if (tokens.type(i) == TokenType.ASSIGN) {
                    boolean something = i > 0 && i + 1 < end && alternatives() == 0;
                    int before = tokens.gaps(0, i);
                    return something && (before == 0 || (java && before <= 2));
                }
                if (tokens.type(i) == TokenType.OPEN && tokens.match(i) > i) {
                    i = tokens.match(i);
                } else if (tokens.type(i) == TokenType.FULL_STOP
                        || tokens.type(i) == TokenType.SENTENCE) {
                    return false;
                }
            }
            return false;
        }

        /** Assignments that "or" or "and" joins: {@code x = f(1) or x = g(1)} is a sentence. */
        private int alternatives() {
            int found = 0;
            boolean joined = false;
            for (int i = 1; i < end; i++) {
                if (tokens.type(i) == TokenType.OPEN && tokens.match(i) > i) {
                    i = tokens.match(i);
                } else if (tokens.is(i, "or") || tokens.is(i, "and")) {
                    joined = true;
                } else if (joined
                        && tokens.type(i) == TokenType.ASSIGN
                        && tokens.type(i - 1) == TokenType.WORD) {
                    found++;
                }
            }
            return found;
        }

        /** {@code a @ b}, {@code a + b * 2}: short names and numbers between operators. */
        private boolean isOperation() {
            boolean name = false;
            for (int i = 0; i < end; i++) {
                boolean operand =
                        tokens.type(i) == TokenType.NUMBER
                                || (tokens.type(i) == TokenType.WORD
                                        && tokens.word(i).length() <= LONGEST_OPERAND);
                boolean operator =
                        tokens.type(i) == TokenType.AT
                                || tokens.type(i) == TokenType.CODE_OPERATOR
                                || tokens.is(i, "+")
                                || tokens.is(i, "*");
                boolean spaced = !tokens.touches(i) && !(i > 0 && tokens.touches(i - 1));
                if (i % 2 == 0 ? !operand : !operator || !spaced) {
                    return false;
                }
                name |= tokens.type(i) == TokenType.WORD;
            }
            return name && end > 2 && end % 2 == 1;
        }

        /** Whether the line is names, calls and indexes, such as {@code loss.backward()}. */
        private boolean isExpression() {
            int i = 0;
            boolean telling = false;
            if (tokens.type(0) == TokenType.DOT) {
                i++;
            }
            if (tokens.type(i) != TokenType.WORD) {
                return false;
            }
            i++;
            while (i < end) {
                if (tokens.type(i) == TokenType.DOT && tokens.type(i + 1) == TokenType.WORD) {
                    i += 2;
                    telling |= end > 3 || !InlineCode.isFileName(tokens.word(i - 1));
                } else if (tokens.type(i) == TokenType.OPEN && tokens.touches(i - 1)) {
                    telling = true;
                    if (tokens.match(i) < 0) {
                        return true;
                    }
                    i = tokens.match(i) + 1;
                } else {
                    TokenType type = tokens.type(i);
                    return telling
                            && (type == TokenType.SEMICOLON
                                    || type == TokenType.OPERATOR
                                    || type == TokenType.CODE_OPERATOR
                                    || (type == TokenType.COMMA && i + 1 < end));
                }
            }
            return telling;
        }

        /** Points for what occurs in the line. */
        double details() {
            double calls = 0;
            double dots = 0;
            double signs = 0;
            for (int i = 0; i < end; i++) {
                boolean name = tokens.type(i) == TokenType.WORD && tokens.touches(i);
                if (name && (tokens.is(i + 1, "(") || tokens.is(i + 1, "["))) {
                    calls += 1;
                } else if (name && tokens.type(i + 1) == TokenType.DOT) {
                    dots += 0.5;
                } else if (tokens.type(i) == TokenType.CODE_OPERATOR) {
                    signs += 1;
                } else if (tokens.type(i) == TokenType.OPERATOR) {
                    signs += 0.25;
                } else if (tokens.type(i) == TokenType.WORD && tokens.word(i).indexOf('_') > 0) {
                    signs += 0.25;
                }
            }
            double semicolon = tokens.type(end - 1) == TokenType.SEMICOLON ? 1 : 0;
            return Math.min(calls, 2) + Math.min(dots, 1) + Math.min(signs, 1.5) + semicolon;
        }

        double prose() {
            double points = 2 * gaps() + 4 * alternatives();
            for (int i = 0; i < end; i++) {
                points +=
                        switch (tokens.type(i)) {
                            case APOSTROPHE -> 1.5;
                            case ARROW -> java || tokens.isJava() || tokens.is(0, "def") ? 0 : 1.5;
                            case FULL_STOP -> i == end - 1 && i > 0 ? 2 : 1;
                            case SENTENCE -> tokens.is(i, "...") ? 0.5 : 1;
                            case WORD -> word(i);
                            case OTHER -> 0.5;
                            case OPEN -> spacedBracket(i) ? 0.5 : 0;
                            case COLON -> isLabel(i) ? 2 : 0;
                            case NUMBER,
                                    STRING,
                                    COMMENT,
                                    CLOSE,
                                    DOT,
                                    COMMA,
                                    SEMICOLON,
                                    ASSIGN,
                                    CODE_OPERATOR,
                                    OPERATOR,
                                    AT ->
                                    0;
                        };
            }
            return points + (tokens.openQuote() ? 1 : 0);
        }

        private double word(int i) {
            String word = tokens.word(i);
            boolean inName =
                    tokens.type(i - 1) == TokenType.DOT || tokens.type(i + 1) == TokenType.DOT;
            double points = 0;
            if (!inName && Words.STOP.contains(word.toLowerCase(Locale.ROOT))) {
                boolean single = word.length() == 1 && !word.equals("I");
                boolean loop = word.equals("do") && tokens.is(i + 1, "{");
                points += single || loop || (word.equals("this") && java) ? 0 : 0.75;
            }
            return points;
        }

        private boolean spacedBracket(int i) {
            return tokens.is(i, "(")
                    && tokens.type(i - 1) == TokenType.WORD
                    && !tokens.touches(i - 1)
                    && !Words.OPENERS.contains(tokens.word(i - 1))
                    && !Words.OPERATORS.contains(tokens.word(i - 1))
                    && !tokens.is(i - 1, "switch")
                    && !tokens.is(i - 1, "print")
                    && !tokens.is(i - 1, "catch");
        }

        /** {@code Note: …}, {@code Answer: …}; but not {@code else:} nor {@code x: int = 3}. */
        private boolean isLabel(int i) {
            return isLongLabel(i) || isShortLabel(i);
        }

        /** {@code To convert: x = f(y)}: several words before a colon open no statement. */
        private boolean isLongLabel(int i) {
            if (i < 2 || i + 1 >= end || Words.OPENERS.contains(tokens.word(0))) {
                return false;
            }
            for (int word = 0; word < i; word++) {
                if (tokens.type(word) != TokenType.WORD) {
                    return false;
                }
            }
            return tokens.gaps(0, i) > 0;
        }

        private boolean isShortLabel(int i) {
            return i == 1
                    && end > 2
                    && tokens.type(0) == TokenType.WORD
                    && tokens.touches(0)
                    && !Words.OPENERS.contains(tokens.word(0))
                    && !tokens.is(0, "try")
                    && !tokens.is(0, "default")
                    && !tokens.is(0, "finally")
                    && !(tokens.type(2) == TokenType.WORD && tokens.type(3) == TokenType.ASSIGN);
        }
    }
}
