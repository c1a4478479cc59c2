package dev.assay.checkers.code.java.style;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;

/** Imports of whole packages. */
final class WildcardImports implements Style.OfNodes {

    @Override
    public String fault(CodeTree code, int node, Limits limits) {
        return code.form(node) == Form.IMPORT && code.value(node + 1).endsWith("*")
                ? "imports a whole package: name the classes."
                : "";
    }
}
