package dev.assay.checkers.code.java.style;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is declared and never used again. */
final class Unused implements Style {

    @Override
    public List<Found> find(CodeTree code, Limits limits) {
        Map<String, List<Integer>> uses = uses(code);
        List<Found> found = new ArrayList<>();
        for (int node = 1; node < code.size(); node++) {
            if (code.form(node) == Form.IMPORT) {
                imports(code, node, uses, found);
            } else if (isUnused(code, node, uses)) {
                found.add(new Found(node, "is never used."));
            }
        }
        return found;
    }

    /** Where each word is read. */
    private static Map<String, List<Integer>> uses(CodeTree code) {
        Map<String, List<Integer>> uses = new HashMap<>();
        for (int node = 1; node < code.size(); node++) {
            boolean word =
                    switch (code.form(node)) {
                        case NAME -> !isTarget(code, node);
                        case TYPE -> true;
                        case LABEL -> isUse(code, node);
                        default -> false;
                    };
            if (word) {
                String value = code.value(node).replaceFirst("^@", "");
                uses.computeIfAbsent(value, key -> new ArrayList<>()).add(node);
            }
        }
        return uses;
    }

    private static boolean isUse(CodeTree code, int node) {
        return switch (code.form(code.parent(node))) {
            case MEMBER, REFERENCE, MODIFIERS -> true;
            default -> false;
        };
    }

    /** Whether a name is only given a value here: also by {@code x = x + 1} as a statement. */
    private static boolean isTarget(CodeTree code, int node) {
        int parent = code.parent(node);
        Form form = code.form(parent);
        if (form == Form.ASSIGN || form == Form.PARAMETER || form == Form.FOR_EACH) {
            return code.child(parent, 0) == node;
        }
        if (form == Form.HANDLER) {
            return code.child(parent, 1) == node;
        }
        int statement = form == Form.BINARY ? code.parent(parent) : 0;
        return statement > 0
                && code.form(statement) == Form.ASSIGN
                && code.isStatement(statement)
                && code.start(parent) == code.start(statement)
                && code.value(statement + 1).equals(code.value(node));
    }

    private static boolean isUnused(CodeTree code, int node, Map<String, List<Integer>> uses) {
        boolean field = Style.isField(code, node) && Style.has(code, node, "private");
        boolean method =
                code.form(node) == Form.FUNCTION
                        && Style.has(code, node, "private")
                        && code.value(node).isEmpty();
        boolean local = Style.isLocal(code, node);
        if (!(field || method || local)) {
            return false;
        }
        String name = code.value(node + 1);
        if (name.equals("_") || name.equals("serialVersionUID")) {
            return false;
        }
        int from = local ? node : 0;
        int to = local ? code.after(around(code, node)) : code.size();
        return uses.getOrDefault(name, List.of()).stream()
                .noneMatch(
                        use ->
                                use > from
                                        && use < to
                                        && !isIn(code, use, method ? node : -1)
                                        && !(field && isParameter(code, use, name)));
    }

    /** Whether a name stands for a parameter of a method around it, and not for a field. */
    private static boolean isParameter(CodeTree code, int use, String name) {
        if (code.form(use) != Form.NAME) {
            return false;
        }
        for (int around = code.parent(use); around > 0; around = code.parent(around)) {
            if (code.form(around) == Form.FUNCTION
                    && code.children(code.child(around, 1)).stream()
                            .anyMatch(one -> code.value(one + 1).equals(name))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(CodeTree code, int use, int method) {
        return method >= 0 && use > method && use < code.after(method);
    }

    private static int around(CodeTree code, int node) {
        int around = code.parent(node);
        while (around > 0
                && code.form(around) != Form.BLOCK
                && code.form(around) != Form.FOR
                && code.form(around) != Form.TRY) {
            around = code.parent(around);
        }
        return around;
    }

    private static void imports(
            CodeTree code, int node, Map<String, List<Integer>> uses, List<Found> found) {
        String name = code.value(node + 1);
        String simple = name.substring(name.lastIndexOf('.') + 1);
        if (!simple.equals("*") && !uses.containsKey(simple)) {
            found.add(new Found(node, "is never used."));
        }
    }
}
