package dev.assay.grading.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Code that stands in a sentence without backticks: calls, dotted names, assignments of them. What
 * looks like a call is rather taken than left: a learner's mark may hang on it.
 */
final class InlineCode {

    /** Endings of file names and of addresses, which names in code hardly have. */
    private static final Set<String> FILE_ENDINGS =
            Set.of(
                    "org",
                    "com",
                    "net",
                    "edu",
                    "io",
                    "py",
                    "pt",
                    "pth",
                    "onnx",
                    "txt",
                    "csv",
                    "json",
                    "md",
                    "yaml",
                    "yml",
                    "sh",
                    "exe",
                    "ipynb",
                    "java",
                    "jar",
                    "html",
                    "pdf",
                    "png",
                    "jpg",
                    "jpeg",
                    "zip",
                    "gz",
                    "mar",
                    "dll",
                    "h5",
                    "pkl",
                    "ckpt",
                    "wav",
                    "js",
                    "cpp",
                    "cfg",
                    "tar",
                    "safetensors",
                    "npy",
                    "npz");

    private static final Set<String> ABBREVIATIONS =
            Set.of("e.g", "i.e", "a.k.a", "w.r.t", "s.t", "p.s", "a.m", "p.m", "u.s", "etc.the");

    /** Packages whose names say that "import" before them is no English word. */
    private static final Set<String> PACKAGES =
            Set.of(
                    "torch",
                    "torchvision",
                    "torchaudio",
                    "torchtext",
                    "numpy",
                    "pandas",
                    "matplotlib",
                    "tensorflow",
                    "keras",
                    "sklearn",
                    "scipy",
                    "os",
                    "sys",
                    "json");

    /** What writers put in brackets right behind a word: {@code tensor(s)}. */
    private static final Set<String> INFLECTIONS =
            Set.of("s", "es", "ies", "d", "ed", "ing", "r", "er", "n", "e", "ly", "al");

    private final String text;
    private final boolean java;

    /** In a sentence, quotes are around what is quoted, which may be code; but they don't nest. */
    private final boolean insideQuotes;

    private final Tokens tokens;
    private final List<Span> found = new ArrayList<>();

    private InlineCode(String text, Span part, boolean java, boolean insideQuotes) {
        this.text = text;
        this.java = java;
        this.insideQuotes = insideQuotes;
        this.tokens = new Tokens(text, part.start(), part.end(), java);
    }

    /** The code in a part of a line of prose, in order. */
    static List<Span> find(String text, Span part, boolean java) {
        return find(text, part, java, false);
    }

    private static List<Span> find(String text, Span part, boolean java, boolean insideQuotes) {
        InlineCode inline = new InlineCode(text, part, java, insideQuotes);
        inline.scan();
        return inline.found;
    }

    /** Whether a name's last part ends a file's name or an address. */
    static boolean isFileName(String lastPart) {
        return FILE_ENDINGS.contains(lastPart);
    }

    private void scan() {
        int i = 0;
        int end = tokens.codeCount();
        while (i < end) {
            int next = statement(i);
            if (tokens.type(i) == TokenType.STRING && tokens.end(i) - tokens.start(i) > 2) {
                Span quoted = new Span(tokens.start(i) + 1, tokens.end(i) - 1);
                if (!insideQuotes) {
                    found.addAll(find(text, quoted, java, true));
                }
                i++;
            } else if (next > i) {
                found.add(new Span(tokens.start(i), tokens.end(next - 1)));
                i = next;
            } else {
                i = skip(i);
            }
        }
    }

    /** Over a name that is no code, so that its own parts are not looked at again. */
    private int skip(int i) {
        int next = i + 1;
        if (tokens.type(i) == TokenType.WORD) {
            while (tokens.type(next) == TokenType.DOT
                    && tokens.touches(next - 1)
                    && tokens.type(next + 1) == TokenType.WORD) {
                next += 2;
            }
        }
        return next;
    }

    /** The end of an assignment or expression that begins at a token; the token itself if none. */
    private int statement(int i) {
        int imported = imports(i);
        if (imported > i) {
            return imported;
        }
        if (tokens.type(i) == TokenType.WORD || tokens.type(i) == TokenType.DOT) {
            int target = name(i);
            if (target > i && tokens.type(target) == TokenType.ASSIGN && !tokens.is(target, ":=")) {
                int value = value(target);
                if (value > target) {
                    return value;
                }
            }
        }
        int expression = expression(i);
        return expression == i ? i : operations(expression);
    }

    /** {@code import torch}, {@code import numpy as np}, {@code from torch import nn, optim}. */
    private int imports(int i) {
        int at = tokens.is(i, "from") || tokens.is(i, "import") ? name(i + 1) : i;
        if (at <= i + 1) {
            return i;
        }
        if (tokens.is(i, "from")) {
            at = tokens.is(at, "import") ? at + 1 : i;
            while (at > i && tokens.type(at) == TokenType.WORD) {
                at = renamed(at + 1);
                if (tokens.type(at) != TokenType.COMMA || !tokens.touches(at - 1)) {
                    return at;
                }
                boolean another = tokens.type(at + 1) == TokenType.WORD && isListed(at + 1);
                if (!another) {
                    return at;
                }
                at++;
            }
            return i;
        }
        int end = renamed(at);
        boolean known = PACKAGES.contains(tokens.word(i + 1)) || at - i > 2 || end > at;
        return known && !Words.STOP.contains(tokens.word(i + 1)) ? end : i;
    }

    private int renamed(int at) {
        return tokens.is(at, "as") && tokens.type(at + 1) == TokenType.WORD ? at + 2 : at;
    }

    /** Whether a word behind a comma is a name of the same list, and not how a sentence goes on. */
    private boolean isListed(int i) {
        return !Words.STOP.contains(tokens.word(i))
                && !Words.OPERATORS.contains(tokens.word(i))
                && tokens.type(i + 1) != TokenType.WORD;
    }

    /** The value of an assignment whose sign is at i. */
    private int value(int i) {
        int from = i + 1;
        int expression = expression(from);
        if (expression > from) {
            return operations(expression);
        }
        boolean tight = tokens.touches(i - 1) && tokens.touches(i);
        boolean literal =
                tokens.type(from) == TokenType.NUMBER
                        || tokens.type(from) == TokenType.STRING
                        || tokens.is(from, "True")
                        || tokens.is(from, "False")
                        || tokens.is(from, "None");
        return tight && literal ? from + 1 : i;
    }

    /** More operands after operators: {@code torch.rand(3) * 2 + x.mean()}. */
    private int operations(int i) {
        int at = i;
        while (at + 1 < tokens.codeCount()
                && (tokens.type(at) == TokenType.OPERATOR
                        || tokens.type(at) == TokenType.CODE_OPERATOR)) {
            int operand = expression(at + 1);
            if (operand == at + 1) {
                boolean plain = tokens.type(at + 1) == TokenType.NUMBER;
                if (!plain) {
                    return at;
                }
                operand = at + 2;
            }
            at = operand;
        }
        return at;
    }

    /** A dotted name: where it ends. */
    private int name(int i) {
        int at = i;
        if (tokens.type(at) == TokenType.DOT) {
            at++;
        }
        if (tokens.type(at) != TokenType.WORD) {
            return i;
        }
        at++;
        while (tokens.type(at) == TokenType.DOT
                && tokens.touches(at - 1)
                && tokens.type(at + 1) == TokenType.WORD) {
            at += 2;
        }
        return at;
    }

    /** A call, an index into something dotted, or a dotted name: where it ends. */
    private int expression(int i) {
        if (isGroup(i)) {
            return trailers(tokens.match(i) + 1, true);
        }
        int from = isNew(i) ? i + 1 : i;
        if (tokens.type(from) == TokenType.DOT && !beginsMethod(from)) {
            return i;
        }
        int at = name(from);
        if (at == from) {
            return i;
        }
        at = generics(from, at);
        boolean dotted = at - from > 1;
        boolean plausible = dotted && isDottedName(from, at);
        int end = trailers(at, dotted && !isAbbreviation(from, at));
        if (end > at) {
            return end;
        }
        return plausible ? at : i;
    }

    /** {@code (a - b).abs()}: what stands before the dot belongs to the expression. */
    private boolean isGroup(int i) {
        int close = tokens.is(i, "(") ? tokens.match(i) : -1;
        return close > i + 1
                && tokens.touches(close)
                && tokens.type(close + 1) == TokenType.DOT
                && tokens.gaps(i, close) == 0
                && !(i > 0 && tokens.touches(i - 1) && tokens.type(i - 1) == TokenType.WORD);
    }

    /** {@code new ArrayList<>()}, but not "a new nn.Linear". */
    private boolean isNew(int i) {
        return tokens.is(i, "new")
                && tokens.type(i + 1) == TokenType.WORD
                && Character.isUpperCase(tokens.word(i + 1).charAt(0))
                && (tokens.is(i + 2, "(") || tokens.is(i + 2, "<"));
    }

    /** Over {@code <>} and {@code <String>} where a bracket follows them. */
    private int generics(int from, int at) {
        if (!tokens.is(at, "<")
                || !tokens.touches(at - 1)
                || from == 0
                || !tokens.is(from - 1, "new")) {
            return at;
        }
        int i = at + 1;
        while (i < tokens.codeCount()
                && i - at < 8
                && (tokens.type(i) == TokenType.WORD || tokens.type(i) == TokenType.COMMA)) {
            i++;
        }
        return tokens.is(i, ">") && tokens.is(i + 1, "(") ? i + 1 : at;
    }

    /** Calls and indexes behind a name, and names behind them. */
    private int trailers(int at, boolean dotted) {
        int end = at;
        boolean called = tokens.type(at - 1) == TokenType.CLOSE;
        while (end < tokens.codeCount() && tokens.touches(end - 1)) {
            if (tokens.is(end, "(") && tokens.match(end) > 0 && (called || isCall(end, dotted))) {
                end = tokens.match(end) + 1;
                called = true;
            } else if (tokens.is(end, "[")
                    && tokens.match(end) > end + 1
                    && (called || tokens.gaps(end, tokens.match(end)) == 0)) {
                end = tokens.match(end) + 1;
                called = true;
            } else if (called
                    && tokens.type(end) == TokenType.DOT
                    && tokens.type(end + 1) == TokenType.WORD
                    && !isSentence(end + 1)) {
                end += 2;
            } else {
                break;
            }
        }
        return end;
    }

    private boolean isSentence(int word) {
        return Words.STOP.contains(tokens.word(word).toLowerCase(Locale.ROOT))
                && !tokens.is(word + 1, "(");
    }

    /** Whether brackets right behind a name are those of a call. */
    private boolean isCall(int open, boolean dotted) {
        int close = tokens.match(open);
        int inside = close - open - 1;
        if (inside == 0) {
            return true;
        }
        int gaps = tokens.gaps(open + 1, close);
        String name = tokens.word(open - 1);
        boolean named = dotted || name.indexOf('_') > 0;
        if (inside == 1 && tokens.type(open + 1) == TokenType.WORD && !named) {
            String word = tokens.word(open + 1);
            boolean ending = name.length() > 1 && INFLECTIONS.contains(word);
            return !ending && (word.length() == 1 || !Words.STOP.contains(word));
        }
        return gaps == 0 || (named && gaps <= 3);
    }

    /** {@code .grad} and {@code .backward()}: a dot that ends no sentence. */
    private boolean beginsMethod(int dot) {
        boolean apart =
                dot == 0 || !tokens.touches(dot - 1) || tokens.type(dot - 1) == TokenType.OPEN;
        boolean behindSign =
                dot > 0
                        && (tokens.type(dot - 1) == TokenType.OPERATOR
                                || tokens.type(dot - 1) == TokenType.COMMA
                                || tokens.type(dot - 1) == TokenType.OTHER
                                || tokens.type(dot - 1) == TokenType.COLON);
        String word = tokens.word(dot + 1);
        return (apart || behindSign)
                && !word.isEmpty()
                && (Character.isLowerCase(word.charAt(0))
                        || word.equals("T")
                        || word.startsWith("_"));
    }

    private boolean isAbbreviation(int from, int at) {
        String written = written(from, at).toLowerCase(Locale.ROOT);
        return ABBREVIATIONS.contains(written);
    }

    private boolean isDottedName(int from, int at) {
        String last = tokens.word(at - 1);
        if (isAbbreviation(from, at)
                || isFileName(last.toLowerCase(Locale.ROOT))
                || (Words.STOP.contains(last.toLowerCase(Locale.ROOT)) && !last.equals("to"))) {
            return false;
        }
        boolean leading = tokens.type(from) == TokenType.DOT;
        if (leading) {
            return last.length() > 1 || last.equals("T");
        }
        return !Words.STOP.contains(tokens.word(from).toLowerCase(Locale.ROOT))
                || tokens.is(from, "this");
    }

    private String written(int from, int at) {
        StringBuilder name = new StringBuilder();
        for (int i = from; i < at; i++) {
            name.append(tokens.word(i));
        }
        return name.toString();
    }
}
