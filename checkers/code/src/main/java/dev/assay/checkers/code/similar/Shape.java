package dev.assay.checkers.code.similar;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import dev.assay.checkers.code.structure.FrontEnd;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A tree without what makes no difference: names that the code gives itself, the order of keywords,
 * of members and of the sides of {@code ==}.
 */
final class Shape {

    private final CodeTree code;
    private final Set<String> own = new HashSet<>();
    private final long[] hashes;
    private final int[] weights;

    /** What stands in a name that is known as a whole, and types where they are but notes. */
    private final boolean[] silent;

    /**
     * Looks a tree over.
     *
     * @param annotated whether types are notes that say nothing to the program, as in Python
     * @param defining whether only what is defined counts, and not what is done with it
     */
    Shape(CodeTree code, boolean annotated, boolean defining) {
        this.code = code;
        this.hashes = new long[code.size()];
        this.weights = new int[code.size()];
        this.silent = new boolean[code.size()];
        for (int node = 1; node < code.size(); node++) {
            name(node);
            int parent = code.parent(node);
            silent[node] =
                    silent[parent]
                            || isNamed(parent)
                            || (annotated && isAnnotation(parent, node))
                            || (parent == 0 && defining && !isDefinition(code, node));
        }
        for (int node = code.size() - 1; node >= 0; node--) {
            weights[node] = weigh(node);
            hashes[node] = fingerprint(node);
        }
    }

    /** Whether code defines something and does nothing with it. */
    static boolean isDefining(CodeTree code) {
        return code.children(0).stream().allMatch(node -> isDefinition(code, node));
    }

    private static boolean isDefinition(CodeTree code, int node) {
        return switch (code.form(node)) {
            case FUNCTION, CLASS, IMPORT -> true;
            default -> false;
        };
    }

    CodeTree code() {
        return code;
    }

    /** {@code int} in {@code n: int} and in {@code -> int}. */
    private boolean isAnnotation(int parent, int node) {
        int place =
                switch (code.form(parent)) {
                    case PARAMETER -> 1;
                    case FUNCTION, ASSIGN -> 2;
                    default -> CodeTree.NONE;
                };
        return place != CodeTree.NONE
                && code.children(parent).size() > place
                && code.child(parent, place) == node;
    }

    /** Equal for subtrees that are the same but for what makes no difference. */
    long hash(int node) {
        return hashes[node];
    }

    /** How many nodes there are in it, itself included, that say something. */
    int weight(int node) {
        return weights[node];
    }

    /** What the node itself weighs. */
    int ownWeight(int node) {
        if (silent[node]) {
            return 0;
        }
        return switch (code.form(node)) {
            case ABSENT,
                    NOTHING,
                    BLOCK,
                    ARGUMENTS,
                    MODIFIERS,
                    TYPES,
                    MEMBERS,
                    GROUP,
                    HANDLERS,
                    PARAMETERS,
                    CASES ->
                    0;
            default -> 1;
        };
    }

    /** Whether it says nothing by itself, as a part of a name that is known as a whole does. */
    boolean isSilent(int node) {
        return silent[node];
    }

    private boolean isNamed(int node) {
        return code.form(node) == Form.MEMBER && !code.name(node).isEmpty();
    }

    /** {@code torch.zeros} and an imported {@code zeros} are the same. */
    private Form form(int node) {
        return isNamed(node) ? Form.NAME : code.form(node);
    }

    /** Whether it is a name that the code gives itself. */
    boolean isOwn(int node) {
        Form form = code.form(node);
        return (form == Form.NAME || form == Form.LABEL || form == Form.TYPE)
                && own.contains(code.value(node));
    }

    /** Whether two nodes say the same by themselves, whatever is in them. */
    boolean isLike(int node, Shape other, int otherNode) {
        return form(node) == other.form(otherNode)
                && (isOwn(node)
                        ? other.isOwn(otherNode)
                        : label(node).equals(other.label(otherNode)));
    }

    private String label(int node) {
        if (isOwn(node)) {
            return "";
        }
        return code.name(node).isEmpty() ? code.value(node) : code.name(node);
    }

    private void name(int node) {
        switch (code.form(node)) {
            case ASSIGN, PARAMETER, FOR_EACH, EACH -> names(node + 1);
            case FUNCTION, CLASS -> names(node + 1);
            case ITEM, HANDLER -> names(code.child(node, 1));
            default -> {}
        }
    }

    private void names(int target) {
        for (int node = target; node < code.after(target); node++) {
            boolean word = code.form(node) == Form.NAME || node == target;
            boolean label = code.form(node) == Form.NAME || code.form(node) == Form.LABEL;
            if (word && label && code.name(node).isEmpty()) {
                own.add(code.value(node));
            }
        }
        own.removeAll(List.of("self", "this", "cls", "super", "__init__", "main"));
    }

    private int weigh(int node) {
        int weight = ownWeight(node);
        for (int child = node + 1; child < code.after(node); child = code.after(child)) {
            weight += weights[child];
        }
        return weight;
    }

    private long fingerprint(int node) {
        List<Integer> children =
                code.children(node).stream().filter(child -> !silent[child]).toList();
        long[] parts = new long[children.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = hashes[children.get(i)];
        }
        if (isUnordered(node)) {
            Arrays.sort(parts);
        }
        long hash = form(node).name().hashCode() * 31L + label(node).hashCode();
        hash += isOwn(node) ? 7 : 0;
        for (long part : parts) {
            hash = mix(hash * 0x9E3779B97F4A7C15L + part);
        }
        return mix(hash);
    }

    /** Whether the order of what is in a node makes no difference. */
    boolean isUnordered(int node) {
        return switch (code.form(node)) {
            case BINARY -> FrontEnd.isCommutative(code.value(node)) || code.value(node).equals("+");
            case SET, DICTIONARY, MEMBERS, TYPES, MODIFIERS -> true;
            case ARGUMENTS -> allKeywords(node);
            default -> false;
        };
    }

    private boolean allKeywords(int node) {
        return code.children(node).stream().allMatch(one -> code.form(one) == Form.KEYWORD);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
