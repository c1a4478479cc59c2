package dev.assay.checkers.code.java.style;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import java.util.List;

/** Conditions that say in many words what they could say in few. */
final class PlainConditions implements Style.OfNodes {

    @Override
    public String fault(CodeTree code, int node, Limits limits) {
        return switch (code.form(node)) {
            case BINARY -> {
                boolean equality = code.value(node).equals("==") || code.value(node).equals("!=");
                yield equality
                                && (isTruth(code, code.child(node, 0))
                                        || isTruth(code, code.child(node, 1)))
                        ? "compares with true or false: the condition alone says it."
                        : "";
            }
            case IF ->
                    returnsTruth(code, code.child(node, 1)) && elseReturnsTruth(code, node)
                            ? "only returns true or false: return the condition itself."
                            : "";
            case TERNARY ->
                    isTruth(code, code.child(node, 1)) && isTruth(code, code.child(node, 2))
                            ? "only gives true or false: the condition itself does that."
                            : "";
            default -> "";
        };
    }

    /**
     * In an {@code else}, or right behind one {@code if}; of several in a row each says its own.
     */
    private static boolean elseReturnsTruth(CodeTree code, int node) {
        int otherwise = code.child(node, 2);
        if (otherwise != CodeTree.NONE && code.form(otherwise) != Form.ABSENT) {
            return returnsTruth(code, otherwise);
        }
        List<Integer> row = code.children(code.parent(node));
        int at = row.indexOf(node);
        boolean several = at > 0 && code.form(row.get(at - 1)) == Form.IF;
        return !several && at + 1 < row.size() && isReturnOfTruth(code, row.get(at + 1));
    }

    private static boolean isTruth(CodeTree code, int node) {
        return code.form(node) == Form.LITERAL
                && (code.value(node).equals("true") || code.value(node).equals("false"));
    }

    private static boolean returnsTruth(CodeTree code, int block) {
        if (code.form(block) != Form.BLOCK) {
            return false;
        }
        List<Integer> statements = code.children(block);
        return statements.size() == 1 && isReturnOfTruth(code, statements.getFirst());
    }

    private static boolean isReturnOfTruth(CodeTree code, int statement) {
        return code.form(statement) == Form.RETURN
                && code.children(statement).size() == 1
                && isTruth(code, statement + 1);
    }
}
