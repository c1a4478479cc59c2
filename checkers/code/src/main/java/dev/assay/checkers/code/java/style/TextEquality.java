package dev.assay.checkers.code.java.style;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Texts compared by whether they are the same object. */
final class TextEquality implements Style {

    private static final int TYPE_OF_VARIABLE = 2;
    private static final int TYPE_OF_PARAMETER = 1;

    @Override
    public List<Found> find(CodeTree code, Limits limits) {
        Set<String> texts = texts(code);
        List<Found> found = new ArrayList<>();
        for (int node = 1; node < code.size(); node++) {
            boolean equality =
                    code.form(node) == Form.BINARY
                            && (code.value(node).equals("==") || code.value(node).equals("!="));
            if (equality && isOfTexts(code, node, texts)) {
                found.add(new Found(node, "compares texts by identity: use equals."));
            }
        }
        return found;
    }

    private static boolean isOfTexts(CodeTree code, int node, Set<String> texts) {
        int left = code.child(node, 0);
        int right = code.child(node, 1);
        return code.form(left) == Form.STRING
                || code.form(right) == Form.STRING
                || (isText(code, left, texts) && isText(code, right, texts));
    }

    private static boolean isText(CodeTree code, int node, Set<String> texts) {
        return code.form(node) == Form.NAME && texts.contains(code.value(node));
    }

    /** The names that are declared as texts and as nothing else. */
    private static Set<String> texts(CodeTree code) {
        Set<String> texts = new HashSet<>();
        Set<String> others = new HashSet<>();
        for (int node = 1; node < code.size(); node++) {
            int place =
                    switch (code.form(node)) {
                        case ASSIGN -> TYPE_OF_VARIABLE;
                        case PARAMETER -> TYPE_OF_PARAMETER;
                        default -> CodeTree.NONE;
                    };
            if (place != CodeTree.NONE && code.children(node).size() > place) {
                int type = code.child(node, place);
                boolean text = code.form(type) == Form.TYPE && code.value(type).equals("String");
                if (code.form(type) != Form.ABSENT) {
                    (text ? texts : others).add(code.value(node + 1));
                }
            }
        }
        texts.removeAll(others);
        return texts;
    }
}
