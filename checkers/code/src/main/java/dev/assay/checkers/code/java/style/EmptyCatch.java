package dev.assay.checkers.code.java.style;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import java.util.regex.Pattern;

/** Exceptions that are swallowed; a comment, or a name such as {@code ignored}, says why. */
final class EmptyCatch implements Style.OfNodes {

    private static final Pattern COMMENT = Pattern.compile("//[ \\t]*\\w|/\\*[*\\s]*\\w");

    @Override
    public String fault(CodeTree code, int node, Limits limits) {
        if (code.form(node) != Form.HANDLER) {
            return "";
        }
        String name = code.value(code.child(node, 1));
        boolean empty = code.children(code.child(node, 2)).isEmpty();
        boolean meant =
                name.startsWith("ignore") || name.startsWith("expected") || name.equals("_");
        return empty && !meant && !isExplained(code.text(node)) ? "swallows an exception." : "";
    }

    private static boolean isExplained(String handler) {
        return COMMENT.matcher(handler).find();
    }
}
