package dev.assay.checkers.code.python;

import dev.assay.checkers.code.Manner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an answer's code does in the order in which it would run: functions of the answer stand
 * where they are called, and those that nobody calls on their own.
 *
 * @param events in order
 */
record Trace(List<Event> events) {

    private static final int MOST_EVENTS = 20_000;
    private static final int DEEPEST_CALL = 8;

    /**
     * A name that is used.
     *
     * @param inside the innermost loop, branch or context around it; null at the top
     * @param run which of the stretches of code that do not call each other it belongs to
     */
    record Event(Use use, @Nullable Frame inside, int run) {}

    /** What is around a use. Two frames are the same only when they are one object. */
    static final class Frame {

        final @Nullable Frame outer;
        final Kind kind;

        /** The node of the statement that branches; of a context the node of its statement. */
        final int statement;

        /** The node of the branch. */
        final int branch;

        final List<Context> contexts;

        private Frame(
                @Nullable Frame outer,
                Kind kind,
                int statement,
                int branch,
                List<Context> contexts) {
            this.outer = outer;
            this.kind = kind;
            this.statement = statement;
            this.branch = branch;
            this.contexts = List.copyOf(contexts);
        }
    }

    /** What a frame is. */
    enum Kind {
        LOOP,
        BRANCH,
        /** The body of a {@code with}, or of a function that is decorated. */
        CONTEXT,
        FUNCTION
    }

    /**
     * What is entered, or what a function is decorated with.
     *
     * @param body the node of what it is around
     * @param decorates whether it is a decorator
     */
    record Context(
            CodeRegion region,
            SyntaxTree tree,
            Definition.Part part,
            int body,
            boolean decorates) {}

    Trace {
        events = List.copyOf(events);
    }

    /** Follows an answer's code. */
    static Trace of(PythonCode code) {
        return new Builder(code).build();
    }

    /** The innermost loop around an event; null when there is none. */
    static @Nullable Frame loop(Event event) {
        Frame at = event.inside();
        while (at != null && at.kind != Kind.LOOP) {
            at = at.outer;
        }
        return at;
    }

    /** Whether an event is inside a frame; everything is inside null. */
    static boolean isInside(Event event, @Nullable Frame frame) {
        Frame at = event.inside();
        while (at != null && at != frame) {
            at = at.outer;
        }
        return at == frame;
    }

    /** Whether two events can both happen in one round: not in two branches of one statement. */
    static boolean together(Event one, Event other) {
        for (Frame a = one.inside(); a != null; a = a.outer) {
            for (Frame b = other.inside(); a.kind == Kind.BRANCH && b != null; b = b.outer) {
                boolean apart =
                        b.kind == Kind.BRANCH
                                && a.outer == b.outer
                                && a.statement == b.statement
                                && a.branch != b.branch;
                if (apart) {
                    return false;
                }
            }
        }
        return true;
    }

    private static final class Builder {

        private final PythonCode code;
        private final Map<SyntaxTree, Openers> openers = new HashMap<>();
        private final Map<Scopes.Value, List<Use>> bodies = new HashMap<>();
        private final Map<String, List<Definition>> functions = new HashMap<>();
        private final Set<Scopes.Value> entered = new HashSet<>();
        private final List<Scopes.Value> active = new ArrayList<>();
        private final List<Event> events = new ArrayList<>();
        private int run;

        Builder(PythonCode code) {
            this.code = code;
        }

        Trace build() {
            Set<Scopes.Value> lambdas = new HashSet<>();
            for (Definition one : code.definitions()) {
                if (one.tree().kind(one.node()) == PythonKind.LAMBDA) {
                    lambdas.add(new Scopes.Value(one.tree(), one.node()));
                }
            }
            for (PythonCode.Parsed parsed : code.parsed()) {
                openers.put(parsed.tree(), new Openers(parsed.tree(), lambdas));
            }
            for (Definition one : code.definitions()) {
                if (!one.isClass()) {
                    functions.computeIfAbsent(one.name(), name -> new ArrayList<>()).add(one);
                }
            }
            for (Use use : code.uses()) {
                int body = openers(use.tree()).function[use.callee()];
                bodies.computeIfAbsent(
                                new Scopes.Value(use.tree(), body), value -> new ArrayList<>())
                        .add(use);
            }
            for (PythonCode.Parsed parsed : code.parsed()) {
                expand(parsed.tree(), SyntaxTree.ABSENT, null);
            }
            for (Definition one : code.definitions()) {
                if (!one.isClass() && !entered.contains(new Scopes.Value(one.tree(), one.node()))) {
                    run++;
                    enter(one, null);
                }
            }
            return new Trace(events);
        }

        private Openers openers(SyntaxTree tree) {
            Openers found = openers.get(tree);
            if (found == null) {
                throw new IllegalStateException("a tree of another answer");
            }
            return found;
        }

        private void enter(Definition function, @Nullable Frame at) {
            Scopes.Value node = new Scopes.Value(function.tree(), function.node());
            if (active.size() >= DEEPEST_CALL || active.contains(node)) {
                return;
            }
            entered.add(node);
            active.add(node);
            int body = function.tree().child(function.node(), PythonField.BODY);
            List<Context> contexts =
                    function.decorators().stream()
                            .map(
                                    part ->
                                            new Context(
                                                    function.region(),
                                                    function.tree(),
                                                    part,
                                                    body,
                                                    true))
                            .toList();
            Kind kind = contexts.isEmpty() ? Kind.FUNCTION : Kind.CONTEXT;
            expand(
                    function.tree(),
                    function.node(),
                    new Frame(at, kind, function.node(), function.node(), contexts));
            active.removeLast();
        }

        private void expand(SyntaxTree tree, int function, @Nullable Frame at) {
            Map<Integer, Frame> frames = new HashMap<>();
            for (Use use : bodies.getOrDefault(new Scopes.Value(tree, function), List.of())) {
                if (events.size() >= MOST_EVENTS) {
                    return;
                }
                Frame inside = frame(use, function, at, frames);
                events.add(new Event(use, inside, run));
                Definition called = use.manner() == Manner.VALUE ? handedOver(use) : called(use);
                if (called != null) {
                    enter(called, inside);
                }
            }
        }

        private @Nullable Frame frame(
                Use use, int function, @Nullable Frame at, Map<Integer, Frame> frames) {
            Openers tree = openers(use.tree());
            List<Integer> missing = new ArrayList<>();
            int opener = tree.nearest[use.callee()];
            while (opener != SyntaxTree.ABSENT && opener != function) {
                if (frames.containsKey(opener)) {
                    break;
                }
                missing.add(opener);
                opener = tree.outer(opener);
            }
            Frame frame = frames.getOrDefault(opener, at);
            for (int one : missing.reversed()) {
                frame = open(use, one, frame);
                frames.put(one, frame);
            }
            return frame;
        }

        private Frame open(Use use, int opener, @Nullable Frame outer) {
            SyntaxTree tree = use.tree();
            int parent = tree.parent(opener);
            if (openers(tree).isLoop(opener)) {
                return new Frame(outer, Kind.LOOP, opener, opener, List.of());
            }
            if (tree.kind(parent) == PythonKind.WITH_STATEMENT) {
                List<Context> contexts =
                        code
                                .names()
                                .contexts()
                                .getOrDefault(new Scopes.Value(tree, parent), List.of())
                                .stream()
                                .map(part -> new Context(use.region(), tree, part, opener, false))
                                .toList();
                return new Frame(outer, Kind.CONTEXT, parent, opener, contexts);
            }
            return new Frame(outer, Kind.BRANCH, parent, opener, List.of());
        }

        /** The answer's own function that is handed to something that will call it. */
        private @Nullable Definition handedOver(Use use) {
            return use.origin().step() == Origin.Step.LOCAL
                            && use.tree().kind(use.callee()) == PythonKind.IDENTIFIER
                    ? functions.getOrDefault(use.name(), List.<Definition>of()).stream()
                            .filter(one -> !isMethod(one))
                            .findFirst()
                            .orElse(null)
                    : null;
        }

        /** The answer's own function that a call runs; null when it is none. */
        private @Nullable Definition called(Use use) {
            if (use.expression() == use.callee()) {
                return null;
            }
            SyntaxTree tree = use.tree();
            List<Definition> named =
                    functions.getOrDefault(use.name(), List.<Definition>of()).stream()
                            .filter(one -> one.tree() != tree || one.node() != use.callee())
                            .toList();
            Origin origin = use.origin();
            if (named.isEmpty() || origin.isStatic()) {
                return null;
            }
            if (tree.kind(use.callee()) == PythonKind.IDENTIFIER) {
                return origin.step() == Origin.Step.LOCAL
                        ? named.stream().filter(one -> !isMethod(one)).findFirst().orElse(null)
                        : null;
            }
            int object = tree.child(use.callee(), PythonField.OBJECT);
            boolean own =
                    object != SyntaxTree.ABSENT
                            && (tree.is(object, "self") || tree.is(object, "cls"));
            Origin base = origin.base();
            boolean ofClass = base != null && base.type().startsWith("?");
            List<Definition> methods = named.stream().filter(Builder::isMethod).toList();
            return (own || ofClass) && !methods.isEmpty() ? methods.getFirst() : null;
        }

        private static boolean isMethod(Definition one) {
            int owner = one.owner();
            return owner != SyntaxTree.ABSENT
                    && one.tree().kind(owner) == PythonKind.CLASS_DEFINITION;
        }
    }
}
