package dev.assay.checkers.code.structure;

/**
 * What a node of a {@link CodeTree} is, whatever the language. The comment at a form names its
 * children; one that may be left out is {@link #ABSENT} then.
 */
public enum Form {
    /** Left out: in a pattern it fits anything. */
    ABSENT(Layout.LEAF),
    /** Nothing, where nothing differs from something: a bound of a slice. */
    NOTHING(Layout.LEAF),

    // Holes, in patterns only.
    /** {@code $X}: one node. */
    HOLE(Layout.LEAF),
    /** {@code ...} and {@code $...XS}: any number of nodes in a row. */
    MANY(Layout.LEAF),
    /** {@code <... x ...>}: the child, however deep. */
    DEEP(Layout.FIXED),
    /** {@code "..."}: any text. */
    ANY_STRING(Layout.LEAF),

    // Expressions.
    /** A variable, function or class that is used. */
    NAME(Layout.LEAF),
    /** A name that is not looked up where it stands: after a dot, of a keyword, in a definition. */
    LABEL(Layout.LEAF),
    STRING(Layout.LEAF),
    NUMBER(Layout.LEAF),
    /** {@code true}, {@code false}, {@code null}, {@code ellipsis}. */
    LITERAL(Layout.LEAF),
    /** Text with holes: its parts. */
    TEMPLATE(Layout.SEQUENCE),
    /** Object and label. */
    MEMBER(Layout.FIXED),
    /** Callee and arguments. */
    CALL(Layout.FIXED),
    /** Positional ones in their order, then keywords in any. */
    ARGUMENTS(Layout.ARGUMENTS),
    /** Label and value. */
    KEYWORD(Layout.FIXED),
    /** Type, arguments and the body of an anonymous class. */
    NEW(Layout.FIXED),
    /** Type, sizes and values of an array. */
    ARRAY(Layout.FIXED),
    /** Object and arguments. */
    INDEX(Layout.FIXED),
    /** From, to, step. */
    SLICE(Layout.FIXED),
    /** Left and right; the value is the operator. */
    BINARY(Layout.FIXED),
    UNARY(Layout.FIXED),
    /** Condition, then, else. */
    TERNARY(Layout.FIXED),
    /** Parameters and body. */
    LAMBDA(Layout.FIXED),
    LIST(Layout.SEQUENCE),
    TUPLE(Layout.SEQUENCE),
    SET(Layout.SET),
    DICTIONARY(Layout.SET),
    /** Key and value. */
    PAIR(Layout.FIXED),
    SPLAT(Layout.FIXED),
    /** Element and clauses; the value says of what kind. */
    COMPREHENSION(Layout.SEQUENCE),
    /** Target and what is gone through. */
    EACH(Layout.FIXED),
    /** A clause's condition. */
    GUARD(Layout.FIXED),
    AWAIT(Layout.FIXED),
    YIELD(Layout.SEQUENCE),
    /** Type and expression. */
    CAST(Layout.FIXED),
    /** Expression and type or pattern. */
    INSTANCE_OF(Layout.FIXED),
    /** {@code A::b}: object and label. */
    REFERENCE(Layout.FIXED),
    /** Target, value and declared type. */
    ASSIGN(Layout.FIXED),
    /** Type arguments, which may be absent; the value is the simple name. */
    TYPE(Layout.FIXED),
    TYPE_ARGUMENTS(Layout.SEQUENCE),

    // Statements.
    BLOCK(Layout.BLOCK),
    /** Condition, then, else. */
    IF(Layout.FIXED),
    /** Target, what is gone through, body, else. */
    FOR_EACH(Layout.FIXED),
    /** Beginnings, condition, steps, body. */
    FOR(Layout.FIXED),
    /** Condition, body, else. */
    WHILE(Layout.FIXED),
    /** Body, condition. */
    DO(Layout.FIXED),
    /** Label, parameters, type of the result, body, modifiers, exceptions. */
    FUNCTION(Layout.FIXED),
    PARAMETERS(Layout.SEQUENCE),
    /** Name, type, value. */
    PARAMETER(Layout.FIXED),
    /** Label, types it is derived from, body, modifiers, components. */
    CLASS(Layout.FIXED),
    /** A class's members, in any order and with others between them. */
    MEMBERS(Layout.SUBSET),
    /** Types, in any order and with others between them. */
    TYPES(Layout.SUBSET),
    /** Modifiers, annotations and decorators; others may be there. */
    MODIFIERS(Layout.SUBSET),
    /** Label, arguments and body of an enum's constant. */
    CONSTANT(Layout.FIXED),
    RETURN(Layout.SEQUENCE),
    THROW(Layout.SEQUENCE),
    ASSERT(Layout.SEQUENCE),
    DELETE(Layout.SEQUENCE),
    BREAK(Layout.SEQUENCE),
    CONTINUE(Layout.SEQUENCE),
    GLOBAL(Layout.SEQUENCE),
    IMPORT(Layout.SUBSET),
    /** Items and body. */
    WITH(Layout.FIXED),
    /** Several in a row that belong together: a loop's beginnings, a statement's items. */
    GROUP(Layout.SEQUENCE),
    /** Value and target. */
    ITEM(Layout.FIXED),
    /** Items, body, handlers, else, finally. */
    TRY(Layout.FIXED),
    HANDLERS(Layout.SUBSET),
    /** Types, target, body. */
    HANDLER(Layout.FIXED),
    /** Subject and cases. */
    SWITCH(Layout.FIXED),
    CASES(Layout.SUBSET),
    /** Patterns, guard, body. */
    CASE(Layout.FIXED),
    /** {@code synchronized}, a label and the like: what the value says. */
    OTHER(Layout.SEQUENCE);

    /** How a pattern's children are compared with those of code. */
    public enum Layout {
        LEAF,
        /** Each with its own. */
        FIXED,
        /** In their order, all of them; {@link #MANY} stands for any number. */
        SEQUENCE,
        /** As {@link #SEQUENCE} for the positional ones; keywords in any order. */
        ARGUMENTS,
        /** In any order, all of them unless there is a {@link #MANY}. */
        SET,
        /** In any order, others may be there. */
        SUBSET,
        /** Statements: in their order, {@link #MANY} reaches into nested blocks. */
        BLOCK
    }

    private final Layout layout;

    Form(Layout layout) {
        this.layout = layout;
    }

    Layout layout() {
        return layout;
    }

    /** Whether it has a value of its own, or stands for one. */
    public boolean isExpression() {
        return compareTo(DEEP) >= 0 && compareTo(ASSIGN) <= 0;
    }

    /** Whether it repeats what is in it. */
    public boolean isLoop() {
        return this == FOR_EACH || this == FOR || this == WHILE || this == DO;
    }
}
