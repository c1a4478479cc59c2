package dev.assay.checkers.code.java.style;

import dev.assay.checkers.code.structure.CodeTree;

/** Fields that others can change. */
final class OpenFields implements Style.OfNodes {

    @Override
    public String fault(CodeTree code, int node, Limits limits) {
        boolean open =
                Style.isField(code, node)
                        && !Style.has(code, node, "private")
                        && !Style.isConstant(code, node)
                        && !Style.has(code, node, "protected")
                        && !Style.has(code, node, "final");
        return open ? "should be private." : "";
    }
}
