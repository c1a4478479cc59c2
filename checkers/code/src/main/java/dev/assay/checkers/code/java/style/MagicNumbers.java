package dev.assay.checkers.code.java.style;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import java.math.BigDecimal;

/** Numbers in the midst of code whose meaning nobody knows. */
final class MagicNumbers implements Style.OfNodes {

    private static final int LONGEST = 40;

    @Override
    public String fault(CodeTree code, int node, Limits limits) {
        if (code.form(node) != Form.NUMBER
                || code.value(node).length() > LONGEST
                || isNamed(code, node)) {
            return "";
        }
        try {
            BigDecimal number = new BigDecimal(code.value(node));
            boolean plain = limits.numbers().stream().anyMatch(one -> one.compareTo(number) == 0);
            return plain ? "" : "is a magic number: give it a name.";
        } catch (NumberFormatException odd) {
            return "";
        }
    }

    /** Whether it is a part of a constant's value, such as {@code 24 * 60}. */
    private static boolean isConstant(CodeTree code, int node) {
        int at = node;
        while (code.parent(at) > 0 && code.form(at) == Form.BINARY) {
            at = code.parent(at);
        }
        return code.form(at) == Form.ASSIGN && Style.isConstant(code, at);
    }

    /** Whether it is the value that a declaration gives a name to, or stands in hashCode. */
    private static boolean isNamed(CodeTree code, int node) {
        int at = node;
        for (int parent = code.parent(at); parent > 0; parent = code.parent(parent)) {
            Form form = code.form(parent);
            if (form == Form.BINARY) {
                return isConstant(code, parent);
            }
            if (form == Form.ASSIGN) {
                return Style.isField(code, parent) || Style.isLocal(code, parent);
            }
            if (form == Form.FUNCTION) {
                return code.value(parent + 1).equals("hashCode");
            }
            if (form == Form.CONSTANT || form == Form.MODIFIERS) {
                return true;
            }
            if (form == Form.CALL || (form == Form.BLOCK && code.form(at) != Form.NUMBER)) {
                at = parent;
            }
        }
        return false;
    }
}
