package dev.assay.checkers.code.java.style;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;

/** Exceptions that are swallowed; a name such as {@code ignored} says that it is meant. */
final class EmptyCatch implements Style.OfNodes {

    @Override
    public String fault(CodeTree code, int node, Limits limits) {
        if (code.form(node) != Form.HANDLER) {
            return "";
        }
        String name = code.value(code.child(node, 1));
        boolean empty = code.children(code.child(node, 2)).isEmpty();
        boolean meant =
                name.startsWith("ignore") || name.startsWith("expected") || name.equals("_");
        return empty && !meant ? "swallows an exception." : "";
    }
}
