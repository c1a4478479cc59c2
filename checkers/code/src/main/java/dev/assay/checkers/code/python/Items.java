package dev.assay.checkers.code.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands in a dictionary or list under a key that is written out: {@code config["lr"]}. */
final class Items {

    /** Longer keys are not followed. */
    private static final int LONGEST_KEY = 80;

    /** Entries of a literal that are looked at. */
    private static final int MOST_ENTRIES = 200;

    private final SyntaxTree tree;
    private final Scopes scopes;

    /** For one tree, while it is walked. */
    Items(SyntaxTree tree, Scopes scopes) {
        this.tree = tree;
        this.scopes = scopes;
    }

    /** What a name's item is called in a scope, where its key is written out. */
    static Optional<String> key(SyntaxTree tree, int subscript) {
        int value = tree.child(subscript, PythonField.VALUE);
        return value == SyntaxTree.ABSENT || tree.kind(value) != PythonKind.IDENTIFIER
                ? Optional.empty()
                : constant(tree, tree.child(subscript, PythonField.SUBSCRIPT))
                        .map(key -> tree.text(value) + "[" + key + "]");
    }

    /** The expressions that an item was given, as far as they are known where the walk stands. */
    List<Scopes.Value> at(int subscript) {
        Optional<String> assigned = key(tree, subscript);
        Scopes.Binding found = assigned.map(scopes::lookup).orElse(null);
        if (found != null && !found.values().isEmpty()) {
            return found.values();
        }
        int value = tree.child(subscript, PythonField.VALUE);
        Optional<String> key = constant(tree, tree.child(subscript, PythonField.SUBSCRIPT));
        if (value == SyntaxTree.ABSENT || key.isEmpty()) {
            return List.of();
        }
        List<Scopes.Value> items = new ArrayList<>(1);
        Scopes.Binding holder =
                tree.kind(value) == PythonKind.IDENTIFIER ? scopes.lookup(tree.text(value)) : null;
        List<Scopes.Value> holders =
                holder == null ? List.of(new Scopes.Value(tree, value)) : holder.values();
        for (Scopes.Value one : holders) {
            item(one, key.get()).ifPresent(items::add);
        }
        return items;
    }

    private static Optional<Scopes.Value> item(Scopes.Value holder, String key) {
        SyntaxTree tree = holder.tree();
        PythonKind kind = tree.kind(holder.node());
        if (kind == PythonKind.DICTIONARY) {
            int entries = 0;
            for (int pair = tree.firstPart(holder.node());
                    pair != SyntaxTree.ABSENT && entries++ < MOST_ENTRIES;
                    pair = tree.nextPart(pair)) {
                int name = tree.child(pair, PythonField.KEY);
                int value = tree.child(pair, PythonField.VALUE);
                if (value != SyntaxTree.ABSENT
                        && constant(tree, name).filter(key::equals).isPresent()) {
                    return Optional.of(new Scopes.Value(tree, value));
                }
            }
        }
        if (kind == PythonKind.CALL && isDict(tree, holder.node())) {
            int arguments = tree.child(holder.node(), PythonField.ARGUMENTS);
            for (int part = arguments == SyntaxTree.ABSENT ? arguments : tree.firstPart(arguments);
                    part != SyntaxTree.ABSENT;
                    part = tree.nextPart(part)) {
                int name = tree.child(part, PythonField.NAME);
                int value = tree.child(part, PythonField.VALUE);
                if (tree.kind(part) == PythonKind.KEYWORD_ARGUMENT
                        && name != SyntaxTree.ABSENT
                        && value != SyntaxTree.ABSENT
                        && key.equals('"' + tree.text(name) + '"')) {
                    return Optional.of(new Scopes.Value(tree, value));
                }
            }
        }
        if (CallArguments.isSequence(kind) && key.matches("-?[0-9]{1,2}")) {
            List<Integer> parts = new ArrayList<>();
            for (int part = tree.firstPart(holder.node());
                    part != SyntaxTree.ABSENT && parts.size() < MOST_ENTRIES;
                    part = tree.nextPart(part)) {
                parts.add(part);
            }
            int at = Integer.parseInt(key);
            int index = at < 0 ? parts.size() + at : at;
            if (index >= 0 && index < parts.size()) {
                return Optional.of(new Scopes.Value(tree, parts.get(index)));
            }
        }
        return Optional.empty();
    }

    private static boolean isDict(SyntaxTree tree, int call) {
        int function = tree.child(call, PythonField.FUNCTION);
        return function != SyntaxTree.ABSENT && tree.is(function, "dict");
    }

    /** A key as it is written, a text with one kind of quotes. */
    private static Optional<String> constant(SyntaxTree tree, int node) {
        if (node == SyntaxTree.ABSENT || tree.end(node) - tree.start(node) > LONGEST_KEY) {
            return Optional.empty();
        }
        Optional<String> text = tree.stringValue(node).map(value -> '"' + value + '"');
        return text.isPresent() || !tree.text(node).matches("-?[0-9]{1,9}")
                ? text
                : Optional.of(tree.text(node));
    }
}
