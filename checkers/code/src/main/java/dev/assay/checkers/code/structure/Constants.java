package dev.assay.checkers.code.structure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What variables hold that are given a value once: where a pattern asks for {@code "cuda"}, a name
 * that was given it does as well.
 */
final class Constants {

    private final CodeTree code;
    private final Map<Key, Integer> values = new HashMap<>();
    private final Set<Key> changing = new HashSet<>();

    private record Key(int scope, String name) {}

    Constants(CodeTree code) {
        this.code = code;
        for (int node = 1; node < code.size(); node++) {
            switch (code.form(node)) {
                case ASSIGN -> {
                    List<int[]> pairs = code.unpacked(node);
                    pairs.forEach(pair -> given(pair[0], pair[1]));
                    if (pairs.isEmpty()) {
                        given(node + 1, code.after(node + 1));
                    }
                }
                case FOR_EACH, EACH -> changes(node + 1);
                case PARAMETER -> changes(node + 1);
                case ITEM -> changes(code.after(node + 1));
                default -> {}
            }
        }
    }

    private void given(int target, int value) {
        if (code.form(target) != Form.NAME || code.form(value) == Form.ABSENT) {
            changes(target);
            return;
        }
        int last = value;
        while (code.form(last) == Form.ASSIGN) { // a = b = 0
            last = code.after(last + 1);
        }
        Key key = new Key(scope(target), code.value(target));
        if (values.putIfAbsent(key, last) != null) {
            changing.add(key);
        }
    }

    private void changes(int target) {
        for (int node = target; node < code.after(target); node++) {
            if (code.form(node) == Form.NAME) {
                changing.add(new Key(scope(target), code.value(node)));
            }
        }
    }

    /** The function that a node stands in; 0 for none. */
    private int scope(int node) {
        int around = code.parent(node);
        while (around > 0
                && code.form(around) != Form.FUNCTION
                && code.form(around) != Form.LAMBDA) {
            around = code.parent(around);
        }
        return Math.max(0, around);
    }

    /** What a name was given before; {@link CodeTree#NONE} when that is not known. */
    int valueOf(int name) {
        int scope = name;
        while (scope > 0) {
            scope = scope(scope);
            Key key = new Key(scope, code.value(name));
            if (changing.contains(key)) {
                return CodeTree.NONE;
            }
            Integer value = values.get(key);
            if (value != null) {
                return value < name && code.after(value) <= name ? value : CodeTree.NONE;
            }
        }
        return CodeTree.NONE;
    }
}
