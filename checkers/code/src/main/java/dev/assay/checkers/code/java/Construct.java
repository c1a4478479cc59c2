package dev.assay.checkers.code.java;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import java.util.Set;

/** Constructs of Java that an author may forbid. */
public enum Construct {
    LOOP("a loop"),
    FOR("a for loop"),
    FOR_EACH("a for-each loop"),
    WHILE("a while loop"),
    DO_WHILE("a do-while loop"),
    INFINITE_LOOP("a loop without end"),
    RECURSION("recursion"),
    IF("an if"),
    ELSE("an else"),
    SWITCH("a switch"),
    CONDITIONAL("a conditional expression"),
    LAMBDA("a lambda or method reference"),
    STREAM("a stream"),
    TRY("a try"),
    BROAD_CATCH("catching every exception"),
    EMPTY_CATCH("a catch that does nothing"),
    THROW("throwing an exception"),
    BREAK("a break"),
    CONTINUE("a continue"),
    INSTANCEOF("an instanceof"),
    CAST("a cast"),
    INHERITANCE("deriving from a class"),
    STATIC_FIELD("a static variable"),
    PUBLIC_FIELD("a public variable"),
    VAR("var"),
    ARRAY("an array"),
    NULL("null"),
    TEXT_EQUALITY("comparing texts by =="),
    PRINTING("printing");

    private static final Set<String> BROAD =
            Set.of("java.lang.Exception", "java.lang.Throwable", "java.lang.RuntimeException");

    private final String words;

    Construct(String words) {
        this.words = words;
    }

    /** What it is called in feedback. */
    String words() {
        return words;
    }

    /** Whether a node is one; recursion is found by {@link Recursion}. */
    boolean is(CodeTree code, int node) {
        Form form = code.form(node);
        return switch (this) {
            case LOOP -> form.isLoop();
            case FOR -> form == Form.FOR;
            case FOR_EACH -> form == Form.FOR_EACH;
            case WHILE -> form == Form.WHILE;
            case DO_WHILE -> form == Form.DO;
            case INFINITE_LOOP -> isEndless(code, node);
            case RECURSION -> false;
            case IF -> form == Form.IF;
            case ELSE -> form == Form.IF && code.form(code.child(node, 2)) == Form.BLOCK;
            case SWITCH -> form == Form.SWITCH;
            case CONDITIONAL -> form == Form.TERNARY;
            case LAMBDA -> form == Form.LAMBDA || form == Form.REFERENCE;
            case STREAM -> isStream(code, node);
            case TRY -> form == Form.TRY;
            case BROAD_CATCH -> form == Form.HANDLER && isBroad(code, node);
            case EMPTY_CATCH ->
                    form == Form.HANDLER && code.children(code.child(node, 2)).isEmpty();
            case THROW -> form == Form.THROW;
            case BREAK -> form == Form.BREAK;
            case CONTINUE -> form == Form.CONTINUE;
            case INSTANCEOF -> form == Form.INSTANCE_OF;
            case CAST -> form == Form.CAST;
            case INHERITANCE ->
                    form == Form.CLASS
                            && code.value(node).equals("class")
                            && code.text(node).split("\\{", 2)[0].contains(" extends ");
            case STATIC_FIELD -> isField(code, node, "static") && !has(code, node, "final");
            case PUBLIC_FIELD -> isField(code, node, "public") && !has(code, node, "final");
            case VAR -> form == Form.TYPE && code.value(node).equals("var");
            case ARRAY ->
                    form == Form.ARRAY || (form == Form.TYPE && code.value(node).equals("[]"));
            case NULL -> form == Form.LITERAL && code.value(node).equals("null");
            case TEXT_EQUALITY -> isTextEquality(code, node);
            case PRINTING ->
                    form == Form.CALL
                            && (code.name(node + 1).startsWith("java.lang.IO.print")
                                    || (code.form(node + 1) == Form.MEMBER
                                            && code.name(code.child(node + 1, 0))
                                                    .equals("java.lang.System.out")));
        };
    }

    /** {@code ==} or {@code !=} with a text on one side. */
    static boolean isTextEquality(CodeTree code, int node) {
        boolean equality =
                code.form(node) == Form.BINARY
                        && (code.value(node).equals("==") || code.value(node).equals("!="));
        return equality
                && (code.form(code.child(node, 0)) == Form.STRING
                        || code.form(code.child(node, 1)) == Form.STRING);
    }

    private static boolean isEndless(CodeTree code, int node) {
        int condition =
                switch (code.form(node)) {
                    case WHILE -> code.child(node, 0);
                    case DO -> code.child(node, 1);
                    case FOR -> code.child(node, 1);
                    default -> CodeTree.NONE;
                };
        if (condition == CodeTree.NONE) {
            return false;
        }
        boolean always =
                code.form(condition) == Form.ABSENT
                        || (code.form(condition) == Form.LITERAL
                                && code.value(condition).equals("true"));
        for (int inner = node; inner < code.after(node) && always; inner++) {
            Form form = code.form(inner);
            always = form != Form.BREAK && form != Form.RETURN && form != Form.THROW;
        }
        return always;
    }

    private static boolean isStream(CodeTree code, int node) {
        if (code.form(node) != Form.CALL || code.form(node + 1) != Form.MEMBER) {
            return false;
        }
        String label = code.value(code.child(node + 1, 1));
        return label.equals("stream")
                || label.equals("parallelStream")
                || code.name(node + 1).startsWith("java.util.stream.");
    }

    private static boolean isBroad(CodeTree code, int node) {
        for (int type : code.children(code.child(node, 0))) {
            if (BROAD.contains(code.name(type))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isField(CodeTree code, int node, String modifier) {
        return code.form(node) == Form.ASSIGN
                && code.form(code.parent(node)) == Form.MEMBERS
                && has(code, node, modifier);
    }

    /** Whether a declaration has a modifier. */
    static boolean has(CodeTree code, int node, String modifier) {
        for (int child : code.children(node)) {
            if (code.form(child) == Form.MODIFIERS) {
                for (int one : code.children(child)) {
                    if (code.value(one).equals(modifier)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
