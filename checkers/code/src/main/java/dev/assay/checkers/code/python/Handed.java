package dev.assay.checkers.code.python;

import dev.assay.checkers.code.Manner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the answer's own functions are handed where they are called, and what they hand back: {@code
 * def f(d): x.to(d)} and {@code f("cuda")}, {@code def pick(): return "cuda"} and {@code
 * x.to(pick())}.
 */
final class Handed {

    /** What a parameter is given, or a function returns, in more places is not told apart. */
    private static final int MOST_VALUES = 8;

    /** Nodes of functions looked at for what they return. */
    private static final int MOST_STEPS = 200_000;

    private final Map<Scopes.Value, List<Scopes.Value>> known;
    private final Map<String, List<Function>> functions = new HashMap<>();
    private final Map<String, Function> constructors = new HashMap<>();
    private final Map<Scopes.Value, List<Scopes.Value>> returned = new HashMap<>();
    private int steps;

    private Handed(Map<Scopes.Value, List<Scopes.Value>> known) {
        this.known = known;
    }

    /**
     * Adds it to what is known.
     *
     * @param known expressions by the nodes that stand for them; a parameter stands for itself
     */
    static void follow(
            List<Definition> definitions,
            List<Use> uses,
            Map<Scopes.Value, List<Scopes.Value>> known) {
        Handed handed = new Handed(known);
        definitions.stream().filter(one -> !one.isClass()).forEach(handed::define);
        if (handed.functions.isEmpty()) {
            return;
        }
        for (Use use : uses) {
            if (use.manner() == Manner.CALL && !use.origin().isStatic()) {
                handed.called(use);
            }
        }
    }

    /**
     * A function of the answer.
     *
     * @param method whether it is called on something
     * @param first the position of the first parameter that a call gives
     */
    private record Function(
            Definition definition,
            boolean method,
            int first,
            Map<String, Definition.Parameter> parameters) {

        static Function of(Definition definition) {
            int owner = definition.owner();
            boolean method =
                    owner != SyntaxTree.ABSENT
                            && definition.tree().kind(owner) == PythonKind.CLASS_DEFINITION;
            boolean bound =
                    method
                            && definition.decorators().stream()
                                    .noneMatch(
                                            one ->
                                                    definition
                                                            .tree()
                                                            .is(one.node(), "staticmethod"));
            Map<String, Definition.Parameter> parameters = new HashMap<>();
            definition.parameters().forEach(one -> parameters.put(one.name(), one));
            return new Function(definition, method, bound ? 1 : 0, parameters);
        }
    }

    private void define(Definition definition) {
        List<Function> named =
                functions.computeIfAbsent(definition.name(), name -> new ArrayList<>(1));
        Function function = Function.of(definition);
        if (named.size() < MOST_VALUES) {
            named.add(function);
        }
        if (function.method() && definition.name().equals("__init__")) {
            int name = definition.tree().child(definition.owner(), PythonField.NAME);
            if (name != SyntaxTree.ABSENT) {
                constructors.put(definition.tree().text(name), function);
            }
        }
    }

    private void called(Use use) {
        boolean attribute = use.tree().kind(use.callee()) == PythonKind.ATTRIBUTE;
        Function constructor = attribute ? null : constructors.get(use.name());
        if (constructor != null) {
            hand(use, constructor);
            return;
        }
        List<Function> meant =
                functions.getOrDefault(use.name(), List.of()).stream()
                        .filter(one -> one.method() == attribute)
                        .toList();
        meant.forEach(one -> hand(use, one));
        if (meant.size() == 1) {
            Scopes.Value call = new Scopes.Value(use.tree(), use.expression());
            Definition function = meant.getFirst().definition();
            returned.computeIfAbsent(
                            new Scopes.Value(function.tree(), function.node()),
                            at -> returned(function))
                    .forEach(value -> add(call, value));
        }
    }

    /** Gives the parameters of a function what a call has for them. */
    private void hand(Use use, Function function) {
        SyntaxTree tree = use.tree();
        if (use.arguments() == SyntaxTree.ABSENT
                || tree.kind(use.arguments()) != PythonKind.ARGUMENT_LIST) {
            return;
        }
        List<Definition.Parameter> parameters = function.definition().parameters();
        int position = function.first();
        for (int part = tree.firstPart(use.arguments());
                part != SyntaxTree.ABSENT;
                part = tree.nextPart(part)) {
            switch (tree.kind(part)) {
                case LIST_SPLAT -> position = parameters.size();
                case DICTIONARY_SPLAT -> {}
                case KEYWORD_ARGUMENT -> named(use, part, function);
                default -> {
                    boolean given =
                            position < parameters.size()
                                    && parameters.get(position).sort()
                                            == Definition.Parameter.Sort.POSITIONAL;
                    if (given) {
                        give(function, parameters.get(position++), new Scopes.Value(tree, part));
                    }
                }
            }
        }
    }

    private void named(Use use, int argument, Function function) {
        SyntaxTree tree = use.tree();
        int name = tree.child(argument, PythonField.NAME);
        int value = tree.child(argument, PythonField.VALUE);
        if (name == SyntaxTree.ABSENT || value == SyntaxTree.ABSENT) {
            return;
        }
        Definition.Parameter parameter = function.parameters().get(tree.text(name));
        if (parameter != null) {
            give(function, parameter, new Scopes.Value(tree, value));
        }
    }

    private void give(Function function, Definition.Parameter parameter, Scopes.Value value) {
        add(new Scopes.Value(function.definition().tree(), parameter.node()), value);
    }

    private void add(Scopes.Value to, Scopes.Value value) {
        List<Scopes.Value> before = known.getOrDefault(to, List.of());
        if (before.size() < MOST_VALUES) {
            List<Scopes.Value> values = new ArrayList<>(before);
            values.add(value);
            known.put(to, values);
        }
    }

    /** What a function returns, other than what functions in it do. */
    private List<Scopes.Value> returned(Definition function) {
        SyntaxTree tree = function.tree();
        if (tree.kind(function.node()) == PythonKind.LAMBDA) {
            int body = tree.child(function.node(), PythonField.BODY);
            return body == SyntaxTree.ABSENT ? List.of() : List.of(new Scopes.Value(tree, body));
        }
        List<Scopes.Value> values = new ArrayList<>();
        int node = function.node() + 1;
        while (node < tree.after(function.node()) && steps++ < MOST_STEPS) {
            PythonKind kind = tree.kind(node);
            if (kind == PythonKind.FUNCTION_DEFINITION || kind == PythonKind.CLASS_DEFINITION) {
                node = tree.after(node);
                continue;
            }
            int value =
                    kind == PythonKind.RETURN_STATEMENT ? tree.firstPart(node) : SyntaxTree.ABSENT;
            if (value != SyntaxTree.ABSENT && values.size() < MOST_VALUES) {
                values.add(new Scopes.Value(tree, value));
            }
            node++;
        }
        return values;
    }
}
