package dev.assay.checkers.code.java.style;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;

/** Bodies of loops and conditions without braces. */
final class Braces implements Style.OfNodes {

    @Override
    public String fault(CodeTree code, int node, Limits limits) {
        Form form = code.form(node);
        if (form != Form.IF && !form.isLoop()) {
            return "";
        }
        for (int child : code.children(node)) {
            boolean block = code.form(child) == Form.BLOCK && code.start(child) < code.end(child);
            boolean elseIf =
                    block
                            && form == Form.IF
                            && code.child(node, 2) == child
                            && code.form(child + 1) == Form.IF;
            if (block && !elseIf && !code.text(child).startsWith("{")) {
                return "should have its body in braces.";
            }
        }
        return "";
    }
}
