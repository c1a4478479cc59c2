package dev.assay.checkers.code.java.style;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;

/** Texts compared by whether they are the same object. */
final class TextEquality implements Style.OfNodes {

    @Override
    public String fault(CodeTree code, int node, Limits limits) {
        boolean equality =
                code.form(node) == Form.BINARY
                        && (code.value(node).equals("==") || code.value(node).equals("!="));
        boolean text =
                equality
                        && (code.form(code.child(node, 0)) == Form.STRING
                                || code.form(code.child(node, 1)) == Form.STRING);
        return text ? "compares texts by identity: use equals." : "";
    }
}
