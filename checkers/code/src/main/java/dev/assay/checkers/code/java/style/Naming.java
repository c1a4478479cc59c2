package dev.assay.checkers.code.java.style;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import java.util.regex.Pattern;

/** Names as Java writes them. */
final class Naming implements Style.OfNodes {

    private static final Pattern UPPER_CAMEL = Pattern.compile("[A-Z][A-Za-z0-9]*");
    private static final Pattern LOWER_CAMEL = Pattern.compile("[a-z][A-Za-z0-9]*|_");
    private static final Pattern TEST = Pattern.compile("[a-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*");
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

    @Override
    public String fault(CodeTree code, int node, Limits limits) {
        String name = code.value(Math.min(node + 1, code.size() - 1));
        return switch (code.form(node)) {
            case CLASS ->
                    UPPER_CAMEL.matcher(name).matches()
                            ? ""
                            : "should have a name in UpperCamelCase.";
            case FUNCTION ->
                    code.value(node).equals("constructor")
                                    || LOWER_CAMEL.matcher(name).matches()
                                    || isTest(code, node, name)
                            ? ""
                            : "should have a name in lowerCamelCase.";
            case CONSTANT ->
                    CONSTANT.matcher(name).matches() || UPPER_CAMEL.matcher(name).matches()
                            ? ""
                            : "should have a name in UPPER_CASE.";
            case PARAMETER -> lower(name);
            case ASSIGN -> {
                boolean declared = Style.isField(code, node) || Style.isLocal(code, node);
                if (!declared || name.equals("serialVersionUID")) {
                    yield "";
                }
                boolean upper = CONSTANT.matcher(name).matches();
                if (!Style.isConstant(code, node)) {
                    boolean named = upper && isFinalLocal(code, node);
                    yield named ? "" : lower(name);
                }
                yield upper || isObject(code, node, name)
                        ? ""
                        : "is a constant: its name should be in UPPER_CASE.";
            }
            default -> "";
        };
    }

    /** Many name what a method never changes as a class's constant. */
    private static boolean isFinalLocal(CodeTree code, int node) {
        return Style.isLocal(code, node) && code.text(node).startsWith("final ");
    }

    /** Constants that hold an object with a life of its own are often named like variables. */
    private static boolean isObject(CodeTree code, int node, String name) {
        Form value = code.form(code.child(node, 1));
        return (value == Form.NEW || value == Form.CALL) && LOWER_CAMEL.matcher(name).matches();
    }

    /** A test's name is a sentence. */
    private static boolean isTest(CodeTree code, int node, String name) {
        return (Style.has(code, node, "@Test") || Style.has(code, node, "@ParameterizedTest"))
                && TEST.matcher(name).matches();
    }

    private static String lower(String name) {
        return LOWER_CAMEL.matcher(name).matches() ? "" : "should have a name in lowerCamelCase.";
    }
}
