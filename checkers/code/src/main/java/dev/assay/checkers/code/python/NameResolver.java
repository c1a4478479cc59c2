package dev.assay.checkers.code.python;

import dev.assay.checkers.code.Manner;
import dev.assay.checkers.code.python.Origin.Step;
import dev.assay.checkers.code.python.Scopes.Binding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows names through the Python of one answer, in the order in which it stands, and lists what
 * is called and named. Walks without recursion, so that no nesting is too deep.
 */
final class NameResolver {

    /** Methods that put their arguments into what they are called on. */
    private static final Set<String> PUTS =
            Set.of("append", "extend", "insert", "add", "update", "setdefault");

    private final ApiIndex index;
    private final Origins origins;
    private final Scopes scopes = new Scopes();
    private final ImportedNames imports;
    private final List<Use> uses = new ArrayList<>();

    NameResolver(ApiIndex index) {
        this.index = index;
        this.origins = new Origins(index);
        this.imports = new ImportedNames(index, origins);
    }

    private final Map<Scopes.Value, List<Scopes.Value>> known = new HashMap<>();
    private final List<Definition> definitions = new ArrayList<>();
    private final Map<Scopes.Value, List<Definition.Part>> contexts = new HashMap<>();
    private final List<Use> importedNames = new ArrayList<>();
    private final IdentityHashMap<Origin, Use> calls = new IdentityHashMap<>();

    /** What the answer's functions return, by name, as far as it can be followed. */
    private final Map<String, Origin> returned = new HashMap<>();

    /** Resolves trees in their order. */
    ResolvedNames resolve(List<PythonCode.Parsed> code) {
        for (PythonCode.Parsed parsed : code) {
            imports.foresee(parsed.tree());
        }
        List<@Nullable Origin[]> all = new ArrayList<>();
        for (PythonCode.Parsed parsed : code) {
            Walk walk = new Walk(parsed);
            walk.run();
            all.add(walk.of);
        }
        Handed.follow(definitions, uses, known);
        return new ResolvedNames(
                uses, known, definitions, contexts, importedNames, new CallResults(calls), all);
    }

    /** One walk over one tree: a node is left when all in it has been. */
    private final class Walk {

        private final CodeRegion region;
        private final SyntaxTree tree;
        private final @Nullable Origin[] of;
        private final int firstDefinition = definitions.size();
        private final DefinitionReader defined;
        private final Bindings bindings;
        private final Items items;
        private final Deque<List<Origin>> returns = new ArrayDeque<>();

        Walk(PythonCode.Parsed parsed) {
            this.region = parsed.region();
            this.tree = parsed.tree();
            this.of = new @Nullable Origin[tree.size()];
            this.defined = new DefinitionReader(region, tree, of);
            this.bindings = new Bindings(tree, of, scopes, origins, index);
            this.items = new Items(tree, scopes);
        }

        void run() {
            int open = SyntaxTree.ABSENT;
            for (int node = 0; node < tree.size(); node++) {
                while (open != SyntaxTree.ABSENT && tree.after(open) <= node) {
                    leave(open);
                    open = tree.parent(open);
                }
                enter(node);
                open = node;
            }
            while (open != SyntaxTree.ABSENT) {
                leave(open);
                open = tree.parent(open);
            }
            definitions
                    .subList(firstDefinition, definitions.size())
                    .sort(Comparator.comparingInt(Definition::node));
        }

        private void enter(int node) {
            switch (tree.kind(node)) {
                case FUNCTION_DEFINITION -> {
                    define(node, "");
                    scopes.push(Scopes.Kind.FUNCTION);
                    returns.push(new ArrayList<>(1));
                }
                case CLASS_DEFINITION -> {
                    int name = tree.child(node, PythonField.NAME);
                    define(node, name == SyntaxTree.ABSENT ? "" : "?" + tree.text(name));
                    scopes.push(Scopes.Kind.CLASS);
                }
                case LAMBDA -> scopes.push(Scopes.Kind.FUNCTION);
                case LIST_COMPREHENSION,
                        SET_COMPREHENSION,
                        DICTIONARY_COMPREHENSION,
                        GENERATOR_EXPRESSION -> {
                    scopes.push(Scopes.Kind.FUNCTION);
                    for (int part = tree.firstPart(node);
                            part != SyntaxTree.ABSENT;
                            part = tree.nextPart(part)) {
                        if (tree.kind(part) == PythonKind.FOR_IN_CLAUSE) {
                            int left = tree.child(part, PythonField.LEFT);
                            bindings.bindAll(left, null);
                        }
                    }
                }
                case IF_STATEMENT, TRY_STATEMENT, FOR_STATEMENT, WHILE_STATEMENT ->
                        scopes.enterBranch();
                default -> {}
            }
        }

        private void define(int node, String type) {
            int name = tree.child(node, PythonField.NAME);
            if (name != SyntaxTree.ABSENT) {
                String text = tree.text(name);
                scopes.bind(text, new Origin(Step.LOCAL, text, null, "", type), null);
            }
        }

        private void leave(int node) {
            PythonKind kind = tree.kind(node);
            switch (kind) {
                case IDENTIFIER -> identifier(node);
                case ATTRIBUTE -> attribute(node);
                case CALL -> call(node);
                case SUBSCRIPT -> {
                    Origin value = at(tree.child(node, PythonField.VALUE));
                    of[node] = value == null ? null : origins.item(value);
                    List<Scopes.Value> given = items.at(node);
                    if (!given.isEmpty()) {
                        known.put(new Scopes.Value(tree, node), given);
                    }
                }
                case PARENTHESIZED_EXPRESSION, AWAIT, TYPE, LIST_SPLAT, DECORATOR ->
                        of[node] = at(tree.firstPart(node));
                case WITH_ITEM -> context(node);
                case NAMED_EXPRESSION, ASSIGNMENT -> {
                    lambda(node);
                    bindings.assignment(node);
                }
                case AUGMENTED_ASSIGNMENT -> {
                    int left = tree.child(node, PythonField.LEFT);
                    int right = tree.child(node, PythonField.RIGHT);
                    if (left != SyntaxTree.ABSENT
                            && right != SyntaxTree.ABSENT
                            && tree.kind(left) == PythonKind.IDENTIFIER) {
                        scopes.add(tree.text(left), new Scopes.Value(tree, right));
                    }
                }
                case CONDITIONAL_EXPRESSION -> {
                    int first = tree.firstPart(node);
                    int second = first == SyntaxTree.ABSENT ? first : tree.nextPart(first);
                    int third = second == SyntaxTree.ABSENT ? second : tree.nextPart(second);
                    of[node] = Origins.better(at(first), at(third));
                }
                case BOOLEAN_OPERATOR ->
                        of[node] =
                                Origins.better(
                                        at(tree.child(node, PythonField.LEFT)),
                                        at(tree.child(node, PythonField.RIGHT)));
                case BINARY_OPERATOR -> {
                    Origin left = at(tree.child(node, PythonField.LEFT));
                    Origin right = at(tree.child(node, PythonField.RIGHT));
                    of[node] =
                            Origin.variable(
                                    "",
                                    (left != null && left.isTensor())
                                                    || (right != null && right.isTensor())
                                            ? Origin.TENSOR
                                            : "");
                }
                case UNARY_OPERATOR -> {
                    int operand = tree.firstPart(node);
                    Origin value = at(operand);
                    of[node] = Origin.variable("", value == null ? "" : value.type());
                }
                case STRING, CONCATENATED_STRING -> of[node] = origins.literal("str");
                case INTEGER -> of[node] = origins.literal("int");
                case FLOAT -> of[node] = origins.literal("float");
                case TRUE, FALSE -> of[node] = origins.literal("bool");
                case NONE -> of[node] = origins.literal("None");
                case LIST -> of[node] = origins.literal("list");
                case TUPLE, EXPRESSION_LIST -> of[node] = origins.literal("tuple");
                case DICTIONARY -> of[node] = origins.literal("dict");
                case SET -> of[node] = origins.literal("set");
                case LIST_COMPREHENSION,
                        SET_COMPREHENSION,
                        DICTIONARY_COMPREHENSION,
                        GENERATOR_EXPRESSION -> {
                    of[node] = origins.literal("list");
                    scopes.pop();
                }
                case LAMBDA -> {
                    of[node] = Origin.root(Step.LOCAL, lambdaName(node));
                    scopes.pop();
                }
                case FUNCTION_DEFINITION -> {
                    scopes.pop();
                    defined.statement(node, Definition.Kind.FUNCTION).ifPresent(definitions::add);
                    returns(node);
                }
                case CLASS_DEFINITION -> {
                    int name = tree.child(node, PythonField.NAME);
                    scopes.popClass(name == SyntaxTree.ABSENT ? "" : tree.text(name));
                    defined.statement(node, Definition.Kind.CLASS).ifPresent(definitions::add);
                }
                case RETURN_STATEMENT -> {
                    Origin value = at(tree.firstPart(node));
                    if (value != null && !returns.isEmpty()) {
                        returns.element().add(value);
                    }
                }
                case IF_STATEMENT, TRY_STATEMENT, FOR_STATEMENT, WHILE_STATEMENT ->
                        scopes.leaveBranch();
                case PARAMETERS, LAMBDA_PARAMETERS -> bindings.parameters(node);
                case ARGUMENT_LIST -> bindings.superclasses(node);
                case IMPORT_STATEMENT, IMPORT_FROM_STATEMENT -> imported(node);
                case AS_PATTERN -> {
                    Origin value = at(tree.firstPart(node));
                    of[node] = value;
                    bindings.bindAll(tree.child(node, PythonField.ALIAS), value);
                }
                default -> {}
            }
            if (tree.field(node) == PythonField.RIGHT
                    && tree.kind(tree.parent(node)) == PythonKind.FOR_STATEMENT) {
                Origin each = of[node];
                bindings.bindAll(
                        tree.child(tree.parent(node), PythonField.LEFT),
                        each == null ? null : origins.item(each));
            }
        }

        private void imported(int node) {
            int module = tree.child(node, PythonField.MODULE_NAME);
            if (module != SyntaxTree.ABSENT && tree.kind(module) != PythonKind.RELATIVE_IMPORT) {
                importedName(module, origins.module(ImportedNames.dotted(tree, module)));
            }
            imports.read(
                    tree,
                    node,
                    (name, origin, part) -> {
                        scopes.bind(name, origin, null);
                        boolean whole = module == SyntaxTree.ABSENT;
                        importedName(
                                part,
                                whole ? origins.module(ImportedNames.dotted(tree, part)) : origin);
                    });
        }

        private void importedName(int node, Origin origin) {
            importedNames.add(
                    new Use(region, tree, node, node, SyntaxTree.ABSENT, origin, Manner.STATEMENT));
        }

        private void context(int item) {
            int value = tree.firstPart(item);
            of[item] = at(value);
            int with = tree.parent(item);
            while (with != SyntaxTree.ABSENT && tree.kind(with) != PythonKind.WITH_STATEMENT) {
                with =
                        tree.kind(with) == PythonKind.WITH_CLAUSE
                                ? tree.parent(with)
                                : SyntaxTree.ABSENT;
            }
            if (value != SyntaxTree.ABSENT && with != SyntaxTree.ABSENT) {
                int entered =
                        tree.kind(value) == PythonKind.AS_PATTERN ? tree.firstPart(value) : value;
                contexts.computeIfAbsent(
                                new Scopes.Value(tree, with), statement -> new ArrayList<>(1))
                        .add(new Definition.Part(entered, at(entered)));
            }
        }

        /** A lambda is called as the variable that holds it. */
        private String lambdaName(int lambda) {
            int holder = tree.parent(lambda);
            int name =
                    holder == SyntaxTree.ABSENT
                            ? SyntaxTree.ABSENT
                            : switch (tree.kind(holder)) {
                                case ASSIGNMENT -> tree.child(holder, PythonField.LEFT);
                                case NAMED_EXPRESSION -> tree.child(holder, PythonField.NAME);
                                default -> SyntaxTree.ABSENT;
                            };
            return name != SyntaxTree.ABSENT && tree.kind(name) == PythonKind.IDENTIFIER
                    ? tree.text(name)
                    : "lambda";
        }

        /** A function may also be what a name is given. */
        private void lambda(int assignment) {
            boolean walrus = tree.kind(assignment) == PythonKind.NAMED_EXPRESSION;
            int left = tree.child(assignment, walrus ? PythonField.NAME : PythonField.LEFT);
            int right = tree.child(assignment, walrus ? PythonField.VALUE : PythonField.RIGHT);
            if (left == SyntaxTree.ABSENT
                    || right == SyntaxTree.ABSENT
                    || tree.kind(right) != PythonKind.LAMBDA) {
                return;
            }
            int name =
                    tree.kind(left) == PythonKind.ATTRIBUTE
                            ? tree.child(left, PythonField.ATTRIBUTE)
                            : left;
            if (name != SyntaxTree.ABSENT && tree.kind(name) == PythonKind.IDENTIFIER) {
                definitions.add(defined.lambda(name, right));
            }
        }

        /** A call of a function whose value is known for sure stands for that value. */
        private void returns(int node) {
            List<Origin> values = returns.pop();
            int name = tree.child(node, PythonField.NAME);
            if (name != SyntaxTree.ABSENT && values.size() == 1) {
                returned.put(tree.text(name), values.getFirst());
            }
        }

        private @Nullable Origin at(int node) {
            return node == SyntaxTree.ABSENT ? null : of[node];
        }

        private void identifier(int node) {
            int parent = tree.parent(node);
            PythonField field = tree.field(node);
            boolean label =
                    field == PythonField.ATTRIBUTE
                            || tree.kind(parent) == PythonKind.ALIASED_IMPORT
                            || (field == PythonField.NAME
                                    && tree.kind(parent) != PythonKind.NAMED_EXPRESSION);
            if (label || tree.kind(parent) == PythonKind.DOTTED_NAME) {
                return;
            }
            String name = tree.text(node);
            Binding found = scopes.lookup(name);
            Origin origin = found == null ? imports.free(name) : found.origin();
            of[node] = origin;
            // A parameter hides what its name stood for before.
            boolean parameter =
                    tree.kind(parent) == PythonKind.PARAMETERS
                            || tree.kind(parent) == PythonKind.LAMBDA_PARAMETERS;
            if (found != null && !found.values().isEmpty() && !parameter) {
                known.put(new Scopes.Value(tree, node), found.values());
            }
            boolean named =
                    origin.isStatic()
                            ? origin.step() == Step.ATTRIBUTE
                            : origin.step() == Step.FREE || origin.step() == Step.LOCAL;
            if (named
                    && isReference(node)
                    && !(field == PythonField.FUNCTION && tree.kind(parent) == PythonKind.CALL)
                    && field != PythonField.OBJECT) {
                name(node, origin);
            }
        }

        /** Whether a name is read here, rather than given a meaning. */
        private boolean isReference(int node) {
            int at = node;
            while (true) {
                int parent = tree.parent(at);
                if (parent == SyntaxTree.ABSENT) {
                    return true;
                }
                switch (tree.kind(parent)) {
                    case PATTERN_LIST, TUPLE_PATTERN, LIST_PATTERN, LIST_SPLAT_PATTERN ->
                            at = parent;
                    case DICTIONARY_SPLAT_PATTERN,
                            PARAMETERS,
                            LAMBDA_PARAMETERS,
                            AS_PATTERN_TARGET,
                            WILDCARD_IMPORT -> {
                        return false;
                    }
                    case TYPED_PARAMETER -> {
                        return tree.field(at) == PythonField.TYPE;
                    }
                    case ASSIGNMENT, FOR_STATEMENT, FOR_IN_CLAUSE -> {
                        return tree.field(at) != PythonField.LEFT;
                    }
                    default -> {
                        return true;
                    }
                }
            }
        }

        private void attribute(int node) {
            int object = tree.child(node, PythonField.OBJECT);
            int label = tree.child(node, PythonField.ATTRIBUTE);
            if (object == SyntaxTree.ABSENT || label == SyntaxTree.ABSENT) {
                return;
            }
            Origin base = Origins.orUnknown(of[object]);
            String name = tree.text(label);
            Origin origin = origins.attribute(base, name);
            if (origins.isOptimizer(base, name)) {
                base = Origin.variable(tree.text(object), Origins.OPTIMIZER);
                origin = origins.attribute(base, name);
            }
            if (tree.kind(object) == PythonKind.IDENTIFIER && tree.is(object, "self")) {
                Binding found = scopes.lookupAttribute(name);
                if (found != null) {
                    origin = found.origin();
                    known.put(new Scopes.Value(tree, node), found.values());
                }
            } else if (isReference(node)) {
                Binding found = givenAttribute(object, base, name);
                if (found != null) {
                    boolean other = base.isStatic() || found.origin().isStatic();
                    origin = other ? found.origin() : origin.of(found.origin().type());
                    known.put(new Scopes.Value(tree, node), found.values());
                }
            }
            of[node] = origin;
            int parent = tree.parent(node);
            boolean called =
                    tree.field(node) == PythonField.FUNCTION
                            && tree.kind(parent) == PythonKind.CALL;
            boolean prefix = tree.field(node) == PythonField.OBJECT && origin.isStatic();
            if (!called && !prefix && isReference(node) && origin.step() == Step.ATTRIBUTE) {
                name(node, origin);
            }
        }

        /** What the answer gave an attribute of a variable, or of a class of its own. */
        private @Nullable Binding givenAttribute(int object, Origin base, String name) {
            if (tree.kind(object) == PythonKind.IDENTIFIER) {
                Binding found = scopes.lookup(tree.text(object) + "." + name);
                if (found != null) {
                    return found;
                }
            }
            Origin made = base.step() == Step.CALL ? base.base() : base;
            return made != null && made.step() == Step.LOCAL
                    ? scopes.lookupAttribute(made.name(), name)
                    : null;
        }

        private void call(int node) {
            int function = tree.child(node, PythonField.FUNCTION);
            if (function == SyntaxTree.ABSENT) {
                return;
            }
            int callee = tree.withoutParentheses(function);
            Origin origin = Origins.orUnknown(of[callee]);
            Origin result = origins.call(origin);
            of[node] = result;
            if (origin.step() == Step.LOCAL && result.type().isEmpty()) {
                of[node] = returned.getOrDefault(origin.name(), result);
            } else if (origin.step() == Step.FREE && origin.name().equals("getattr")) {
                of[node] = named(tree.child(node, PythonField.ARGUMENTS), result);
            }
            Use use =
                    new Use(
                            region,
                            tree,
                            callee,
                            node,
                            tree.child(node, PythonField.ARGUMENTS),
                            origin,
                            Manner.CALL);
            uses.add(use);
            calls.put(result, use);
            if (use.arguments() != SyntaxTree.ABSENT
                    && tree.kind(callee) == PythonKind.ATTRIBUTE
                    && PUTS.contains(origin.name())) {
                bindings.put(
                        tree.child(callee, PythonField.OBJECT),
                        new Scopes.Value(tree, use.arguments()));
            }
        }

        /** {@code getattr(torch, "relu")} is {@code torch.relu}. */
        private Origin named(int arguments, Origin otherwise) {
            int object = arguments == SyntaxTree.ABSENT ? arguments : tree.firstPart(arguments);
            int name = object == SyntaxTree.ABSENT ? object : tree.nextPart(object);
            Origin base = at(object);
            return name == SyntaxTree.ABSENT || base == null
                    ? otherwise
                    : tree.stringValue(name)
                            .filter(text -> text.matches("[A-Za-z_]\\w{0,60}"))
                            .map(text -> origins.attribute(base, text))
                            .orElse(otherwise);
        }

        /** A name without a call. */
        private void name(int node, Origin origin) {
            int at = node;
            int parent = tree.parent(at);
            while (parent != SyntaxTree.ABSENT
                    && tree.kind(parent) == PythonKind.PARENTHESIZED_EXPRESSION) {
                at = parent;
                parent = tree.parent(at);
            }
            Manner manner = Manner.VALUE;
            if (parent == SyntaxTree.ABSENT) {
                manner = Manner.MENTION;
            } else if (tree.kind(parent) == PythonKind.EXPRESSION_STATEMENT) {
                boolean all =
                        tree.kind(tree.parent(parent)) == PythonKind.MODULE
                                && tree.firstPart(0) == parent
                                && tree.nextPart(parent) == SyntaxTree.ABSENT;
                manner = all ? Manner.MENTION : Manner.STATEMENT;
            } else if (tree.kind(parent) == PythonKind.ASSIGNMENT
                    && tree.field(at) == PythonField.RIGHT) {
                // A second name for a function calls nothing yet.
                manner = Manner.STATEMENT;
            } else if (tree.kind(parent) == PythonKind.SUBSCRIPT
                    && tree.field(at) == PythonField.VALUE
                    && index.isFunction(origin.path())) {
                manner = Manner.STATEMENT; // brackets of another kind call nothing
            } else if (tree.kind(parent) == PythonKind.ERROR) {
                int next = tree.nextSibling(at);
                // A call whose parenthesis is never closed is still meant as one.
                manner =
                        next != SyntaxTree.ABSENT && tree.is(next, "(")
                                ? Manner.CALL
                                : Manner.STATEMENT;
            }
            uses.add(new Use(region, tree, node, node, SyntaxTree.ABSENT, origin, manner));
        }
    }
}
