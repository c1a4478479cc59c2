package dev.assay.prose.language;

import dev.assay.prose.language.Token.Boundary;
import dev.assay.prose.language.Token.Kind;
import dev.assay.spi.Region;
import dev.assay.spi.Region.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a text into tokens, from left to right, looking at each character once. */
final class Tokenizer {

    /** Words that begin a sentence rather than name a member, after a full stop without a space. */
    private static final Set<String> OPENERS =
            Set.of(
                    "it", "its", "they", "this", "that", "these", "the", "so", "but", "and",
                    "because", "if", "when", "you", "we", "in", "for", "then", "also", "however",
                    "while", "which", "both", "there", "with", "without", "not", "no");

    private static final Set<String> ABBREVIATIONS =
            Set.of(
                    "e.g", "i.e", "eg", "ie", "etc", "vs", "cf", "approx", "resp", "fig", "no.",
                    "dr", "mr");

    private final String file;
    private final String text;
    private final boolean[] inCode;
    private final boolean[] ownCode;
    private final Stemmer stemmer;
    private final List<Token> tokens;
    private final StringBuilder word = new StringBuilder();
    private final List<String> qualifier = new ArrayList<>();
    private Boundary boundary = Boundary.NONE;
    private boolean hyphen;
    private boolean digits;
    private boolean numeric;
    private int at;
    private int depth;
    private int callDepth;

    private Tokenizer(
            String file, String text, List<Region> regions, Stemmer stemmer, List<Token> tokens) {
        this.file = file;
        this.text = text;
        this.stemmer = stemmer;
        this.tokens = tokens;
        this.inCode = new boolean[text.length()];
        this.ownCode = new boolean[text.length()];
        for (Region region : regions) {
            if (region.kind() == Region.Kind.CODE && region.file().equals(file)) {
                for (Region.Piece piece : region.pieces()) {
                    for (int i = piece.start(); i < Math.min(piece.end(), text.length()); i++) {
                        inCode[i] = true;
                        ownCode[i] = region.form() != Form.INLINE;
                    }
                }
            }
        }
    }

    /** Appends the tokens of one file. */
    static void tokenize(
            String file, String text, List<Region> regions, Stemmer stemmer, List<Token> tokens) {
        new Tokenizer(file, text, regions, stemmer, tokens).run();
    }

    private void run() {
        boundary = Boundary.SENTENCE;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (Characters.isWord(c) && !Characters.isIgnored(c)) {
                word();
            } else if (c == '.') {
                dot();
            } else if (c == '\n') {
                newline();
            } else if (c == ' ' || Character.isWhitespace(c)) {
                at++;
            } else {
                mark(c);
            }
        }
    }

    private void word() {
        if (isListNumber() || isWithout()) {
            return;
        }
        qualifier.clear();
        int start = at;
        if (start > 0 && text.charAt(start - 1) == '.' && isMember(start - 1)) {
            qualifier.add("");
            start--;
        }
        segment();
        while (at + 1 < text.length() && text.charAt(at) == '.' && opensMember(at + 1)) {
            qualifier.add(word.toString());
            at++;
            segment();
        }
        add(start, at);
    }

    /** Whether the dot there follows an expression, as in {@code f(x).numpy} or {@code .numpy}. */
    private boolean isMember(int dot) {
        if (dot == 0) {
            return true;
        }
        char before = text.charAt(dot - 1);
        return before == ')'
                || before == ']'
                || before == '`'
                || Character.isWhitespace(before)
                || before == '('
                || before == ','
                || before == '/';
    }

    private boolean opensMember(int start) {
        char first = text.charAt(start);
        if (!Character.isLetter(first) && first != '_') {
            return false;
        }
        if (Characters.isDigit(word.isEmpty() ? 'a' : word.charAt(0)) || word.isEmpty()) {
            return false;
        }
        int end = start;
        while (end < text.length() && Characters.isWord(text.charAt(end)) && end - start < 12) {
            end++;
        }
        boolean call = end < text.length() && text.charAt(end) == '(';
        return call
                || !OPENERS.contains(text.substring(start, end).toLowerCase(java.util.Locale.ROOT));
    }

    /** Reads one word, number or part of a dotted name into {@link #word}. */
    private void segment() {
        word.setLength(0);
        digits = false;
        numeric = true;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int width = Character.charCount(c);
            if (Characters.isWord(c)) {
                digits |= Characters.isDigit(c);
                if (c != '_') {
                    int end = word.length();
                    Characters.fold(c, word);
                    // Told of what is new: a megabyte may be one number.
                    numeric = numeric && isNumeric(word, end);
                }
            } else if (Characters.isApostrophe(c) && joinsLetters(at)) {
                if (endsInPossessive(at)) {
                    at += 2;
                    return;
                }
            } else if (!joinsDigits(c)) {
                break;
            } else if (c == '.') {
                word.append('.');
            }
            at += width;
        }
        if (at < text.length() && word.length() == 1 && isLanguageSign()) {
            while (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '#')) {
                word.append(text.charAt(at++));
            }
        }
        if (digits) {
            trimNumber();
        }
    }

    private boolean isLanguageSign() {
        char letter = word.charAt(0);
        return (text.startsWith("++", at) && letter == 'c')
                || (text.charAt(at) == '#' && (letter == 'c' || letter == 'f'));
    }

    private boolean joinsLetters(int apostrophe) {
        return apostrophe > 0
                && apostrophe + 1 < text.length()
                && Character.isLetter(text.charAt(apostrophe - 1))
                && Character.isLetter(text.charAt(apostrophe + 1))
                && text.charAt(apostrophe) != '`';
    }

    private boolean endsInPossessive(int apostrophe) {
        return (text.charAt(apostrophe + 1) | 32) == 's'
                && (apostrophe + 2 >= text.length()
                        || !Characters.isWord(text.charAt(apostrophe + 2)));
    }

    /** A decimal point, or a comma before three digits. */
    private boolean joinsDigits(int c) {
        if ((c != '.' && c != ',')
                || word.isEmpty()
                || !numeric
                || at + 1 >= text.length()
                || !Characters.isDigit(text.charAt(at + 1))) {
            return false;
        }
        if (c == '.') {
            return true;
        }
        int end = at + 1;
        while (end < text.length() && Characters.isDigit(text.charAt(end)) && end - at < 5) {
            end++;
        }
        return end - at == 4 && word.length() <= 3 && word.indexOf(".") < 0;
    }

    private static boolean isNumeric(CharSequence word, int from) {
        for (int i = from; i < word.length(); i++) {
            if (!Characters.isDigit(word.charAt(i)) && word.charAt(i) != '.') {
                return false;
            }
        }
        return true;
    }

    /** {@code 0.50} is {@code 0.5} and {@code 1.0} is {@code 1}; a version keeps its parts. */
    private void trimNumber() {
        int point = word.indexOf(".");
        if (point < 0 || word.indexOf(".", point + 1) >= 0 || !isNumeric(word, 0)) {
            return;
        }
        while (word.charAt(word.length() - 1) == '0') {
            word.setLength(word.length() - 1);
        }
        if (word.charAt(word.length() - 1) == '.') {
            word.setLength(word.length() - 1);
        }
    }

    private void add(int start, int end) {
        if (word.isEmpty()) {
            return;
        }
        String name = word.toString();
        Kind kind = digits ? Kind.NUMBER : Kind.WORD;
        String stem = kind == Kind.WORD && qualifier.isEmpty() ? stem(name) : name;
        push(start, end, kind, name, stem);
    }

    private String stem(String name) {
        String known = English.stem(name);
        return known != null ? known : stemmer.stem(name);
    }

    private void push(int start, int end, Kind kind, String name, String stem) {
        tokens.add(
                new Token(
                        file,
                        start,
                        end,
                        kind,
                        name,
                        List.copyOf(qualifier),
                        stem,
                        boundary,
                        hyphen,
                        ownCode[start],
                        inCode[start]));
        boundary = Boundary.NONE;
        hyphen = false;
    }

    /** Reads a {@code w/o}, which in code is a quotient. */
    private boolean isWithout() {
        int end = inCode[at] ? -1 : Contractions.endOfWithout(text, at);
        if (end < 0) {
            return false;
        }
        qualifier.clear();
        push(at, end, Kind.WORD, "without", "without");
        at = end;
        return true;
    }

    /** Passes over the {@code 1.} or {@code 2)} of a list. */
    private boolean isListNumber() {
        int end = at;
        while (end < text.length() && Characters.isDigit(text.charAt(end)) && end - at < 3) {
            end++;
        }
        boolean number =
                end > at
                        && end + 1 < text.length()
                        && (text.charAt(end) == '.' || text.charAt(end) == ')')
                        && text.charAt(end + 1) == ' ';
        if (!number) {
            return false;
        }
        for (int i = at - 1; i >= 0 && text.charAt(i) != '\n'; i--) {
            if (text.charAt(i) != ' ') {
                return false;
            }
        }
        at = end + 1;
        raise(Boundary.SENTENCE);
        return true;
    }

    private void dot() {
        at++;
        if (at < text.length()
                && Characters.isWord(text.charAt(at))
                && isMember(at - 1)
                && !Character.isWhitespace(text.charAt(at))) {
            if (Characters.isDigit(text.charAt(at))) {
                qualifier.clear();
                int start = at - 1;
                segment();
                word.insert(0, word.indexOf(".") < 0 ? "0." : "");
                add(start, at);
            }
            return;
        }
        boolean ellipsis = at < text.length() && text.charAt(at) == '.';
        if (ellipsis) {
            while (at < text.length() && text.charAt(at) == '.') {
                at++;
            }
            raise(Boundary.CLAUSE);
        } else if (!endsAbbreviation()) {
            raise(Boundary.SENTENCE);
        }
    }

    private boolean endsAbbreviation() {
        if (tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.getLast();
        if (last.end() != at - 1 || !last.file().equals(file)) {
            return false;
        }
        String written =
                text.substring(last.start(), last.end()).toLowerCase(java.util.Locale.ROOT);
        return ABBREVIATIONS.contains(written);
    }

    /** A line's end separates when the line is finished or the next one is an item. */
    private void newline() {
        at++;
        callDepth = 0;
        int next = at;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
            next++;
        }
        if (next >= text.length()) {
            return;
        }
        char c = text.charAt(next);
        boolean item = c == '\n' || c == '-' || c == '*' || c == '\u2022' || c == '#' || c == '>';
        if (item || Character.isUpperCase(c) || Characters.isDigit(c) || inCode[next]) {
            raise(Boundary.SENTENCE);
        } else {
            raise(Boundary.QUOTE);
        }
    }

    private void mark(int c) {
        int width = Character.charCount(c);
        switch (c) {
            case '!', '?' -> {
                if (c == '!' && at + 1 < text.length() && text.charAt(at + 1) == '=') {
                    symbol();
                    return;
                }
                raise(Boundary.SENTENCE);
            }
            case ';' -> raise(Boundary.CLAUSE);
            case ':' -> raise(Boundary.COLON);
            case ',', '\uFF0C', '\u3001' -> raise(Boundary.COMMA);
            case '(', '[', '{' -> open();
            case ')', ']', '}' -> close();
            case '\u2026' -> raise(Boundary.CLAUSE);
            case '\u3002' -> raise(Boundary.SENTENCE);
            case '-' -> {
                hyphenOrDash();
                return;
            }
            case '+',
                    '*',
                    '/',
                    '@',
                    '=',
                    '<',
                    '>',
                    '&',
                    '|',
                    '^',
                    '%',
                    '~',
                    '\u2192',
                    '\u21D2',
                    '\u00D7',
                    '\u2260',
                    '\u2264',
                    '\u2265' -> {
                symbol();
                return;
            }
            default -> {
                if (Characters.isDash(c)) {
                    raise(Boundary.CLAUSE);
                } else {
                    raise(Boundary.QUOTE);
                }
            }
        }
        at += width;
    }

    /** A bracket right behind a name is a call or an index, and parts nothing. */
    private void open() {
        boolean call =
                at > 0 && (Characters.isWord(text.charAt(at - 1)) || text.charAt(at - 1) == ')');
        depth++;
        if (call && callDepth == 0) {
            callDepth = depth;
        }
        raise(callDepth > 0 ? Boundary.QUOTE : Boundary.PARENTHESIS);
    }

    private void close() {
        raise(callDepth > 0 ? Boundary.QUOTE : Boundary.PARENTHESIS);
        if (callDepth == depth) {
            callDepth = 0;
        }
        depth = Math.max(0, depth - 1);
    }

    private void hyphenOrDash() {
        boolean left = at > 0 && Characters.isWord(text.charAt(at - 1));
        boolean right = at + 1 < text.length() && Characters.isWord(text.charAt(at + 1));
        if (left && right) {
            hyphen = true;
            at++;
        } else if (at + 1 < text.length() && "->=".indexOf(text.charAt(at + 1)) >= 0) {
            symbol();
        } else if (inCode[at] || (right && Characters.isDigit(text.charAt(at + 1)))) {
            symbol();
        } else {
            raise(Boundary.CLAUSE);
            at++;
        }
    }

    private void symbol() {
        int start = at;
        word.setLength(0);
        while (at < text.length()
                && at - start < 3
                && "+*/@=<>&|^%~-!\u2192\u21D2\u00D7\u2260\u2264\u2265".indexOf(text.charAt(at))
                        >= 0) {
            word.append(text.charAt(at++));
        }
        String name = word.toString();
        qualifier.clear();
        switch (name) {
            case "--", "---" -> raise(Boundary.CLAUSE);
            case "/" -> raise(Boundary.COMMA);
            case "*", "**" -> {
                if (inCode[start]) {
                    push(start, at, Kind.SYMBOL, name, name);
                } else {
                    emphasisOrTimes(start, name);
                }
            }
            default -> push(start, at, Kind.SYMBOL, name, name);
        }
    }

    /** In prose a star is an operator only between spaces or between names. */
    private void emphasisOrTimes(int start, String name) {
        boolean left = start > 0 && text.charAt(start - 1) != ' ' && text.charAt(start - 1) != '\n';
        boolean right = at < text.length() && text.charAt(at) != ' ' && text.charAt(at) != '\n';
        if (left == right) {
            push(start, at, Kind.SYMBOL, name, name);
        } else {
            raise(Boundary.QUOTE);
        }
    }

    private void raise(Boundary found) {
        if (found.compareTo(boundary) > 0) {
            boundary = found;
        }
    }
}
