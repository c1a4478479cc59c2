package dev.assay.checkers.code.python;

import dev.assay.checkers.code.Manner;
import dev.assay.checkers.code.python.Origin.Step;
import dev.assay.checkers.code.python.Scopes.Binding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
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
    private final Map<String, Origin> imported = new HashMap<>();
    private final Set<String> defined = new HashSet<>();
    private final List<String> stars = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();

    NameResolver(ApiIndex index) {
        this.index = index;
        this.origins = new Origins(index);
    }

    /**
     * What all regions of an answer use and define.
     *
     * @param uses what is called and named
     * @param known what names that hold an expression were given, by identifier node
     * @param definitions classes and functions, in the order of the answer
     * @param contexts what {@code with} statements enter, by their nodes
     * @param imports the modules and names that are imported
     * @param calls the calls by what came of them
     * @param origins for each tree where its nodes' values come from, where that is known
     */
    record Resolved(
            List<Use> uses,
            Map<Scopes.Value, List<Scopes.Value>> known,
            List<Definition> definitions,
            Map<Scopes.Value, List<Definition.Part>> contexts,
            List<Use> imports,
            CallResults calls,
            List<@Nullable Origin[]> origins) {

        static final Resolved NOTHING =
                new Resolved(
                        List.of(),
                        Map.of(),
                        List.of(),
                        Map.of(),
                        List.of(),
                        CallResults.NONE,
                        List.of());

        Resolved {
            uses = List.copyOf(uses);
            known = Map.copyOf(known);
            definitions = List.copyOf(definitions);
            contexts = Map.copyOf(contexts);
            imports = List.copyOf(imports);
            origins = List.copyOf(origins);
        }
    }

    private final Map<Scopes.Value, List<Scopes.Value>> known = new HashMap<>();
    private final List<Definition> definitions = new ArrayList<>();
    private final Map<Scopes.Value, List<Definition.Part>> contexts = new HashMap<>();
    private final List<Use> importedNames = new ArrayList<>();
    private final IdentityHashMap<Origin, Use> calls = new IdentityHashMap<>();

    /** What the answer's functions return, by name, as far as it can be followed. */
    private final Map<String, Origin> returned = new HashMap<>();

    /** Resolves trees in their order. */
    Resolved resolve(List<PythonCode.Parsed> code) {
        for (PythonCode.Parsed parsed : code) {
            foresee(parsed.tree());
        }
        List<@Nullable Origin[]> all = new ArrayList<>();
        for (PythonCode.Parsed parsed : code) {
            Walk walk = new Walk(parsed);
            walk.run();
            all.add(walk.of);
        }
        return new Resolved(
                uses, known, definitions, contexts, importedNames, new CallResults(calls), all);
    }

    /** Imports count wherever they stand: a fragment may show its helper before its imports. */
    private void foresee(SyntaxTree tree) {
        for (int node = 0; node < tree.size(); node++) {
            switch (tree.kind(node)) {
                case IMPORT_STATEMENT, IMPORT_FROM_STATEMENT ->
                        imports(
                                tree,
                                node,
                                (name, origin, part) -> imported.putIfAbsent(name, origin));
                case FUNCTION_DEFINITION, CLASS_DEFINITION -> {
                    int name = tree.child(node, PythonField.NAME);
                    if (name != SyntaxTree.ABSENT && tree.parent(node) == 0) {
                        defined.add(tree.text(name));
                    }
                }
                default -> {}
            }
        }
    }

    private interface Imports {
        void bind(String name, Origin origin, int node);
    }

    private void imports(SyntaxTree tree, int node, Imports into) {
        int from = tree.child(node, PythonField.MODULE_NAME);
        boolean relative =
                from != SyntaxTree.ABSENT && tree.kind(from) == PythonKind.RELATIVE_IMPORT;
        Origin module =
                from == SyntaxTree.ABSENT || relative ? null : origins.module(dotted(tree, from));
        for (int part = tree.firstPart(node);
                part != SyntaxTree.ABSENT;
                part = tree.nextPart(part)) {
            if (tree.kind(part) == PythonKind.WILDCARD_IMPORT && module != null) {
                if (!stars.contains(module.path())) {
                    stars.add(module.path());
                }
                continue;
            }
            if (tree.field(part) != PythonField.NAME) {
                continue;
            }
            int alias = tree.child(part, PythonField.ALIAS);
            int named =
                    tree.kind(part) == PythonKind.ALIASED_IMPORT
                            ? tree.child(part, PythonField.NAME)
                            : part;
            if (named == SyntaxTree.ABSENT) {
                continue;
            }
            String name = dotted(tree, named);
            if (relative) {
                into.bind(
                        alias == SyntaxTree.ABSENT ? name : tree.text(alias),
                        new Origin(Step.LOCAL, name, null, "", "?" + name),
                        named);
            } else if (module != null) {
                into.bind(
                        alias == SyntaxTree.ABSENT ? name : tree.text(alias),
                        origins.attribute(module, name),
                        named);
            } else if (alias != SyntaxTree.ABSENT) {
                into.bind(tree.text(alias), origins.module(name), named);
            } else {
                String root = name.split("\\.", 2)[0];
                into.bind(root, origins.module(root), named);
            }
        }
    }

    private static String dotted(SyntaxTree tree, int node) {
        return tree.text(node).replaceAll("\\s", "");
    }

    private Origin free(String name) {
        Origin found = defined.contains(name) ? null : imported.get(name);
        if (found != null) {
            return found;
        }
        if (defined.contains(name)) {
            return new Origin(Step.LOCAL, name, null, "", "");
        }
        for (String module : stars) {
            String path = module + "." + name;
            boolean there =
                    index.exists(path)
                            || (!index.knows(module.split("\\.", 2)[0])
                                    && !Conventions.BUILTINS.contains(name)
                                    && !Conventions.ALIASES.containsKey(name));
            if (there) {
                return origins.module(path);
            }
        }
        String conventional = Conventions.ALIASES.get(name);
        return conventional == null
                ? new Origin(Step.FREE, name, null, "", Conventions.typeOf(name))
                : origins.module(conventional);
    }

    /** One walk over one tree: a node is left when all in it has been. */
    private final class Walk {

        private final CodeRegion region;
        private final SyntaxTree tree;
        private final @Nullable Origin[] of;
        private final int firstDefinition = definitions.size();
        private final Deque<List<Origin>> returns = new ArrayDeque<>();

        Walk(PythonCode.Parsed parsed) {
            this.region = parsed.region();
            this.tree = parsed.tree();
            this.of = new @Nullable Origin[tree.size()];
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
                            bindAll(left, null);
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
                }
                case PARENTHESIZED_EXPRESSION, AWAIT, TYPE, LIST_SPLAT, DECORATOR ->
                        of[node] = at(tree.firstPart(node));
                case WITH_ITEM -> context(node);
                case NAMED_EXPRESSION, ASSIGNMENT -> assignment(node);
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
                    of[node] = Origin.root(Step.LOCAL, "lambda");
                    scopes.pop();
                }
                case FUNCTION_DEFINITION -> {
                    scopes.pop();
                    defined(node, Definition.Kind.FUNCTION);
                    returns(node);
                }
                case CLASS_DEFINITION -> {
                    scopes.pop();
                    defined(node, Definition.Kind.CLASS);
                }
                case RETURN_STATEMENT -> {
                    Origin value = at(tree.firstPart(node));
                    if (value != null && !returns.isEmpty()) {
                        returns.element().add(value);
                    }
                }
                case IF_STATEMENT, TRY_STATEMENT, FOR_STATEMENT, WHILE_STATEMENT ->
                        scopes.leaveBranch();
                case PARAMETERS, LAMBDA_PARAMETERS -> parameters(node);
                case ARGUMENT_LIST -> superclasses(node);
                case IMPORT_STATEMENT, IMPORT_FROM_STATEMENT -> imported(node);
                case AS_PATTERN -> {
                    Origin value = at(tree.firstPart(node));
                    of[node] = value;
                    bindAll(tree.child(node, PythonField.ALIAS), value);
                }
                default -> {}
            }
            if (tree.field(node) == PythonField.RIGHT
                    && tree.kind(tree.parent(node)) == PythonKind.FOR_STATEMENT) {
                Origin each = of[node];
                bindAll(
                        tree.child(tree.parent(node), PythonField.LEFT),
                        each == null ? null : origins.item(each));
            }
        }

        private void imported(int node) {
            int module = tree.child(node, PythonField.MODULE_NAME);
            if (module != SyntaxTree.ABSENT && tree.kind(module) != PythonKind.RELATIVE_IMPORT) {
                importedName(module, origins.module(dotted(tree, module)));
            }
            imports(
                    tree,
                    node,
                    (name, origin, part) -> {
                        scopes.bind(name, origin, null);
                        boolean whole = module == SyntaxTree.ABSENT;
                        importedName(part, whole ? origins.module(dotted(tree, part)) : origin);
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

        private void defined(int node, Definition.Kind kind) {
            int name = tree.child(node, PythonField.NAME);
            if (name == SyntaxTree.ABSENT) {
                return;
            }
            List<Definition.Part> decorators = new ArrayList<>();
            int parent = tree.parent(node);
            if (parent != SyntaxTree.ABSENT
                    && tree.kind(parent) == PythonKind.DECORATED_DEFINITION) {
                for (int part = tree.firstPart(parent);
                        part != SyntaxTree.ABSENT;
                        part = tree.nextPart(part)) {
                    int inner = tree.firstPart(part);
                    if (tree.kind(part) == PythonKind.DECORATOR && inner != SyntaxTree.ABSENT) {
                        decorators.add(new Definition.Part(inner, at(inner)));
                    }
                }
            }
            List<Definition.Part> bases = new ArrayList<>();
            int superclasses = tree.child(node, PythonField.SUPERCLASSES);
            for (int part =
                            superclasses == SyntaxTree.ABSENT
                                    ? superclasses
                                    : tree.firstPart(superclasses);
                    part != SyntaxTree.ABSENT;
                    part = tree.nextPart(part)) {
                if (tree.kind(part) != PythonKind.KEYWORD_ARGUMENT) {
                    bases.add(new Definition.Part(part, at(part)));
                }
            }
            boolean async = tree.is(tree.firstChild(node), "async");
            definitions.add(
                    new Definition(
                            region,
                            tree,
                            node,
                            name,
                            kind,
                            async,
                            bases,
                            Parameters.of(tree, tree.child(node, PythonField.PARAMETERS)),
                            decorators));
        }

        private void lambda(int name, int lambda) {
            definitions.add(
                    new Definition(
                            region,
                            tree,
                            lambda,
                            name,
                            Definition.Kind.FUNCTION,
                            false,
                            List.of(),
                            Parameters.of(tree, tree.child(lambda, PythonField.PARAMETERS)),
                            List.of()));
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

        private Origin orUnknown(@Nullable Origin origin) {
            return origin == null ? Origin.variable("", "") : origin;
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
            Origin origin = found == null ? free(name) : found.origin();
            of[node] = origin;
            if (found != null && !found.values().isEmpty()) {
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
            Origin base = orUnknown(of[object]);
            String name = tree.text(label);
            Origin origin = origins.attribute(base, name);
            if (tree.kind(object) == PythonKind.IDENTIFIER && tree.is(object, "self")) {
                Binding found = scopes.lookupAttribute(name);
                if (found != null) {
                    origin = found.origin();
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

        private void call(int node) {
            int function = tree.child(node, PythonField.FUNCTION);
            if (function == SyntaxTree.ABSENT) {
                return;
            }
            int callee = tree.withoutParentheses(function);
            Origin origin = orUnknown(of[callee]);
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
                put(
                        tree.child(callee, PythonField.OBJECT),
                        new Scopes.Value(tree, use.arguments()));
            }
        }

        /** Something is put into what a name holds: a list, a dictionary. */
        private void put(int into, Scopes.@Nullable Value value) {
            if (into != SyntaxTree.ABSENT
                    && value != null
                    && tree.kind(into) == PythonKind.IDENTIFIER) {
                scopes.add(tree.text(into), value);
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

        private void assignment(int node) {
            boolean walrus = tree.kind(node) == PythonKind.NAMED_EXPRESSION;
            int left = tree.child(node, walrus ? PythonField.NAME : PythonField.LEFT);
            int right = tree.child(node, walrus ? PythonField.VALUE : PythonField.RIGHT);
            Origin value = at(right);
            int type = tree.child(node, PythonField.TYPE);
            if (type != SyntaxTree.ABSENT && (value == null || value.type().isEmpty())) {
                Origin annotated = annotated("", type);
                value = annotated.type().isEmpty() ? value : annotated;
            }
            of[node] = value;
            if (left == SyntaxTree.ABSENT) {
                return;
            }
            if (right != SyntaxTree.ABSENT && tree.kind(right) == PythonKind.LAMBDA) {
                int name =
                        tree.kind(left) == PythonKind.ATTRIBUTE
                                ? tree.child(left, PythonField.ATTRIBUTE)
                                : left;
                if (name != SyntaxTree.ABSENT && tree.kind(name) == PythonKind.IDENTIFIER) {
                    lambda(name, right);
                }
            }
            Scopes.Value given = right == SyntaxTree.ABSENT ? null : new Scopes.Value(tree, right);
            switch (tree.kind(left)) {
                case IDENTIFIER -> scopes.bind(tree.text(left), orUnknown(value), given);
                case ATTRIBUTE -> {
                    int object = tree.child(left, PythonField.OBJECT);
                    int label = tree.child(left, PythonField.ATTRIBUTE);
                    if (object != SyntaxTree.ABSENT
                            && label != SyntaxTree.ABSENT
                            && tree.is(object, "self")) {
                        scopes.bindAttribute(tree.text(label), orUnknown(value), given);
                    }
                }
                case PATTERN_LIST, TUPLE_PATTERN, LIST_PATTERN ->
                        unpack(left, right, value == null ? null : origins.item(value));
                case SUBSCRIPT -> put(tree.child(left, PythonField.VALUE), given);
                default -> {}
            }
        }

        /**
         * {@code a, b = x, y} name by name where both sides are as long; else items of the value.
         */
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
                            tree.text(target), orUnknown(of[value]), new Scopes.Value(tree, value));
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
        private void bindAll(int target, @Nullable Origin origin) {
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
                    scopes.bind(tree.text(node), orUnknown(origin), null);
                }
            }
        }

        private Origin annotated(String name, int type) {
            Origin annotation = of[type];
            boolean known = annotation != null && annotation.isStatic();
            return Origin.variable(
                    name,
                    known && annotation != null && index.isClass(annotation.path())
                            ? annotation.path()
                            : "");
        }

        private void parameters(int node) {
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
                scopes.bind(
                        text,
                        type == SyntaxTree.ABSENT
                                ? Origin.variable(text, Conventions.typeOf(text))
                                : annotated(text, type),
                        usual == SyntaxTree.ABSENT ? null : new Scopes.Value(tree, usual));
            }
        }

        /** A class of the answer is of the class that it is derived from, where that is known. */
        private void superclasses(int node) {
            if (tree.field(node) != PythonField.SUPERCLASSES) {
                return;
            }
            int name = tree.child(tree.parent(node), PythonField.NAME);
            for (int part = tree.firstPart(node);
                    part != SyntaxTree.ABSENT && name != SyntaxTree.ABSENT;
                    part = tree.nextPart(part)) {
                Origin base = of[part];
                if (base == null || tree.kind(part) == PythonKind.KEYWORD_ARGUMENT) {
                    continue;
                }
                String type =
                        base.isStatic()
                                ? base.path()
                                : base.step() == Step.LOCAL ? base.type() : "";
                if (!type.isEmpty()) {
                    String text = tree.text(name);
                    scopes.bindOutside(text, new Origin(Step.LOCAL, text, null, "", type));
                    return;
                }
            }
        }
    }
}
