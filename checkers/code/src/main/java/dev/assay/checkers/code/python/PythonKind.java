package dev.assay.checkers.code.python;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a node of a Python tree is: the grammar's kinds that rules ask for. All others are {@link
 * #OTHER}, and punctuation and keywords {@link #TOKEN}.
 */
enum PythonKind {
    ALIASED_IMPORT,
    ARGUMENT_LIST,
    ASSERT_STATEMENT,
    ASSIGNMENT,
    AS_PATTERN,
    AS_PATTERN_TARGET,
    ATTRIBUTE,
    AUGMENTED_ASSIGNMENT,
    AWAIT,
    BINARY_OPERATOR,
    BLOCK,
    BOOLEAN_OPERATOR,
    BREAK_STATEMENT,
    CALL,
    CASE_CLAUSE,
    CASE_PATTERN,
    CLASS_DEFINITION,
    COMMENT,
    COMPARISON_OPERATOR,
    CONCATENATED_STRING,
    CONDITIONAL_EXPRESSION,
    CONTINUE_STATEMENT,
    DECORATED_DEFINITION,
    DECORATOR,
    DEFAULT_PARAMETER,
    DELETE_STATEMENT,
    DICTIONARY,
    DICTIONARY_COMPREHENSION,
    DICTIONARY_SPLAT,
    DICTIONARY_SPLAT_PATTERN,
    DOTTED_NAME,
    ELIF_CLAUSE,
    ELLIPSIS,
    ELSE_CLAUSE,
    ERROR,
    ESCAPE_SEQUENCE,
    EXCEPT_CLAUSE,
    EXCEPT_GROUP_CLAUSE,
    EXPRESSION_LIST,
    EXPRESSION_STATEMENT,
    FALSE,
    FINALLY_CLAUSE,
    FLOAT,
    FOR_IN_CLAUSE,
    FOR_STATEMENT,
    FUNCTION_DEFINITION,
    FUTURE_IMPORT_STATEMENT,
    GENERATOR_EXPRESSION,
    GENERIC_TYPE,
    GLOBAL_STATEMENT,
    IDENTIFIER,
    IF_CLAUSE,
    IF_STATEMENT,
    IMPORT_FROM_STATEMENT,
    IMPORT_STATEMENT,
    INTEGER,
    INTERPOLATION,
    KEYWORD_ARGUMENT,
    KEYWORD_SEPARATOR,
    LAMBDA,
    LAMBDA_PARAMETERS,
    LIST,
    LIST_COMPREHENSION,
    LIST_PATTERN,
    LIST_SPLAT,
    LIST_SPLAT_PATTERN,
    MATCH_STATEMENT,
    MODULE,
    NAMED_EXPRESSION,
    NONE,
    NONLOCAL_STATEMENT,
    NOT_OPERATOR,
    OTHER,
    PAIR,
    PARAMETERS,
    PARENTHESIZED_EXPRESSION,
    PASS_STATEMENT,
    PATTERN_LIST,
    POSITIONAL_SEPARATOR,
    PRINT_STATEMENT,
    RAISE_STATEMENT,
    RELATIVE_IMPORT,
    RETURN_STATEMENT,
    SET,
    SET_COMPREHENSION,
    SLICE,
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
    TYPE_ALIAS_STATEMENT,
    UNARY_OPERATOR,
    UNION_TYPE,
    WHILE_STATEMENT,
    WILDCARD_IMPORT,
    WITH_CLAUSE,
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
