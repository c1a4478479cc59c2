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

    private static final int MOST_STEPS = 20_000;

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

        Flow(PythonCode code, IdentityHashMap<Use, Hit> sources) {
            this.code = code;
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
            int steps = 0;
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
                    if (tree.kind(node) == PythonKind.CALL) {
                        returned(at, open, seen);
                    }
                }
            }
            return found;
        }

        /** What the answer's own function returns that is called. */
        private void returned(Scopes.Value call, Deque<Scopes.Value> open, Set<Scopes.Value> seen) {
            Use use = code.at(call.tree(), call.node());
            if (use == null || use.origin().isStatic()) {
                return;
            }
            for (Definition one : code.definitions()) {
                if (one.isClass() || !one.name().equals(use.name())) {
                    continue;
                }
                SyntaxTree tree = one.tree();
                for (int node = one.node(); node < tree.after(one.node()); node++) {
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
