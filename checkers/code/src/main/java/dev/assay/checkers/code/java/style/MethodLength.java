package dev.assay.checkers.code.java.style;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;

/** Methods of many lines. */
final class MethodLength implements Style.OfNodes {

    @Override
    public String fault(CodeTree code, int node, Limits limits) {
        if (code.form(node) != Form.FUNCTION) {
            return "";
        }
        long lines = code.text(node).lines().count();
        return lines > limits.methodLines()
                ? "has " + lines + " lines; at most " + limits.methodLines() + " are asked for."
                : "";
    }
}
