package dev.assay.checkers.code.python;

import dev.assay.checkers.code.python.Origin.Step;
import org.jspecify.annotations.Nullable;

/** Gives the names of one tree their meanings, where the tree does. */
final class Bindings {

    private final SyntaxTree tree;
    private final @Nullable Origin[] origins;
    private final Scopes scopes;
    private final Origins items;
    private final ApiIndex index;

    /**
     * For one tree.
     *
     * @param origins where its nodes' values come from, as far as the tree has been walked
     * @param items says where what is in a value comes from
     */
    Bindings(
            SyntaxTree tree,
            @Nullable Origin[] origins,
            Scopes scopes,
            Origins items,
            ApiIndex index) {
        this.tree = tree;
        this.origins = origins;
        this.scopes = scopes;
        this.items = items;
        this.index = index;
    }

    /** Something is put into what a name holds: a list, a dictionary. */
    void put(int into, Scopes.@Nullable Value value) {
        if (into != SyntaxTree.ABSENT
                && value != null
                && tree.kind(into) == PythonKind.IDENTIFIER) {
            scopes.add(tree.text(into), value);
        }
    }

    void assignment(int node) {
        boolean walrus = tree.kind(node) == PythonKind.NAMED_EXPRESSION;
        int left = tree.child(node, walrus ? PythonField.NAME : PythonField.LEFT);
        int right = tree.child(node, walrus ? PythonField.VALUE : PythonField.RIGHT);
        Origin value = right == SyntaxTree.ABSENT ? null : origins[right];
        int type = tree.child(node, PythonField.TYPE);
        if (type != SyntaxTree.ABSENT && (value == null || value.type().isEmpty())) {
            Origin annotated = annotated("", type);
            value = annotated.type().isEmpty() ? value : annotated;
        }
        origins[node] = value;
        if (left == SyntaxTree.ABSENT) {
            return;
        }
        Scopes.Value given = right == SyntaxTree.ABSENT ? null : value(right);
        switch (tree.kind(left)) {
            case IDENTIFIER -> scopes.bind(tree.text(left), Origins.orUnknown(value), given);
            case ATTRIBUTE -> {
                int object = tree.child(left, PythonField.OBJECT);
                int label = tree.child(left, PythonField.ATTRIBUTE);
                if (object == SyntaxTree.ABSENT || label == SyntaxTree.ABSENT) {
                    return;
                }
                if (tree.is(object, "self")) {
                    scopes.bindAttribute(tree.text(label), Origins.orUnknown(value), given);
                } else if (tree.kind(object) == PythonKind.IDENTIFIER) {
                    scopes.bind(tree.text(left), Origins.orUnknown(value), given);
                }
            }
            case PATTERN_LIST, TUPLE_PATTERN, LIST_PATTERN ->
                    unpack(left, right, value == null ? null : items.item(value));
            case SUBSCRIPT -> {
                put(tree.child(left, PythonField.VALUE), given);
                Origin item = Origins.orUnknown(value);
                Items.key(tree, left).ifPresent(key -> scopes.bind(key, item, given));
            }
            default -> {}
        }
    }

    /** What the names on the left are given; of {@code a = b = 3} it is 3. */
    private Scopes.Value value(int right) {
        int at = right;
        while (tree.kind(at) == PythonKind.ASSIGNMENT) {
            int next = tree.child(at, PythonField.RIGHT);
            if (next == SyntaxTree.ABSENT) {
                break;
            }
            at = next;
        }
        return new Scopes.Value(tree, at);
    }

    /** {@code a, b = x, y} name by name where both sides are as long; else items of the value. */
    private void unpack(int left, int right, @Nullable Origin each) {
        boolean list =
                right != SyntaxTree.ABSENT
                        && (tree.kind(right) == PythonKind.EXPRESSION_LIST
                                || tree.kind(right) == PythonKind.TUPLE
                                || tree.kind(right) == PythonKind.LIST);
        if (!list || parts(left) != parts(right)) {
            bindAll(left, each);
            return;
        }
        int value = tree.firstPart(right);
        for (int target = tree.firstPart(left);
                target != SyntaxTree.ABSENT;
                target = tree.nextPart(target)) {
            if (tree.kind(target) == PythonKind.IDENTIFIER) {
                scopes.bind(
                        tree.text(target),
                        Origins.orUnknown(origins[value]),
                        new Scopes.Value(tree, value));
            } else {
                bindAll(target, null);
            }
            value = tree.nextPart(value);
        }
    }

    private int parts(int node) {
        int count = 0;
        for (int part = tree.firstPart(node);
                part != SyntaxTree.ABSENT;
                part = tree.nextPart(part)) {
            count++;
        }
        return count;
    }

    /** Gives all names of a target the same origin. */
    void bindAll(int target, @Nullable Origin origin) {
        if (target == SyntaxTree.ABSENT) {
            return;
        }
        for (int node = target; node < tree.after(target); node++) {
            int parent = tree.parent(node);
            boolean inside =
                    node != target
                            && (tree.kind(parent) == PythonKind.ATTRIBUTE
                                    || tree.kind(parent) == PythonKind.SUBSCRIPT);
            if (tree.kind(node) == PythonKind.IDENTIFIER && !inside) {
                scopes.bind(tree.text(node), Origins.orUnknown(origin), null);
            }
        }
    }

    private Origin annotated(String name, int type) {
        Origin annotation = origins[type];
        boolean known = annotation != null && annotation.isStatic();
        return Origin.variable(
                name,
                known && annotation != null && index.isClass(annotation.path())
                        ? annotation.path()
                        : "");
    }

    void parameters(int node) {
        for (int part = tree.firstPart(node);
                part != SyntaxTree.ABSENT;
                part = tree.nextPart(part)) {
            int name =
                    switch (tree.kind(part)) {
                        case DEFAULT_PARAMETER, TYPED_DEFAULT_PARAMETER ->
                                tree.child(part, PythonField.NAME);
                        case TYPED_PARAMETER, LIST_SPLAT_PATTERN, DICTIONARY_SPLAT_PATTERN ->
                                tree.firstPart(part);
                        default -> part;
                    };
            if (name == SyntaxTree.ABSENT || tree.kind(name) != PythonKind.IDENTIFIER) {
                continue;
            }
            int type = tree.child(part, PythonField.TYPE);
            int usual = tree.child(part, PythonField.VALUE);
            String text = tree.text(name);
            // What it is handed is found once all calls are known; until then it is itself.
            scopes.bind(
                    text,
                    type == SyntaxTree.ABSENT
                            ? Origin.variable(text, Conventions.typeOf(text))
                            : annotated(text, type),
                    new Scopes.Value(tree, part));
            if (usual != SyntaxTree.ABSENT) {
                scopes.add(text, new Scopes.Value(tree, usual));
            }
        }
    }

    /** A class of the answer is of the class that it is derived from, where that is known. */
    void superclasses(int node) {
        if (tree.field(node) != PythonField.SUPERCLASSES) {
            return;
        }
        int name = tree.child(tree.parent(node), PythonField.NAME);
        for (int part = tree.firstPart(node);
                part != SyntaxTree.ABSENT && name != SyntaxTree.ABSENT;
                part = tree.nextPart(part)) {
            Origin base = origins[part];
            if (base == null || tree.kind(part) == PythonKind.KEYWORD_ARGUMENT) {
                continue;
            }
            String type =
                    base.isStatic() ? base.path() : base.step() == Step.LOCAL ? base.type() : "";
            if (!type.isEmpty()) {
                String text = tree.text(name);
                scopes.bindOutside(text, new Origin(Step.LOCAL, text, null, "", type));
                return;
            }
        }
    }
}
