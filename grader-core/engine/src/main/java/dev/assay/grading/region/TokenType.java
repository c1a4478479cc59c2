package dev.assay.grading.region;

/** What a token is. */
enum TokenType {
    WORD,
    NUMBER,
    STRING,
    COMMENT,
    OPEN,
    CLOSE,
    /** A dot that a name follows at once. */
    DOT,
    COMMA,
    SEMICOLON,
    COLON,
    /** {@code =}, {@code +=} and the like. */
    ASSIGN,
    /** {@code ==}, {@code &&}, {@code ++} and other signs that prose doesn't have. */
    CODE_OPERATOR,
    OPERATOR,
    /** {@code ->} or {@code =>}, as notes and lambdas have it. */
    ARROW,
    AT,
    FULL_STOP,
    /** {@code ?}, {@code !}, {@code ...}: marks of a sentence. */
    SENTENCE,
    /** An apostrophe inside a word. */
    APOSTROPHE,
    OTHER
}
