package dev.assay.checkers.execution.mutants;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what can be changed in a program: an operator, a constant, the name of a call, a step that
 * is left out. It reads words, not a tree, so that it does for all languages; a change that can't
 * be compiled is one that every rubric finds.
 */
final class Changes {

    /** So many of a program; spread over it where there are more. */
    private static final int MOST = 120;

    private static final Pattern PYTHON = word("(?!)"); // its // divides

    private static final Pattern OTHERS = word("//[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|\\z)");

    private static Pattern word(String comment) {
        return Pattern.compile(
                "(?<skip>"
                        + comment
                        + "|'{3}[\\s\\S]*?(?:'{3}|\\z)"
                        + "|\"{3}[\\s\\S]*?(?:\"{3}|\\z))"
                        + "|(?<text>\"(?:\\\\.|[^\"\\\\\\n])*+\""
                        + "|'(?:\\\\.|[^'\\\\\\n])*+'"
                        + "|`(?:\\\\.|[^`\\\\])*+`)"
                        + "|(?<number>\\b(?:0[xXbB]\\w+"
                        + "|\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)[a-zA-Z]*)"
                        + "|(?<name>[\\p{L}_$][\\p{L}\\p{N}_$]*)"
                        + "|(?<sign>===|!==|&&|\\|\\||==|!=|<=|>=|\\+\\+|--|[-+*/%]="
                        + "|<<=?|>>>?=?|->|=>|::|\\*\\*|//|[<>!+*/%-])"
                        + "|(?<other>\\S)");
    }

    private static final Map<String, String> SIGNS =
            both(
                    "< <=",
                    "> >=",
                    "== !=",
                    "=== !==",
                    "&& ||",
                    "++ --",
                    "+= -=",
                    "*= /=",
                    "+ -",
                    "* /",
                    "and or",
                    "true false",
                    "True False");

    private static final Map<String, String> NAMES =
            both(
                    "min max",
                    "floor ceil",
                    "sin cos",
                    "first last",
                    "getFirst getLast",
                    "removeFirst removeLast",
                    "addFirst addLast",
                    "pollFirst pollLast",
                    "peekFirst peekLast",
                    "front back",
                    "push_front push_back",
                    "pop_front pop_back",
                    "shift pop",
                    "unshift push",
                    "toUpperCase toLowerCase",
                    "toupper tolower",
                    "upper lower",
                    "startsWith endsWith",
                    "startswith endswith",
                    "indexOf lastIndexOf",
                    "anyMatch allMatch",
                    "some every",
                    "any all",
                    "keySet values",
                    "keys values",
                    "print println",
                    "sorted reversed",
                    "append insert",
                    "isalpha isdigit",
                    "isDigit isLetter");

    private static final Pattern CALL =
            Pattern.compile(
                    "(?m)^[ \\t]*((?!return\\b|else\\b|new\\b)[\\w$.]+\\(.*\\)"
                            + "|throw\\b.*);?[ \\t]*$");

    private static final Pattern STATEMENT =
            Pattern.compile(
                    "(?m)^[ \\t]*((?:(?!return\\b|else\\b|if\\b|for\\b|while\\b|switch\\b)"
                            + "[\\w$.]+\\(.*\\)|throw\\b.*);)[ \\t]*$");

    private final Syntax syntax;
    private final String text;
    private final TreeSet<Change> found = new TreeSet<>();

    private Changes(Syntax syntax, String text) {
        this.syntax = syntax;
        this.text = text;
    }

    /** One change: what stands between two places becomes something else. */
    record Change(int start, int end, String becomes) implements Comparable<Change> {

        @Override
        public int compareTo(Change other) {
            int order = Integer.compare(start, other.start);
            order = order == 0 ? Integer.compare(end, other.end) : order;
            return order == 0 ? becomes.compareTo(other.becomes) : order;
        }
    }

    /** A word of the program. */
    private record Word(String kind, int start, int end, String text) {

        static final Word NONE = new Word("", 0, 0, "");

        boolean isOperand() {
            return kind.equals("number")
                    || (kind.equals("name") && !text.equals("return") && !text.equals("case"))
                    || text.equals(")")
                    || text.equals("]");
        }
    }

    private static Map<String, String> both(String... pairs) {
        Map<String, String> map = new HashMap<>();
        for (String pair : pairs) {
            String[] two = pair.split(" ", 2);
            map.putIfAbsent(two[0], two[1]);
            map.putIfAbsent(two[1], two[0]);
        }
        map.put("<=", "<");
        map.put(">=", ">");
        return map;
    }

    static List<Change> of(Syntax syntax, String text) {
        Changes changes = new Changes(syntax, text);
        changes.words();
        changes.steps();
        List<Change> all = new ArrayList<>(changes.found);
        int step = Math.max(1, Math.ceilDiv(all.size(), MOST));
        List<Change> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i += step) {
            some.add(all.get(i));
        }
        return some;
    }

    private void words() {
        List<Word> words = read();
        for (int i = 0; i < words.size(); i++) {
            Word before = i == 0 ? Word.NONE : words.get(i - 1);
            Word after = i + 1 == words.size() ? Word.NONE : words.get(i + 1);
            Word word = words.get(i);
            switch (word.kind()) {
                case "sign" -> sign(before, word, after);
                case "name" -> name(before, word, after);
                case "number" -> number(before, word, after);
                case "text" -> text(word);
                default -> {}
            }
        }
    }

    private List<Word> read() {
        String shown = syntax.hasHashLines() ? withoutHashLines() : text;
        List<Word> words = new ArrayList<>();
        Matcher matcher = (syntax == Syntax.PYTHON ? PYTHON : OTHERS).matcher(shown);
        while (matcher.find()) {
            for (String kind : List.of("text", "number", "name", "sign", "other")) {
                if (matcher.group(kind) != null) {
                    words.add(new Word(kind, matcher.start(), matcher.end(), matcher.group()));
                }
            }
        }
        return words;
    }

    /** As long as the text: includes and comments are blanks. */
    private String withoutHashLines() {
        StringBuilder shown = new StringBuilder(text);
        Matcher line = Pattern.compile("(?m)^[ \\t]*#.*$|(?<=\\s)#\\s.*$").matcher(text);
        while (line.find()) {
            for (int i = line.start(); i < line.end(); i++) {
                shown.setCharAt(i, ' ');
            }
        }
        return shown.toString();
    }

    private void sign(Word before, Word word, Word after) {
        boolean isBinary =
                before.isOperand() && !after.kind().equals("text") && !before.kind().equals("text");
        switch (word.text()) {
            case "<", ">" -> {
                boolean isSpaced = isBlank(word.start() - 1) && isBlank(word.end());
                if (isBinary && (isSpaced || !syntax.hasAngles())) {
                    change(word, word.text() + "=");
                }
            }
            case "<=", ">=", "==", "!=", "===", "!==", "&&", "||", "++", "--", "+=", "-=" ->
                    swap(word);
            case "*=", "/=" -> swap(word);
            case "%" -> changeIf(isBinary, word, "/");
            case "%=" -> change(word, "/=");
            case "+", "/" -> changeIf(isBinary, word, word.text().equals("+") ? "-" : "*");
            case "*" -> changeIf(isBinary && !syntax.isType(before.text()), word, "/");
            case "-" -> change(word, isBinary ? "+" : "");
            case "!" -> change(word, "");
            case "//" -> change(word, "/");
            case "**" -> changeIf(syntax != Syntax.C && syntax != Syntax.CPP, word, "*");
            default -> {}
        }
    }

    private boolean isBlank(int at) {
        return at >= 0 && at < text.length() && Character.isWhitespace(text.charAt(at));
    }

    private void name(Word before, Word word, Word after) {
        String name = word.text();
        String other = NAMES.get(name);
        boolean isJavas = name.startsWith("print"); // the others' print has no other
        if (other != null && after.text().equals("(") && !(isJavas && syntax != Syntax.JAVA)) {
            change(word, other);
        }
        boolean isPython = syntax == Syntax.PYTHON;
        if (isPython ? name.matches("and|or|True|False") : name.matches("true|false")) {
            swap(word);
        }
        if (name.equals("continue")) {
            change(word, "break");
        }
        if (isPython
                && name.equals("not")
                && !after.text().equals("in")
                && !before.text().equals("is")) {
            change(word, "");
        }
    }

    private void number(Word before, Word word, Word after) {
        String digits = word.text().replaceFirst("[lLuUfFdD]+$", "");
        String suffix = word.text().substring(digits.length());
        if (digits.matches("0[0-9xXbB].*")) {
            return;
        }
        if (!digits.matches("\\d+")) {
            if (digits.matches("[\\d.]+")) {
                change(word, new BigDecimal(digits).add(BigDecimal.ONE) + suffix);
            }
            return;
        }
        BigInteger value = new BigInteger(digits);
        boolean isSize =
                before.text().equals("[")
                        && after.text().equals("]")
                        && value.bitLength() > 3
                        && (syntax == Syntax.C || syntax == Syntax.CPP);
        if (!isSize) { // room for more is as good
            change(word, value.add(BigInteger.ONE) + suffix);
            changeIf(value.compareTo(BigInteger.ONE) > 0, word, "0" + suffix);
        }
    }

    /** What an error says is nobody's business. */
    private void text(Word word) {
        int from = text.lastIndexOf('\n', word.start()) + 1;
        String before = text.substring(from, word.start());
        boolean isMessage = before.matches(".*(?:throw|raise|assert|Error|Exception|input\\().*");
        char quote = word.text().charAt(0);
        boolean isCharacter =
                quote == '\'' && syntax != Syntax.PYTHON && syntax != Syntax.JAVASCRIPT;
        boolean isImport = before.matches("\\s*(?:import|from|.*require).*");
        if (!isMessage && !isCharacter && !isImport && word.text().length() > 2) {
            change(word, "" + quote + quote);
        }
    }

    private void steps() {
        Matcher step = (syntax == Syntax.PYTHON ? CALL : STATEMENT).matcher(text);
        while (step.find()) {
            found.add(new Change(step.start(1), step.end(1), syntax.nothing()));
        }
    }

    private void swap(Word word) {
        change(word, SIGNS.getOrDefault(word.text(), word.text()));
    }

    private void changeIf(boolean isSo, Word word, String becomes) {
        if (isSo) {
            change(word, becomes);
        }
    }

    private void change(Word word, String becomes) {
        if (!word.text().equals(becomes)) {
            found.add(new Change(word.start(), word.end(), becomes));
        }
    }
}
