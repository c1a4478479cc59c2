package dev.assay.checkers.code.java.style;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import java.util.ArrayList;
import java.util.List;

/** One rule. */
interface Style {

    /** Where it is broken, in order. */
    List<Found> find(CodeTree code, Limits limits);

    /** A rule that looks at nodes one by one. */
    interface OfNodes extends Style {

        /** What is wrong with a node; empty when nothing is. */
        String fault(CodeTree code, int node, Limits limits);

        @Override
        default List<Found> find(CodeTree code, Limits limits) {
            List<Found> found = new ArrayList<>();
            for (int node = 1; node < code.size(); node++) {
                String fault = fault(code, node, limits);
                if (!fault.isEmpty()) {
                    found.add(new Found(node, fault));
                }
            }
            return found;
        }
    }

    /** Whether a declaration has a modifier or annotation. */
    static boolean has(CodeTree code, int node, String modifier) {
        for (int child : code.children(node)) {
            if (code.form(child) == Form.MODIFIERS
                    && code.children(child).stream()
                            .anyMatch(one -> code.value(one).equals(modifier))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a node is a declared field. */
    static boolean isField(CodeTree code, int node) {
        return code.form(node) == Form.ASSIGN
                && (code.form(code.parent(node)) == Form.MEMBERS || isMember(code, node))
                && code.form(node + 1) == Form.NAME;
    }

    /** Whether it stands beside methods without a class around them: only fields have modifiers. */
    private static boolean isMember(CodeTree code, int node) {
        return code.parent(node) == 0 && code.children(node).size() > 3;
    }

    /** Whether a node declares a local variable. */
    static boolean isLocal(CodeTree code, int node) {
        return code.form(node) == Form.ASSIGN
                && !isField(code, node)
                && code.form(node + 1) == Form.NAME
                && code.children(node).size() > 2
                && code.form(code.child(node, 2)) == Form.TYPE;
    }

    /** Whether a field never changes and belongs to the class. */
    static boolean isConstant(CodeTree code, int node) {
        boolean ofInterface =
                code.parent(node) > 0
                        && code.value(code.parent(code.parent(node))).equals("interface");
        return isField(code, node)
                && (ofInterface || (has(code, node, "static") && has(code, node, "final")));
    }
}
