package dev.assay.checkers.code.python;

import dev.assay.checkers.code.Hit;
import dev.assay.checkers.code.Manner;
import dev.assay.checkers.code.python.Trace.Context;
import dev.assay.checkers.code.python.Trace.Event;
import dev.assay.checkers.code.python.Trace.Frame;
import dev.assay.spi.Region;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A context that is around something: entered by {@code with}, or a decorator of the function.
 *
 * @param around the contexts
 * @param calls what must be inside; when it is empty, anything that does something
 * @param near what a context earns that was meant
 */
record AroundRule(Calls around, Calls calls, BigDecimal near) implements FlowRule {

    @Override
    public Found find(PythonCode code, Trace trace) {
        Found best = Found.NOTHING;
        for (Event event : trace.events()) {
            if (!calls.isEmpty() && calls.fit(code, event.use()).isEmpty()) {
                continue;
            }
            for (Frame frame = event.inside(); frame != null; frame = frame.outer) {
                for (Context context : frame.contexts) {
                    best = better(best, context(code, context));
                }
            }
        }
        if (!calls.isEmpty()) {
            return best;
        }
        Found other = withoutNames(code);
        return other.share().compareTo(best.share()) > 0 ? other : best;
    }

    private static Found better(Found one, Optional<Hit> other) {
        return other.isPresent() && other.get().share().compareTo(one.share()) > 0
                ? new Found(other.get().share(), List.of(other.get()))
                : one;
    }

    private Optional<Hit> context(PythonCode code, Context context) {
        Definition.Part part = context.part();
        Use use = use(code, context.region(), context.tree(), part);
        Optional<Hit> hit = around.fit(code, use);
        boolean called = use.manner() == Manner.CALL || context.decorates();
        return called
                ? hit
                : hit.map(
                        one ->
                                FlowRule.less(
                                        one,
                                        near,
                                        "`"
                                                + PythonMatcher.shown(use)
                                                + "` lacks its parentheses."));
    }

    private static Use use(
            PythonCode code, CodeRegion region, SyntaxTree tree, Definition.Part part) {
        Use made = DefinitionMatcher.use(region, tree, part);
        Use call = part.origin() == null ? null : code.names().calls().of(part.origin());
        if (call == null) {
            return made;
        }
        int callee = tree == call.tree() && part.node() == call.expression() ? call.callee() : -1;
        return callee >= 0
                ? call
                : new Use(
                        region,
                        tree,
                        part.node(),
                        part.node(),
                        SyntaxTree.ABSENT,
                        call.origin(),
                        Manner.CALL);
    }

    /** Contexts around code in which nothing is called or named that could be followed. */
    private Found withoutNames(PythonCode code) {
        Found best = Found.NOTHING;
        for (PythonCode.Parsed parsed : code.parsed()) {
            SyntaxTree tree = parsed.tree();
            for (int node = 0; node < tree.size(); node++) {
                if (tree.kind(node) != PythonKind.WITH_STATEMENT
                        || !doesSomething(parsed, tree.child(node, PythonField.BODY))) {
                    continue;
                }
                for (Definition.Part part :
                        code.names()
                                .contexts()
                                .getOrDefault(new Scopes.Value(tree, node), List.of())) {
                    best =
                            better(
                                    best,
                                    context(
                                            code,
                                            new Context(parsed.region(), tree, part, node, false)));
                }
            }
        }
        for (Definition one : code.definitions()) {
            if (doesSomething(one.tree(), one.tree().child(one.node(), PythonField.BODY))) {
                for (Definition.Part part : one.decorators()) {
                    best =
                            better(
                                    best,
                                    context(
                                            code,
                                            new Context(
                                                    one.region(),
                                                    one.tree(),
                                                    part,
                                                    one.node(),
                                                    true)));
                }
            }
        }
        return best;
    }

    /** In a sentence the head of the statement stands for the whole. */
    private static boolean doesSomething(PythonCode.Parsed parsed, int body) {
        return parsed.region().region().form() == Region.Form.INLINE
                || doesSomething(parsed.tree(), body);
    }

    private static boolean doesSomething(SyntaxTree tree, int body) {
        for (int node = body; body != SyntaxTree.ABSENT && node < tree.after(body); node++) {
            switch (tree.kind(node)) {
                case ASSIGNMENT,
                        AUGMENTED_ASSIGNMENT,
                        CALL,
                        BINARY_OPERATOR,
                        RETURN_STATEMENT,
                        YIELD -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }
}
