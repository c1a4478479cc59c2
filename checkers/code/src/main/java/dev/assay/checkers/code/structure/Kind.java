package dev.assay.checkers.code.structure;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Kinds of code that an author may ask a hole to stand for. */
public enum Kind {
    NAME(Form.NAME, Form.LABEL),
    STRING(Form.STRING, Form.TEMPLATE),
    NUMBER(Form.NUMBER),
    LITERAL(Form.STRING, Form.NUMBER, Form.LITERAL),
    CALL(Form.CALL, Form.NEW),
    ATTRIBUTE(Form.MEMBER),
    COLLECTION(Form.LIST, Form.TUPLE, Form.SET, Form.DICTIONARY, Form.COMPREHENSION, Form.ARRAY),
    OPERATION(Form.BINARY, Form.UNARY),
    COMPARISON(Form.BINARY),
    ASSIGNMENT(Form.ASSIGN),
    LAMBDA(Form.LAMBDA, Form.REFERENCE),
    LOOP(Form.FOR_EACH, Form.FOR, Form.WHILE, Form.DO),
    CONDITION(Form.IF, Form.SWITCH, Form.TERNARY),
    FUNCTION(Form.FUNCTION),
    CLASS(Form.CLASS),
    TYPE(Form.TYPE);

    private static final Set<String> COMPARING =
            Set.of("==", "!=", "<", "<=", "in", "not in", "is", "is not");

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final Set<Form> forms;

    Kind(Form... forms) {
        this.forms = EnumSet.copyOf(Arrays.asList(forms));
    }

    boolean has(CodeTree code, int node) {
        return switch (this) {
            case NUMBER ->
                    code.form(node) == Form.NUMBER
                            || (code.form(node) == Form.UNARY
                                    && code.form(node + 1) == Form.NUMBER);
            case COMPARISON ->
                    code.form(node) == Form.BINARY && COMPARING.contains(code.value(node));
            default -> forms.contains(code.form(node));
        };
    }
}
