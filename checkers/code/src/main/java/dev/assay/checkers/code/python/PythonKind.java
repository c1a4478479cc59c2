package dev.assay.checkers.code.python;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a node of a Python tree is: the grammar's kinds that rules ask for. All others are {@link
 * #OTHER}, and punctuation and keywords {@link #TOKEN}.
 */
enum PythonKind {
    ARGUMENT_LIST,
    AS_PATTERN,
    AS_PATTERN_TARGET,
    ALIASED_IMPORT,
    ASSIGNMENT,
    ATTRIBUTE,
    AUGMENTED_ASSIGNMENT,
    AWAIT,
    BINARY_OPERATOR,
    BLOCK,
    BOOLEAN_OPERATOR,
    CALL,
    CLASS_DEFINITION,
    COMMENT,
    CONCATENATED_STRING,
    CONDITIONAL_EXPRESSION,
    DECORATED_DEFINITION,
    DECORATOR,
    DEFAULT_PARAMETER,
    DICTIONARY,
    DICTIONARY_COMPREHENSION,
    DICTIONARY_SPLAT,
    DICTIONARY_SPLAT_PATTERN,
    DOTTED_NAME,
    ELIF_CLAUSE,
    ELLIPSIS,
    ELSE_CLAUSE,
    ERROR,
    EXCEPT_CLAUSE,
    EXPRESSION_LIST,
    EXPRESSION_STATEMENT,
    FALSE,
    FINALLY_CLAUSE,
    FLOAT,
    FOR_IN_CLAUSE,
    FOR_STATEMENT,
    FUNCTION_DEFINITION,
    GENERATOR_EXPRESSION,
    IDENTIFIER,
    IF_STATEMENT,
    IMPORT_FROM_STATEMENT,
    IMPORT_STATEMENT,
    INTEGER,
    KEYWORD_ARGUMENT,
    KEYWORD_SEPARATOR,
    LAMBDA,
    LAMBDA_PARAMETERS,
    LIST,
    LIST_COMPREHENSION,
    LIST_PATTERN,
    LIST_SPLAT,
    LIST_SPLAT_PATTERN,
    MODULE,
    NAMED_EXPRESSION,
    NONE,
    OTHER,
    PARAMETERS,
    PARENTHESIZED_EXPRESSION,
    PATTERN_LIST,
    RELATIVE_IMPORT,
    RETURN_STATEMENT,
    SET,
    SET_COMPREHENSION,
    STRING,
    STRING_CONTENT,
    SUBSCRIPT,
    TOKEN,
    TRUE,
    TRY_STATEMENT,
    TUPLE,
    TUPLE_PATTERN,
    TYPE,
    TYPED_DEFAULT_PARAMETER,
    TYPED_PARAMETER,
    UNARY_OPERATOR,
    WHILE_STATEMENT,
    WILDCARD_IMPORT,
    WITH_ITEM,
    WITH_STATEMENT,
    YIELD;

    private static final Map<String, PythonKind> BY_NAME = byName();

    /** The kind that the grammar calls by this name. */
    static PythonKind named(String grammarName) {
        return BY_NAME.getOrDefault(grammarName, OTHER);
    }

    private static Map<String, PythonKind> byName() {
        Map<String, PythonKind> kinds = new HashMap<>();
        for (PythonKind kind : values()) {
            if (kind != ERROR && kind != TOKEN && kind != OTHER) {
                kinds.put(kind.name().toLowerCase(Locale.ROOT), kind);
            }
        }
        return Map.copyOf(kinds);
    }
}
