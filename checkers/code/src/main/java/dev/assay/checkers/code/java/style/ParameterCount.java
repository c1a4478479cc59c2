package dev.assay.checkers.code.java.style;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;

/** Methods with many parameters. */
final class ParameterCount implements Style.OfNodes {

    @Override
    public String fault(CodeTree code, int node, Limits limits) {
        if (code.form(node) != Form.FUNCTION) {
            return "";
        }
        int parameters = code.children(code.child(node, 1)).size();
        return parameters > limits.parameters()
                ? "has "
                        + parameters
                        + " parameters; at most "
                        + limits.parameters()
                        + " are asked for."
                : "";
    }
}
