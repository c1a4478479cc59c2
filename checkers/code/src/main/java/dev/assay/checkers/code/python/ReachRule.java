package dev.assay.checkers.code.python;

import dev.assay.checkers.code.Hit;
import dev.assay.checkers.code.Manner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a call returns goes somewhere: through names, operators, calls and functions of the answer.
 *
 * @param from the calls whose value it is
 * @param into the calls that it must reach, as an argument or as what the method is called on
 * @param intoReturn whether what a function of the answer returns will do
 */
record ReachRule(Calls from, Calls into, boolean intoReturn) implements FlowRule {

    /** Nodes looked at for one answer. */
    private static final int MOST_STEPS = 200_000;

    private static final int MOST_PARENTS = 200;

    @Override
    public Found find(PythonCode code, Trace trace) {
        IdentityHashMap<Use, Hit> sources = from.among(code);
        if (sources.isEmpty()) {
            return Found.NOTHING;
        }
        Found best = Found.NOTHING;
        Flow flow = new Flow(code, sources);
        for (Use use : code.uses()) {
            if (use.manner() == Manner.CALL && !into.isEmpty() && !sources.containsKey(use)) {
                Hit target = into.fit(code, use).orElse(null);
                if (target != null) {
                    best = better(best, flow.into(use), List.of(target));
                }
            }
        }
        if (intoReturn) {
            for (PythonCode.Parsed parsed : code.parsed()) {
                SyntaxTree tree = parsed.tree();
                for (int node = 0; node < tree.size(); node++) {
                    if (tree.kind(node) == PythonKind.RETURN_STATEMENT
                            || tree.kind(node) == PythonKind.YIELD
                            || isLambdaBody(tree, node)) {
                        best = better(best, flow.of(tree, node), List.of());
                    }
                }
            }
        }
        return best;
    }

    private static boolean isLambdaBody(SyntaxTree tree, int node) {
        int parent = tree.parent(node);
        return tree.field(node) == PythonField.BODY
                && parent != SyntaxTree.ABSENT
                && tree.kind(parent) == PythonKind.LAMBDA;
    }

    private static Found better(Found one, Set<Hit> found, List<Hit> targets) {
        Found best = one;
        for (Hit hit : found) {
            if (hit.share().compareTo(best.share()) > 0) {
                List<Hit> hits = new ArrayList<>(targets);
                hits.add(hit);
                best = new Found(hit.share(), FlowRule.inOrder(hits));
            }
        }
        return best;
    }

    /** Goes back from an expression to the calls that its value comes from. */
    private static final class Flow {

        private final PythonCode code;
        private final Map<Scopes.Value, Hit> sources = new HashMap<>();
        private final Map<Scopes.Value, Definition> functionAt = new HashMap<>();
        private final Map<String, List<Definition>> functions = new HashMap<>();
        private final Map<String, List<Use>> calls = new HashMap<>();
        private int steps;

        Flow(PythonCode code, IdentityHashMap<Use, Hit> sources) {
            this.code = code;
            for (Definition one : code.definitions()) {
                if (!one.isClass()) {
                    functionAt.put(new Scopes.Value(one.tree(), one.node()), one);
                    functions.computeIfAbsent(one.name(), name -> new ArrayList<>()).add(one);
                }
            }
            for (Use use : code.uses()) {
                boolean own = use.manner() == Manner.CALL && !use.origin().isStatic();
                if (own && functions.containsKey(use.name())) {
                    calls.computeIfAbsent(use.name(), name -> new ArrayList<>()).add(use);
                }
            }
            sources.forEach(
                    (use, hit) ->
                            this.sources.put(new Scopes.Value(use.tree(), use.expression()), hit));
        }

        Set<Hit> into(Use use) {
            Deque<Scopes.Value> start = new ArrayDeque<>();
            if (use.arguments() != SyntaxTree.ABSENT) {
                start.push(new Scopes.Value(use.tree(), use.arguments()));
            }
            if (use.tree().kind(use.callee()) == PythonKind.ATTRIBUTE) {
                int object = use.tree().child(use.callee(), PythonField.OBJECT);
                if (object != SyntaxTree.ABSENT) {
                    start.push(new Scopes.Value(use.tree(), object));
                }
            }
            return back(start);
        }

        Set<Hit> of(SyntaxTree tree, int node) {
            Deque<Scopes.Value> start = new ArrayDeque<>();
            start.push(new Scopes.Value(tree, node));
            return back(start);
        }

        private Set<Hit> back(Deque<Scopes.Value> open) {
            Set<Hit> found = Collections.newSetFromMap(new IdentityHashMap<>());
            Set<Scopes.Value> seen = new HashSet<>(open);
            while (!open.isEmpty() && steps < MOST_STEPS) {
                Scopes.Value value = open.pop();
                SyntaxTree tree = value.tree();
                for (int node = value.node(); node < tree.after(value.node()); node++) {
                    steps++;
                    Scopes.Value at = new Scopes.Value(tree, node);
                    Hit hit = sources.get(at);
                    if (hit != null) {
                        found.add(hit);
                    }
                    for (Scopes.Value given : code.known().getOrDefault(at, List.of())) {
                        if (seen.add(given)) {
                            open.push(given);
                        }
                    }
                    if (tree.kind(node) == PythonKind.IDENTIFIER) {
                        given(at, open, seen);
                    }
                    if (tree.kind(node) == PythonKind.CALL) {
                        returned(at, open, seen);
                    }
                }
            }
            return found;
        }

        /** What is handed over for a parameter where its function is called. */
        private void given(Scopes.Value name, Deque<Scopes.Value> open, Set<Scopes.Value> seen) {
            SyntaxTree tree = name.tree();
            int function = tree.parent(name.node());
            for (int up = 0; function != SyntaxTree.ABSENT && up < MOST_PARENTS; up++) {
                if (tree.kind(function) == PythonKind.FUNCTION_DEFINITION) {
                    break;
                }
                function = tree.parent(function);
            }
            Definition one = functionAt.get(new Scopes.Value(tree, function));
            if (one == null) {
                return;
            }
            List<String> names = one.parameters().stream().map(Definition.Parameter::name).toList();
            int index = names.indexOf(tree.text(name.node()));
            if (index < 0) {
                return;
            }
            int owner = one.owner();
            boolean method =
                    owner != SyntaxTree.ABSENT && tree.kind(owner) == PythonKind.CLASS_DEFINITION;
            for (Use use : calls.getOrDefault(one.name(), List.of())) {
                steps++;
                if (use.arguments() != SyntaxTree.ABSENT) {
                    argument(use, names.get(index), method ? index - 1 : index, open, seen);
                }
            }
        }

        private static void argument(
                Use use, String name, int index, Deque<Scopes.Value> open, Set<Scopes.Value> seen) {
            SyntaxTree tree = use.tree();
            int at = 0;
            for (int part = tree.firstPart(use.arguments());
                    part != SyntaxTree.ABSENT;
                    part = tree.nextPart(part)) {
                boolean keyword = tree.kind(part) == PythonKind.KEYWORD_ARGUMENT;
                int label = keyword ? tree.child(part, PythonField.NAME) : SyntaxTree.ABSENT;
                boolean meant =
                        keyword
                                ? label != SyntaxTree.ABSENT && tree.is(label, name)
                                : at++ == index;
                Scopes.Value value = new Scopes.Value(tree, part);
                if (meant && seen.add(value)) {
                    open.push(value);
                }
            }
        }

        /** What the answer's own function returns that is called. */
        private void returned(Scopes.Value call, Deque<Scopes.Value> open, Set<Scopes.Value> seen) {
            Use use = code.at(call.tree(), call.node());
            if (use == null || use.origin().isStatic()) {
                return;
            }
            for (Definition one : functions.getOrDefault(use.name(), List.of())) {
                SyntaxTree tree = one.tree();
                for (int node = one.node(); node < tree.after(one.node()); node++) {
                    steps++;
                    Scopes.Value value = new Scopes.Value(tree, node);
                    boolean back =
                            tree.kind(node) == PythonKind.RETURN_STATEMENT
                                    || tree.kind(node) == PythonKind.YIELD
                                    || isLambdaBody(tree, node);
                    if (back && seen.add(value)) {
                        open.push(value);
                    }
                }
            }
        }
    }
}
