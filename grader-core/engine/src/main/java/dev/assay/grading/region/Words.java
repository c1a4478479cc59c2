package dev.assay.grading.region;

import java.util.Set;

/** Words that tell code and prose apart. */
final class Words {

    /** Operators that are words: they stand between or before operands. */
    static final Set<String> OPERATORS = Set.of("and", "or", "not", "is", "in", "instanceof");

    /** Words that open a statement of Python or Java and take an operand. */
    static final Set<String> OPENERS =
            Set.of(
                    "return",
                    "import",
                    "from",
                    "del",
                    "raise",
                    "assert",
                    "global",
                    "nonlocal",
                    "yield",
                    "await",
                    "async",
                    "def",
                    "class",
                    "if",
                    "elif",
                    "while",
                    "for",
                    "with",
                    "except",
                    "else",
                    "case",
                    "throw",
                    "match");

    /** Words that may open a statement right behind a condition in brackets. */
    static final Set<String> JUMPS = Set.of("return", "throw", "raise", "break", "continue");

    /** Words whose brackets a statement of Java may follow on the same line. */
    static final Set<String> HEADS = Set.of("if", "for", "while");

    /** Words that may follow a closing brace of Java. */
    static final Set<String> AFTER_BLOCK =
            Set.of(
                    "while", "else", "catch", "finally", "if", "for", "return", "public", "private",
                    "static", "void", "int");

    /** Words before code that is indented below them. */
    static final Set<String> BLOCKS =
            Set.of("if", "elif", "else", "for", "while", "def", "class", "with", "try", "except");

    /** Classes of Java that variables are often of. */
    static final Set<String> JAVA_TYPES =
            Set.of(
                    "String",
                    "Integer",
                    "Double",
                    "Long",
                    "Boolean",
                    "Character",
                    "Float",
                    "Object",
                    "StringBuilder",
                    "Scanner",
                    "Random",
                    "BigDecimal",
                    "BigInteger");

    /** Words that are a statement of their own. */
    static final Set<String> ALONE = Set.of("pass", "break", "continue", "return");

    /** Words that open a declaration of Java, or stand between its names. */
    static final Set<String> JAVA =
            Set.of(
                    "class",
                    "public",
                    "private",
                    "protected",
                    "static",
                    "final",
                    "abstract",
                    "void",
                    "int",
                    "long",
                    "short",
                    "byte",
                    "float",
                    "double",
                    "char",
                    "boolean",
                    "new",
                    "extends",
                    "implements",
                    "throws",
                    "interface",
                    "enum",
                    "record",
                    "package",
                    "synchronized",
                    "var",
                    "default",
                    "sealed",
                    "permits");

    /** Words that may stand before what declares a type of Java. */
    static final Set<String> TYPE_MODIFIERS =
            Set.of("public", "private", "protected", "static", "final", "abstract", "sealed");

    /** Words that declare a type of Java. */
    static final Set<String> TYPES = Set.of("class", "interface", "enum", "record");

    /** What stands between the types in a head. */
    static final Set<TokenType> BETWEEN_TYPES =
            Set.of(
                    TokenType.DOT,
                    TokenType.COMMA,
                    TokenType.OPERATOR,
                    TokenType.CODE_OPERATOR,
                    TokenType.OPEN,
                    TokenType.CLOSE);

    /** Words behind which types stand in the head of a type of Java. */
    static final Set<String> BASES = Set.of("extends", "implements", "permits");

    /** English words that a sentence can hardly do without and code never has as names. */
    static final Set<String> STOP =
            Set.of(
                    "a",
                    "about",
                    "after",
                    "again",
                    "also",
                    "always",
                    "am",
                    "an",
                    "another",
                    "are",
                    "at",
                    "be",
                    "because",
                    "before",
                    "but",
                    "by",
                    "can",
                    "could",
                    "creates",
                    "do",
                    "does",
                    "each",
                    "every",
                    "gives",
                    "has",
                    "have",
                    "he",
                    "here",
                    "how",
                    "i",
                    "it",
                    "its",
                    "just",
                    "like",
                    "makes",
                    "means",
                    "more",
                    "my",
                    "no",
                    "of",
                    "on",
                    "only",
                    "otherwise",
                    "our",
                    "returns",
                    "same",
                    "she",
                    "should",
                    "so",
                    "some",
                    "such",
                    "than",
                    "that",
                    "the",
                    "their",
                    "them",
                    "then",
                    "there",
                    "these",
                    "they",
                    "this",
                    "those",
                    "to",
                    "use",
                    "used",
                    "uses",
                    "was",
                    "we",
                    "were",
                    "what",
                    "when",
                    "where",
                    "which",
                    "who",
                    "why",
                    "will",
                    "would",
                    "you",
                    "your");

    /** Stop words and keywords that end a name or a command in a sentence. */
    static boolean endsName(String word) {
        return STOP.contains(word)
                || OPERATORS.contains(word)
                || word.equals("if")
                || word.equals("for")
                || word.equals("with")
                || word.equals("from")
                || word.equals("as");
    }

    private Words() {}
}
