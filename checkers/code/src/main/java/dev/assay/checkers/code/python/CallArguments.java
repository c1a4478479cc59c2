package dev.assay.checkers.code.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a call in an answer is given.
 *
 * @param positional by position; of lists and tuples behind a star what is in them
 * @param named by keyword
 * @param splat whether there is more that can't be told
 */
record CallArguments(List<Given> positional, Map<String, Given> named, boolean splat) {

    /** More steps from name to value are not followed. */
    private static final int DEEPEST = 12;

    /** More are not told apart: no shape has as many. */
    private static final int MOST_PARTS = 64;

    /** What a shape is called as a keyword. */
    static final Set<String> SHAPE_NAMES = Set.of("size", "shape", "sizes", "dims", "repeats");

    CallArguments {
        positional = List.copyOf(positional);
        named = Map.copyOf(named);
    }

    /** An expression in the answer. */
    record Given(SyntaxTree tree, int node) {}

    /**
     * The arguments of a call.
     *
     * @param shaped whether numbers, a tuple of them and {@code size=} are the same
     */
    static CallArguments of(Use use, PythonCode code, boolean shaped) {
        SyntaxTree tree = use.tree();
        List<Given> positional = new ArrayList<>();
        Map<String, Given> named = new HashMap<>();
        boolean splat = false;
        if (tree.kind(use.arguments()) != PythonKind.ARGUMENT_LIST) {
            positional.add(new Given(tree, use.arguments())); // f(x for x in y)
            return new CallArguments(positional, named, false);
        }
        for (int part = tree.firstPart(use.arguments());
                part != SyntaxTree.ABSENT;
                part = tree.nextPart(part)) {
            switch (tree.kind(part)) {
                case KEYWORD_ARGUMENT -> {
                    int name = tree.child(part, PythonField.NAME);
                    int value = tree.child(part, PythonField.VALUE);
                    if (name != SyntaxTree.ABSENT && value != SyntaxTree.ABSENT) {
                        named.put(tree.text(name), new Given(tree, value));
                    }
                }
                case LIST_SPLAT -> {
                    Optional<List<Given>> parts =
                            parts(new Given(tree, tree.firstPart(part)), code);
                    splat |= parts.isEmpty();
                    parts.ifPresent(positional::addAll);
                }
                case DICTIONARY_SPLAT -> splat = true;
                default -> positional.add(new Given(tree, part));
            }
        }
        if (shaped && positional.isEmpty()) {
            SHAPE_NAMES.stream()
                    .filter(named::containsKey)
                    .findFirst()
                    .ifPresent(name -> positional.add(named.remove(name)));
        }
        if (shaped && positional.size() == 1) {
            Optional<List<Given>> parts = parts(positional.getFirst(), code);
            if (parts.isPresent()) {
                return new CallArguments(parts.get(), named, splat);
            }
        }
        return new CallArguments(positional, named, splat);
    }

    /** The parts of a list or tuple, or of a name that holds one. */
    static Optional<List<Given>> parts(Given given, PythonCode code) {
        return parts(given, code, DEEPEST, new HashSet<>());
    }

    private static Optional<List<Given>> parts(
            Given given, PythonCode code, int depth, Set<Scopes.Value> seen) {
        if (depth == 0 || given.node() == SyntaxTree.ABSENT) {
            return Optional.empty();
        }
        SyntaxTree tree = given.tree();
        int node = tree.withoutParentheses(given.node());
        PythonKind kind = tree.kind(node);
        if (isSequence(kind)) {
            List<Given> parts = new ArrayList<>();
            for (int part = tree.firstPart(node);
                    part != SyntaxTree.ABSENT;
                    part = tree.nextPart(part)) {
                parts.add(new Given(tree, part));
            }
            return Optional.of(parts);
        }
        if (kind == PythonKind.BINARY_OPERATOR) {
            return repeated(tree, node, code, depth - 1, seen);
        }
        if (kind == PythonKind.CALL) {
            Given copied = new Given(tree, copied(tree, node, code));
            Optional<List<Given>> parts = parts(copied, code, depth - 1, seen);
            if (parts.isPresent()) {
                return parts;
            }
        }
        List<Scopes.Value> values =
                code.known().getOrDefault(new Scopes.Value(tree, node), List.of());
        for (Scopes.Value value : values.reversed()) {
            if (seen.add(value)) {
                Given next = new Given(value.tree(), value.node());
                Optional<List<Given>> parts = parts(next, code, depth - 1, seen);
                if (parts.isPresent()) {
                    return parts;
                }
            }
        }
        return Optional.empty();
    }

    /** What a tuple or list is made of: of {@code torch.Size([3, 3])} and {@code tuple(x)}. */
    private static int copied(SyntaxTree tree, int node, PythonCode code) {
        Use use = code.at(tree, node);
        if (use == null
                || use.arguments() == SyntaxTree.ABSENT
                || tree.kind(use.arguments()) != PythonKind.ARGUMENT_LIST) {
            return SyntaxTree.ABSENT;
        }
        Origin origin = use.origin();
        boolean copies =
                origin.isStatic()
                        ? origin.path().equals("torch.Size")
                        : origin.step() == Origin.Step.FREE
                                && (origin.name().equals("tuple") || origin.name().equals("list"));
        int only = tree.firstPart(use.arguments());
        boolean alone = only != SyntaxTree.ABSENT && tree.nextPart(only) == SyntaxTree.ABSENT;
        return copies && alone ? only : SyntaxTree.ABSENT;
    }

    /** {@code [3] * 2}. */
    private static Optional<List<Given>> repeated(
            SyntaxTree tree, int node, PythonCode code, int depth, Set<Scopes.Value> seen) {
        int left = tree.child(node, PythonField.LEFT);
        int right = tree.child(node, PythonField.RIGHT);
        int sign = tree.child(node, PythonField.OPERATOR);
        boolean times =
                left != SyntaxTree.ABSENT
                        && right != SyntaxTree.ABSENT
                        && sign != SyntaxTree.ABSENT
                        && tree.is(sign, "*")
                        && tree.text(right).matches("[1-9]");
        if (!times || tree.kind(left) == PythonKind.BINARY_OPERATOR) {
            return Optional.empty();
        }
        int count = Integer.parseInt(tree.text(right));
        return parts(new Given(tree, left), code, depth, seen)
                .filter(parts -> parts.size() * count <= MOST_PARTS)
                .map(
                        parts ->
                                Collections.nCopies(count, parts).stream()
                                        .flatMap(List::stream)
                                        .toList());
    }

    static boolean isSequence(PythonKind kind) {
        return kind == PythonKind.TUPLE
                || kind == PythonKind.LIST
                || kind == PythonKind.EXPRESSION_LIST;
    }
}
