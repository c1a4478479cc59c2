package dev.assay.checkers.code.similar;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Code with the value in the place of each variable that is given one once and read once: {@code n
 * = len(xs)} and {@code return sum(xs) / n} say what {@code return sum(xs) / len(xs)} does.
 */
final class Inlined {

    /** How many values may stand in each other. */
    private static final int DEEPEST = 8;

    private final CodeTree code;

    /** What to put in the place of a name. */
    private final Map<Integer, Integer> values = new HashMap<>();

    private final Set<Integer> dropped = new HashSet<>();

    private Inlined(CodeTree code) {
        this.code = code;
        Map<Integer, List<Integer>> reads = new HashMap<>();
        for (int node = 1; node < code.size(); node++) {
            int value = code.form(node) == Form.NAME ? code.given(node) : CodeTree.NONE;
            if (value != CodeTree.NONE) {
                reads.computeIfAbsent(value, one -> new ArrayList<>(1)).add(node);
            }
        }
        Map<Integer, Integer> depths = new HashMap<>(); // of the values, which come in their order
        reads.keySet().stream()
                .sorted()
                .filter(value -> reads.getOrDefault(value, List.of()).size() == 1)
                .forEach(value -> take(value, reads.getOrDefault(value, List.of()), depths));
    }

    private void take(int value, List<Integer> reads, Map<Integer, Integer> depths) {
        int statement = code.parent(value);
        int read = reads.getFirst();
        int depth = 1;
        for (int node = value; node < code.after(value); node++) {
            depth = Math.max(depth, depths.getOrDefault(values.get(node), 0) + 1);
        }
        boolean simple =
                code.form(statement) == Form.ASSIGN
                        && code.isStatement(statement)
                        && code.form(statement + 1) == Form.NAME;
        if (simple && depth <= DEEPEST && repeats(read) == repeats(statement)) {
            values.put(read, value);
            dropped.add(statement);
            depths.put(value, depth);
        }
    }

    /** The loop or function that a node is done again with; what a loop goes through is not. */
    private int repeats(int node) {
        int child = node;
        int around = code.parent(node);
        while (around > 0) {
            Form form = code.form(around);
            boolean header = form == Form.FOR_EACH && child == code.child(around, 1);
            boolean again =
                    form.isLoop()
                            || form == Form.FUNCTION
                            || form == Form.LAMBDA
                            || form == Form.COMPREHENSION;
            if (again && !header) {
                return around;
            }
            child = around;
            around = code.parent(around);
        }
        return 0;
    }

    /** The code with values in the place of names; itself when there is nothing to put. */
    static CodeTree of(CodeTree code) {
        Inlined inlined = new Inlined(code);
        return inlined.values.isEmpty()
                ? code
                : code.with(inlined.values, inlined.dropped::contains);
    }
}
