package dev.assay.checkers.code.structure;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern, read: code with holes. Immutable.
 *
 * @param source as written
 * @param tree with {@link Form#HOLE}, {@link Form#MANY} and the like in the place of holes
 * @param variables the number of each node's hole; {@link CodeTree#NONE} for holes without a name
 *     and for nodes that are none
 * @param items the statements, without an ellipsis before the first and after the last
 */
record Pattern(String source, CodeTree tree, List<Integer> variables, List<Integer> items) {

    Pattern {
        variables = List.copyOf(variables);
        items = List.copyOf(items);
    }

    /** Whether it is one statement or expression. */
    boolean isSingle() {
        return items.size() == 1;
    }

    int first() {
        return items.getFirst();
    }

    /** Whether a node of code may be where it begins, as far as their forms say. */
    boolean mayBegin(CodeTree code, int node) {
        return isSingle() ? mayBe(tree.form(first()), code, node) : code.isStatement(node);
    }

    /** Whether a node of code may be one of a pattern's form. */
    static boolean mayBe(Form wanted, CodeTree code, int node) {
        return switch (wanted) {
            case DEEP, HOLE, ANY_STRING, NAME, MEMBER -> true;
            default -> wanted == code.form(node);
        };
    }

    int variable(int node) {
        return variables.get(node);
    }

    /** The simple statements: what can be there or not when a part of it earns something. */
    List<Integer> steps() {
        List<Integer> steps = new ArrayList<>();
        for (int node = 1; node < tree.size(); node++) {
            boolean gap = tree.form(node) == Form.MANY;
            if (tree.isStatement(node) && !gap && !hasBlock(node)) {
                steps.add(node);
            }
        }
        return steps;
    }

    private boolean hasBlock(int node) {
        for (int inner = node; inner < tree.after(node); inner++) {
            if (tree.form(inner) == Form.BLOCK || tree.form(inner) == Form.MEMBERS) {
                return true;
            }
        }
        return false;
    }
}
