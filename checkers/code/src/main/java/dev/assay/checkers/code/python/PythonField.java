package dev.assay.checkers.code.python;

import java.util.Locale;

/** What a node is to its parent, where the grammar names it and a rule asks for it. */
enum PythonField {
    NONE,
    ALIAS,
    ALTERNATIVE,
    ARGUMENT,
    ARGUMENTS,
    ATTRIBUTE,
    BODY,
    CAUSE,
    CONDITION,
    CONSEQUENCE,
    DEFINITION,
    FUNCTION,
    GUARD,
    KEY,
    LEFT,
    MODULE_NAME,
    NAME,
    OBJECT,
    OPERATOR,
    PARAMETERS,
    PATTERN,
    RETURN_TYPE,
    RIGHT,
    SUBJECT,
    SUBSCRIPT,
    SUPERCLASSES,
    TYPE,
    VALUE;

    /** The field that the grammar calls by this name. */
    static PythonField named(String grammarName) {
        for (PythonField field : values()) {
            if (field.name().toLowerCase(Locale.ROOT).equals(grammarName)) {
                return field;
            }
        }
        return NONE;
    }
}
