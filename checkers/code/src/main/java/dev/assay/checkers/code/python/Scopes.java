package dev.assay.checkers.code.python;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that are defined where a walk through an answer's code stands. */
final class Scopes {

    private static final int MOST_VALUES = 4;

    /** What opens a scope. */
    enum Kind {
        MODULE,
        CLASS,
        FUNCTION
    }

    /**
     * What a name stands for.
     *
     * @param origin where its value comes from
     * @param values the expressions that it was given, newest last
     */
    record Binding(Origin origin, List<Value> values) {

        Binding {
            values = List.copyOf(values);
        }
    }

    /** An expression: a node of a tree. */
    record Value(SyntaxTree tree, int node) {}

    private static final class Scope {
        final Kind kind;
        final Map<String, Binding> names = new HashMap<>();
        final Map<String, Binding> attributes = new HashMap<>();
        int branches;

        Scope(Kind kind) {
            this.kind = kind;
        }
    }

    private final Deque<Scope> open = new ArrayDeque<>();

    /** What the attributes of the classes that have been left were given, by the class's name. */
    private final Map<String, Map<String, Binding>> classes = new HashMap<>();

    Scopes() {
        push(Kind.MODULE);
    }

    void push(Kind kind) {
        open.push(new Scope(kind));
    }

    void pop() {
        open.pop();
    }

    /** Leaves a class, whose attributes are known from here on by its name. */
    void popClass(String name) {
        Scope left = open.pop();
        Map<String, Binding> given = new HashMap<>(left.names);
        given.putAll(left.attributes);
        given.values().removeIf(binding -> binding.values().isEmpty());
        classes.put(name, given);
    }

    /** What an attribute of a class of the answer was given; null when nothing says so. */
    @Nullable Binding lookupAttribute(String className, String name) {
        Map<String, Binding> given = classes.get(className);
        return given == null ? null : given.get(name);
    }

    /** From here on it depends on something whether a line runs. */
    void enterBranch() {
        top().branches++;
    }

    void leaveBranch() {
        top().branches--;
    }

    boolean inClass() {
        return top().kind == Kind.CLASS;
    }

    /** Gives a name a meaning; in a branch it may keep the one that it had. */
    void bind(String name, Origin origin, @Nullable Value value) {
        bind(top().names, name, origin, value);
    }

    /** Gives a name one more value beside those that it has, as {@code +=} does. */
    void add(String name, Value value) {
        Binding before = lookup(name);
        if (before != null) {
            List<Value> values = new ArrayList<>(before.values());
            values.add(value);
            top().names
                    .put(
                            name,
                            new Binding(
                                    before.origin(),
                                    values.subList(
                                            Math.max(0, values.size() - MOST_VALUES),
                                            values.size())));
        }
    }

    /** Gives a name a meaning in the scope around the innermost one. */
    void bindOutside(String name, Origin origin) {
        Scope inner = open.pop();
        bind(name, origin, null);
        open.push(inner);
    }

    /** Gives an attribute of {@code self} a meaning. */
    void bindAttribute(String name, Origin origin, @Nullable Value value) {
        Scope owner = owner();
        if (owner != null) {
            bind(owner.attributes, name, origin, value);
        }
    }

    private void bind(
            Map<String, Binding> names, String name, Origin origin, @Nullable Value value) {
        Origin meant = origin;
        boolean shadows = Conventions.UNMISTAKABLE.contains(name) && !origin.isStatic();
        if (shadows && origin.type().isEmpty()) {
            meant = Origin.variable(name, "?" + name);
        }
        Binding before = names.get(name);
        List<Value> values = new ArrayList<>();
        if (before != null && top().branches > 0) {
            meant = better(before.origin(), meant);
            values.addAll(before.values());
        }
        if (value != null) {
            values.add(value);
        }
        names.put(
                name,
                new Binding(
                        meant,
                        values.subList(Math.max(0, values.size() - MOST_VALUES), values.size())));
    }

    private static Origin better(Origin before, Origin now) {
        Origin better = Origins.better(now, before);
        return better == null ? now : better;
    }

    /** What a name stands for here; null when nothing in the answer says so. */
    @Nullable Binding lookup(String name) {
        boolean innermost = true;
        for (Scope scope : open) {
            if (innermost || scope.kind != Kind.CLASS) {
                Binding found = scope.names.get(name);
                if (found != null) {
                    return found;
                }
            }
            innermost = false;
        }
        return null;
    }

    /** What an attribute of {@code self} stands for here; null when nothing says so. */
    @Nullable Binding lookupAttribute(String name) {
        Scope owner = owner();
        return owner == null ? null : owner.attributes.get(name);
    }

    private @Nullable Scope owner() {
        for (Scope scope : open) {
            if (scope.kind == Kind.CLASS) {
                return scope;
            }
        }
        return null;
    }

    private Scope top() {
        return open.element();
    }
}
