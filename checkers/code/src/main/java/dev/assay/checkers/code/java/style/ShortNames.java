package dev.assay.checkers.code.java.style;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import java.util.Set;

/** Names of one letter say nothing, but where everybody uses them. */
final class ShortNames implements Style.OfNodes {

    private static final Set<String> USUAL =
            Set.of("i", "j", "k", "n", "m", "x", "y", "z", "a", "b", "c", "e", "_", "s", "t");

    @Override
    public String fault(CodeTree code, int node, Limits limits) {
        boolean declared =
                Style.isField(code, node)
                        || Style.isLocal(code, node)
                        || (code.form(node) == Form.FUNCTION);
        if (!declared) {
            return "";
        }
        String name = code.value(node + 1);
        boolean counter =
                USUAL.contains(name)
                        && code.form(node) == Form.ASSIGN
                        && !Style.isField(code, node);
        return name.length() == 1 && !counter ? "should have a name that says what it is." : "";
    }
}
