package dev.assay.checkers.code.python;

import java.util.Set;

/** Where a tree's loops, branches, contexts and functions begin. */
final class Openers {

    private final SyntaxTree tree;

    /** The innermost opener that a node is in, itself included. */
    final int[] nearest;

    /** The innermost function that a node is in. */
    final int[] function;

    /**
     * Looks a tree over.
     *
     * @param lambdas those that have a name: functions as much as others
     */
    Openers(SyntaxTree tree, Set<Scopes.Value> lambdas) {
        this.tree = tree;
        this.nearest = new int[tree.size()];
        this.function = new int[tree.size()];
        for (int node = 0; node < tree.size(); node++) {
            int parent = tree.parent(node);
            boolean top = parent == SyntaxTree.ABSENT;
            nearest[node] = opens(node) ? node : top ? SyntaxTree.ABSENT : nearest[parent];
            function[node] = top ? SyntaxTree.ABSENT : function[parent];
            if (tree.kind(node) == PythonKind.FUNCTION_DEFINITION
                    || (tree.kind(node) == PythonKind.LAMBDA
                            && lambdas.contains(new Scopes.Value(tree, node)))) {
                function[node] = node;
                nearest[node] = node;
            }
        }
    }

    int outer(int opener) {
        int parent = tree.parent(opener);
        return parent == SyntaxTree.ABSENT ? SyntaxTree.ABSENT : nearest[parent];
    }

    boolean isLoop(int node) {
        return switch (tree.kind(node)) {
            case WHILE_STATEMENT,
                    LIST_COMPREHENSION,
                    SET_COMPREHENSION,
                    DICTIONARY_COMPREHENSION,
                    GENERATOR_EXPRESSION ->
                    true;
            case BLOCK ->
                    tree.kind(tree.parent(node)) == PythonKind.FOR_STATEMENT
                            && tree.field(node) == PythonField.BODY;
            default -> false;
        };
    }

    private boolean opens(int node) {
        int parent = tree.parent(node);
        return switch (tree.kind(node)) {
            case BLOCK ->
                    isLoop(node)
                            || (tree.kind(parent) == PythonKind.WITH_STATEMENT
                                    && tree.field(node) == PythonField.BODY)
                            || (tree.kind(parent) == PythonKind.IF_STATEMENT
                                    && tree.field(node) == PythonField.CONSEQUENCE);
            case ELIF_CLAUSE -> true;
            case ELSE_CLAUSE -> tree.kind(parent) == PythonKind.IF_STATEMENT;
            default -> isLoop(node);
        };
    }
}
