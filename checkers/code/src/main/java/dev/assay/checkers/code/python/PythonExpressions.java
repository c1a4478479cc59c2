package dev.assay.checkers.code.python;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns Python's expressions into a tree. */
class PythonExpressions extends PythonLiterals {

    PythonExpressions(CodeTree.Builder to, SyntaxTree tree, @Nullable Origin[] origins) {
        super(to, tree, origins);
    }

    /** A child that may be left out. */
    final void expression(int node, int owner) {
        if (node == SyntaxTree.ABSENT) {
            absent(owner);
        } else {
            expression(node);
        }
    }

    final void all(Form form, int node) {
        List<Integer> parts = parts(node);
        boolean list =
                parts.size() == 1 && tree.kind(parts.getFirst()) == PythonKind.EXPRESSION_LIST;
        if (form == Form.DELETE && list) {
            sequence(form, node, parts(parts.getFirst()));
        } else {
            sequence(form, node, parts);
        }
    }

    final void sequence(Form form, int node, List<Integer> parts) {
        open(form, "", node);
        parts.forEach(this::expression);
        to.close();
    }

    final void other(int node, String value) {
        open(Form.OTHER, value, node);
        parts(node).forEach(this::expression);
        to.close();
    }

    @Override
    final void expression(int outer) {
        int node = tree.withoutParentheses(outer);
        if (to.isTooDeep()) {
            leaf(Form.OTHER, "deep", node);
            return;
        }
        switch (tree.kind(node)) {
            case IDENTIFIER -> name(node);
            case ATTRIBUTE -> {
                int opened = open(Form.MEMBER, "", node);
                resolve(opened, node);
                expression(tree.child(node, PythonField.OBJECT), node);
                label(tree.child(node, PythonField.ATTRIBUTE), node);
                to.close();
            }
            case CALL -> {
                int opened = open(Form.CALL, "", node);
                resolve(opened, node);
                int callee = tree.child(node, PythonField.FUNCTION);
                int given = tree.child(node, PythonField.ARGUMENTS);
                expression(callee, node);
                arguments(isLongSuper(callee, given) ? SyntaxTree.ABSENT : given, node);
                to.close();
            }
            case SUBSCRIPT, GENERIC_TYPE -> subscript(node);
            case SLICE -> slice(node);
            case STRING, CONCATENATED_STRING -> string(node);
            case INTEGER, FLOAT -> leaf(Form.NUMBER, number(tree.text(node)), node);
            case TRUE -> leaf(Form.LITERAL, "true", node);
            case FALSE -> leaf(Form.LITERAL, "false", node);
            case NONE -> leaf(Form.LITERAL, "null", node);
            case ELLIPSIS -> leaf(Form.LITERAL, "ellipsis", node);
            case BINARY_OPERATOR, BOOLEAN_OPERATOR -> {
                int operator = tree.child(node, PythonField.OPERATOR);
                binary(
                        operator == SyntaxTree.ABSENT ? "?" : tree.text(operator),
                        node,
                        tree.child(node, PythonField.LEFT),
                        tree.child(node, PythonField.RIGHT));
            }
            case COMPARISON_OPERATOR -> comparison(node);
            case NOT_OPERATOR -> unary("not", node);
            case UNARY_OPERATOR -> {
                int operator = tree.child(node, PythonField.OPERATOR);
                unary(operator == SyntaxTree.ABSENT ? "-" : tree.text(operator), node);
            }
            case CONDITIONAL_EXPRESSION -> conditional(node);
            case LAMBDA -> {
                open(Form.LAMBDA, "", node);
                int parameters = tree.child(node, PythonField.PARAMETERS);
                if (parameters == SyntaxTree.ABSENT) {
                    open(Form.PARAMETERS, "", node);
                    to.close();
                } else {
                    parameters(parameters);
                }
                expression(tree.child(node, PythonField.BODY), node);
                to.close();
            }
            case LIST, LIST_PATTERN -> sequence(Form.LIST, node, parts(node));
            case TUPLE, EXPRESSION_LIST, PATTERN_LIST, TUPLE_PATTERN ->
                    sequence(Form.TUPLE, node, parts(node));
            case SET -> sequence(Form.SET, node, parts(node));
            case DICTIONARY -> sequence(Form.DICTIONARY, node, parts(node));
            case PAIR -> pair(node);
            case LIST_COMPREHENSION -> comprehension("list", node);
            case SET_COMPREHENSION -> comprehension("set", node);
            case DICTIONARY_COMPREHENSION -> comprehension("dict", node);
            case GENERATOR_EXPRESSION -> comprehension("generator", node);
            case LIST_SPLAT, LIST_SPLAT_PATTERN -> splat("*", node);
            case DICTIONARY_SPLAT, DICTIONARY_SPLAT_PATTERN -> splat("**", node);
            case AWAIT -> sequence(Form.AWAIT, node, parts(node));
            case YIELD -> sequence(Form.YIELD, node, parts(node));
            case ASSIGNMENT, NAMED_EXPRESSION -> assignment(node);
            case AUGMENTED_ASSIGNMENT -> augmented(node);
            case TYPE, INTERPOLATION, AS_PATTERN_TARGET -> expression(tree.firstPart(node), node);
            case AS_PATTERN -> item(node);
            case DOTTED_NAME -> leaf(Form.NAME, tree.text(node).replaceAll("\\s", ""), node);
            case UNION_TYPE -> other(node, "|");
            case ERROR -> {
                to.trouble(tree.start(node), tree.end(node));
                other(node, "error");
            }
            default -> other(node, tree.kind(node).name().toLowerCase(Locale.ROOT));
        }
    }

    final void name(int node) {
        int opened = open(Form.NAME, tree.text(node), node);
        resolve(opened, node);
        to.close();
    }

    /** {@code super(Net, self)} in {@code Net}: as {@code super()}. */
    private boolean isLongSuper(int callee, int arguments) {
        if (callee == SyntaxTree.ABSENT
                || arguments == SyntaxTree.ABSENT
                || !tree.is(callee, "super")
                || tree.kind(arguments) != PythonKind.ARGUMENT_LIST) {
            return false;
        }
        List<Integer> given = parts(arguments);
        if (given.size() != 2 || !(tree.is(given.get(1), "self") || tree.is(given.get(1), "cls"))) {
            return false;
        }
        int around = tree.parent(callee);
        while (around != SyntaxTree.ABSENT && tree.kind(around) != PythonKind.CLASS_DEFINITION) {
            around = tree.parent(around);
        }
        int name = around == SyntaxTree.ABSENT ? around : tree.child(around, PythonField.NAME);
        return name == SyntaxTree.ABSENT
                || tree.is(given.getFirst(), tree.text(name))
                || tree.is(given.getFirst(), "__class__");
    }

    final void arguments(int node, int call) {
        if (node == SyntaxTree.ABSENT) {
            open(Form.ARGUMENTS, "", call);
            to.close();
            return;
        }
        open(Form.ARGUMENTS, "", node);
        if (tree.kind(node) == PythonKind.GENERATOR_EXPRESSION) {
            comprehension("generator", node);
        } else {
            List<Integer> parts = parts(node);
            for (int part : parts) {
                if (tree.kind(part) != PythonKind.KEYWORD_ARGUMENT) {
                    expression(part);
                }
            }
            for (int part : parts) {
                if (tree.kind(part) == PythonKind.KEYWORD_ARGUMENT) {
                    open(Form.KEYWORD, "", part);
                    label(tree.child(part, PythonField.NAME), part);
                    expression(tree.child(part, PythonField.VALUE), part);
                    to.close();
                }
            }
        }
        to.close();
    }

    final void subscript(int node) {
        List<Integer> parts = parts(node);
        int opened = open(Form.INDEX, "", node);
        resolve(opened, node);
        if (parts.isEmpty()) {
            absent(node);
        } else {
            expression(parts.getFirst());
        }
        open(Form.ARGUMENTS, "", node);
        for (int part : parts.subList(Math.min(1, parts.size()), parts.size())) {
            if (tree.kind(part) == PythonKind.TUPLE) {
                parts(part).forEach(this::expression);
            } else {
                expression(part);
            }
        }
        to.close();
        to.close();
    }

    final void slice(int node) {
        open(Form.SLICE, "", node);
        int places = 0;
        boolean filled = false;
        for (int child = tree.firstChild(node);
                child != SyntaxTree.ABSENT;
                child = tree.nextSibling(child)) {
            if (tree.kind(child) == PythonKind.TOKEN) {
                if (!filled) {
                    leaf(Form.NOTHING, "", child);
                }
                places++;
                filled = false;
            } else if (tree.kind(child) != PythonKind.COMMENT) {
                expression(child);
                filled = true;
            }
        }
        if (!filled) {
            leaf(Form.NOTHING, "", node);
        }
        if (places < 2) {
            leaf(Form.NOTHING, "", node);
        }
        to.close();
    }

    final void parameters(int node) {
        open(Form.PARAMETERS, "", node);
        for (int part : parts(node)) {
            if (tree.kind(part) != PythonKind.KEYWORD_SEPARATOR
                    && tree.kind(part) != PythonKind.POSITIONAL_SEPARATOR) {
                parameter(part);
            }
        }
        to.close();
    }

    final void parameter(int node) {
        int inner = tree.kind(node) == PythonKind.TYPED_PARAMETER ? tree.firstPart(node) : node;
        String stars =
                switch (inner == SyntaxTree.ABSENT ? PythonKind.OTHER : tree.kind(inner)) {
                    case LIST_SPLAT_PATTERN -> "*";
                    case DICTIONARY_SPLAT_PATTERN -> "**";
                    default -> "";
                };
        open(Form.PARAMETER, stars, node);
        int name =
                switch (tree.kind(node)) {
                    case DEFAULT_PARAMETER, TYPED_DEFAULT_PARAMETER ->
                            tree.child(node, PythonField.NAME);
                    default -> stars.isEmpty() ? inner : tree.firstPart(inner);
                };
        expression(name, node);
        expression(tree.child(node, PythonField.TYPE), node);
        expression(tree.child(node, PythonField.VALUE), node);
        to.close();
    }

    /** A value with {@code as} and a name, or without. */
    final void item(int node) {
        if (node == SyntaxTree.ABSENT) {
            return;
        }
        open(Form.ITEM, "", node);
        if (tree.kind(node) == PythonKind.AS_PATTERN) {
            expression(tree.firstPart(node), node);
            int alias = tree.child(node, PythonField.ALIAS);
            expression(alias == SyntaxTree.ABSENT ? alias : tree.firstPart(alias), node);
        } else {
            expression(node);
            to.absent(tree.end(node));
        }
        to.close();
    }

    final void binary(String operator, int node, int left, int right) {
        boolean turned = operator.equals(">") || operator.equals(">=");
        open(Form.BINARY, turned ? operator.replace('>', '<') : operator, node);
        expression(turned ? right : left, node);
        expression(turned ? left : right, node);
        to.close();
    }

    /** {@code a < b < c} is {@code a < b and b < c}. */
    final void comparison(int node) {
        List<Integer> operands = parts(node);
        List<String> operators = new ArrayList<>();
        StringBuilder operator = new StringBuilder();
        for (int child = tree.firstChild(node);
                child != SyntaxTree.ABSENT;
                child = tree.nextSibling(child)) {
            if (tree.kind(child) == PythonKind.TOKEN) {
                operator.append(operator.isEmpty() ? "" : " ").append(tree.text(child));
            } else if (!operator.isEmpty() && tree.kind(child) != PythonKind.COMMENT) {
                operators.add(operator.toString().replaceAll("\\s+", " "));
                operator.setLength(0);
            }
        }
        int last = Math.min(operators.size(), operands.size() - 1);
        if (last < 1) {
            other(node, "comparison");
            return;
        }
        for (int i = 0; i < last - 1; i++) {
            open(Form.BINARY, "and", node);
        }
        for (int i = 0; i < last; i++) {
            binary(operators.get(i), node, operands.get(i), operands.get(i + 1));
            if (i > 0) {
                to.close();
            }
        }
    }

    final void unary(String operator, int node) {
        open(Form.UNARY, operator, node);
        List<Integer> parts = parts(node);
        if (parts.isEmpty()) {
            absent(node);
        } else {
            expression(parts.getLast());
        }
        to.close();
    }

    final void conditional(int node) {
        List<Integer> parts = parts(node);
        if (parts.size() != 3) {
            other(node, "conditional");
            return;
        }
        open(Form.TERNARY, "", node);
        expression(parts.get(1));
        expression(parts.get(0));
        expression(parts.get(2));
        to.close();
    }

    final void pair(int node) {
        open(Form.PAIR, "", node);
        expression(tree.child(node, PythonField.KEY), node);
        expression(tree.child(node, PythonField.VALUE), node);
        to.close();
    }

    final void comprehension(String kind, int node) {
        open(Form.COMPREHENSION, kind, node);
        for (int part : parts(node)) {
            switch (tree.kind(part)) {
                case FOR_IN_CLAUSE -> {
                    open(Form.EACH, "", part);
                    expression(tree.child(part, PythonField.LEFT), part);
                    expression(tree.child(part, PythonField.RIGHT), part);
                    to.close();
                }
                case IF_CLAUSE -> sequence(Form.GUARD, part, parts(part));
                default -> expression(part);
            }
        }
        to.close();
    }

    final void splat(String stars, int node) {
        open(Form.SPLAT, stars, node);
        expression(tree.firstPart(node), node);
        to.close();
    }

    final void assignment(int node) {
        boolean walrus = tree.kind(node) == PythonKind.NAMED_EXPRESSION;
        int target = tree.child(node, walrus ? PythonField.NAME : PythonField.LEFT);
        int value = tree.child(node, walrus ? PythonField.VALUE : PythonField.RIGHT);
        open(Form.ASSIGN, "", node);
        if (isUnpacked(target)) {
            sequence(Form.TUPLE, target, parts(tree.withoutParentheses(target)));
            unpacked(value, node);
        } else {
            expression(target, node);
            expression(value, node);
        }
        expression(tree.child(node, PythonField.TYPE), node);
        to.close();
    }

    /** {@code [a, b] = [b, a]} is {@code a, b = b, a}. */
    private boolean isUnpacked(int target) {
        if (target == SyntaxTree.ABSENT) {
            return false;
        }
        return switch (tree.kind(tree.withoutParentheses(target))) {
            case LIST, LIST_PATTERN, TUPLE, TUPLE_PATTERN, PATTERN_LIST -> true;
            default -> false;
        };
    }

    private void unpacked(int value, int owner) {
        int inner = value == SyntaxTree.ABSENT ? value : tree.withoutParentheses(value);
        if (inner != SyntaxTree.ABSENT && tree.kind(inner) == PythonKind.LIST) {
            sequence(Form.TUPLE, inner, parts(inner));
        } else {
            expression(value, owner);
        }
    }

    /** {@code x += 1} is {@code x = x + 1}. */
    final void augmented(int node) {
        int left = tree.child(node, PythonField.LEFT);
        int operator = tree.child(node, PythonField.OPERATOR);
        String sign = operator == SyntaxTree.ABSENT ? "+=" : tree.text(operator);
        open(Form.ASSIGN, "", node);
        expression(left, node);
        binary(
                sign.substring(0, Math.max(1, sign.length() - 1)),
                node,
                left,
                tree.child(node, PythonField.RIGHT));
        absent(node);
        to.close();
    }
}
