package dev.assay.checkers.code.java.style;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;

/** Statements inside statements inside statements. */
final class Nesting implements Style.OfNodes {

    @Override
    public String fault(CodeTree code, int node, Limits limits) {
        if (!nests(code, node)) {
            return "";
        }
        int depth = 1;
        for (int at = code.parent(node); at > 0 && code.form(at) != Form.FUNCTION; ) {
            depth += nests(code, at) ? 1 : 0;
            at = code.parent(at);
        }
        return depth == limits.nesting() + 1
                ? "is nested " + depth + " deep; at most " + limits.nesting() + " is asked for."
                : "";
    }

    /** An {@code else if} goes on with its {@code if}. */
    private static boolean nests(CodeTree code, int node) {
        Form form = code.form(node);
        if (form == Form.IF) {
            int block = code.parent(node);
            int around = code.parent(block);
            boolean goesOn =
                    around > 0
                            && code.form(around) == Form.IF
                            && code.child(around, 2) == block
                            && code.start(block) == code.start(node);
            return !goesOn;
        }
        return form.isLoop() || form == Form.TRY || form == Form.SWITCH;
    }
}
