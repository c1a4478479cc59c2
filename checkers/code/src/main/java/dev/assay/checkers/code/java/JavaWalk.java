package dev.assay.checkers.code.java;

import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.assay.checkers.code.Manner;
import dev.assay.checkers.code.java.JavaUse.Kind;
import dev.assay.checkers.code.java.JavaUse.On;
import dev.assay.checkers.code.java.JavaUse.Place;
import dev.assay.spi.Region;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows names through a tree of Java and lists what is called and named. By recursion: the tree's
 * depth is bounded before it is parsed.
 */
final class JavaWalk {

    /** What {@code stream()} gives, whatever it is called on. */
    private static final String STREAM = "java.util.stream.Stream";

    private final Region region;
    private final JavaSnippet snippet;
    private final JavaNames names;
    private final List<JavaUse> uses = new ArrayList<>();
    private final IdentityHashMap<Node, JavaUse> byNode = new IdentityHashMap<>();

    /** What the anonymous classes are derived from that the walk is in. */
    private final Deque<String> inherited = new ArrayDeque<>();

    JavaWalk(Region region, JavaSnippet snippet, JavaNames names) {
        this.region = region;
        this.snippet = snippet;
        this.names = names;
    }

    /** What the tree uses. */
    List<JavaUse> uses() {
        walk(snippet.tree());
        return uses;
    }

    /** What the tree's expressions use, once it was walked. */
    Map<JavaCode.Identity, JavaUse> byNode() {
        Map<JavaCode.Identity, JavaUse> all = new HashMap<>();
        byNode.forEach((node, use) -> all.put(new JavaCode.Identity(node), use));
        return all;
    }

    private void walk(Node node) {
        switch (node) {
            case TypeDeclaration<?> type -> {
                names.push();
                for (FieldDeclaration field : type.getFields()) {
                    field.getVariables().forEach(this::bind);
                }
                walkChildren(node);
                names.pop();
            }
            case CallableDeclaration<?> method -> {
                names.push();
                method.getParameters().forEach(this::bind);
                walkChildren(node);
                names.pop();
            }
            case LambdaExpr lambda -> {
                names.push();
                lambda.getParameters().forEach(this::bind);
                walkChildren(node);
                names.pop();
            }
            case CatchClause clause -> {
                names.push();
                bind(clause.getParameter());
                walkChildren(node);
                names.pop();
            }
            case BlockStmt block -> scoped(block);
            case ForStmt loop -> scoped(loop);
            case TryStmt attempt -> scoped(attempt);
            case ForEachStmt loop -> {
                names.push();
                walk(loop.getIterable());
                loop.getVariable().getVariables().forEach(this::bind);
                walk(loop.getBody());
                names.pop();
            }
            case VariableDeclarator variable -> {
                walkChildren(node);
                bind(variable);
            }
            case TypePatternExpr pattern ->
                    names.bind(
                            pattern.getNameAsString(),
                            names.type(pattern.getType()),
                            Optional.empty(),
                            Optional.empty());
            case AssignExpr assign -> {
                walkChildren(node);
                if (assign.getTarget() instanceof NameExpr name) {
                    String type =
                            names.variable(name.getNameAsString())
                                    .map(JavaNames.Variable::type)
                                    .orElse("");
                    names.bind(
                            name.getNameAsString(),
                            type,
                            Optional.of(assign.getValue()),
                            from(assign.getValue()));
                }
            }
            case MethodCallExpr call -> {
                walkChildren(node);
                add(call);
            }
            case ObjectCreationExpr made -> {
                boolean anonymous = made.getAnonymousClassBody().isPresent();
                if (anonymous) {
                    inherited.push(names.type(made.getType()));
                }
                walkChildren(node);
                if (anonymous) {
                    inherited.pop();
                }
                add(made);
            }
            case MethodReferenceExpr reference -> {
                walkChildren(node);
                add(reference);
            }
            case FieldAccessExpr field -> {
                walkChildren(node);
                add(field);
            }
            case NameExpr name -> add(name);
            default -> walkChildren(node);
        }
    }

    private void walkChildren(Node node) {
        for (Node child : node.getChildNodes()) {
            walk(child);
        }
    }

    private void scoped(Node node) {
        names.push();
        walkChildren(node);
        names.pop();
    }

    private void bind(VariableDeclarator variable) {
        String declared = variable.getType().isVarType() ? "" : names.type(variable.getType());
        names.bind(
                variable.getNameAsString(),
                declared.isEmpty()
                        ? variable.getInitializer().map(this::type).orElse("")
                        : declared,
                variable.getInitializer(),
                variable.getInitializer().flatMap(this::from));
    }

    /** The call or field that a value comes from. */
    private Optional<JavaUse> from(Expression value) {
        return value instanceof EnclosedExpr inner
                ? from(inner.getInner())
                : Optional.ofNullable(byNode.get(value));
    }

    private void bind(Parameter parameter) {
        boolean says = !parameter.getType().isUnknownType() && !parameter.getType().isVarType();
        names.bind(
                parameter.getNameAsString(),
                says ? names.type(parameter.getType()) : "",
                Optional.empty(),
                Optional.empty());
    }

    /** What an expression stands for: a class, or a value of one. */
    private record Meaning(On on, String path, Optional<JavaUse> before) {

        static Meaning value(String type) {
            return new Meaning(On.VALUE, type, Optional.empty());
        }
    }

    private Meaning meaning(Expression expression) {
        return switch (expression) {
            case NameExpr name -> {
                String text = name.getNameAsString();
                Optional<JavaNames.Variable> variable = names.variable(text);
                if (variable.isPresent()) {
                    yield new Meaning(On.VALUE, variable.get().type(), variable.get().from());
                }
                String field = JavaTypes.field(names.source(text), text);
                yield field.isEmpty()
                        ? meaning(text)
                        : new Meaning(On.VALUE, field, Optional.ofNullable(byNode.get(name)));
            }
            case TypeExpr type -> meaning(type);
            case FieldAccessExpr field -> {
                JavaUse use = byNode.get(field);
                Optional<String> type =
                        isName(field) ? names.type(field.toString()) : Optional.empty();
                if (type.filter(name -> JavaTypes.jdk(name).isPresent()).isPresent()) {
                    yield new Meaning(On.CLASS, type.get(), Optional.empty());
                }
                yield use == null
                        ? Meaning.value("")
                        : new Meaning(
                                On.VALUE,
                                use.on() == On.CLASS ? JavaTypes.field(use.path(), use.name()) : "",
                                Optional.of(use));
            }
            case MethodCallExpr call ->
                    new Meaning(On.VALUE, type(call), Optional.ofNullable(byNode.get(call)));
            case ObjectCreationExpr made ->
                    new Meaning(On.VALUE, type(made), Optional.ofNullable(byNode.get(made)));
            case EnclosedExpr inner -> meaning(inner.getInner());
            default -> Meaning.value(type(expression));
        };
    }

    private Meaning meaning(String name) {
        Optional<String> type = names.type(name);
        if (type.isPresent()) {
            return new Meaning(On.CLASS, type.get(), Optional.empty());
        }
        return Character.isUpperCase(name.charAt(0))
                ? new Meaning(On.CLASS, "?" + name, Optional.empty())
                : Meaning.value("");
    }

    /** What stands before {@code ::}: the parser takes every name there for one of a class. */
    private Meaning meaning(TypeExpr type) {
        boolean alone =
                type.getType() instanceof ClassOrInterfaceType named
                        && named.getScope().isEmpty()
                        && named.getTypeArguments().isEmpty();
        String written = type.getType().asString();
        return alone
                ? names.variable(written)
                        .map(one -> new Meaning(On.VALUE, one.type(), one.from()))
                        .orElseGet(() -> meaning(written))
                : new Meaning(On.CLASS, names.type(type.getType()), Optional.empty());
    }

    private static boolean isName(FieldAccessExpr field) {
        Expression at = field;
        while (at instanceof FieldAccessExpr inner) {
            at = inner.getScope();
        }
        return at instanceof NameExpr;
    }

    /**
     * The class of a value; empty when unknown, with {@code ?} before one that nothing is known of.
     */
    private String type(Expression expression) {
        return switch (expression) {
            case EnclosedExpr inner -> type(inner.getInner());
            case CastExpr cast -> names.type(cast.getType());
            case ConditionalExpr conditional -> type(conditional.getThenExpr());
            case AssignExpr assign -> type(assign.getValue());
            case StringLiteralExpr text -> "java.lang.String";
            case TextBlockLiteralExpr text -> "java.lang.String";
            case ObjectCreationExpr made -> names.type(made.getType());
            case NameExpr name ->
                    names.variable(name.getNameAsString()).map(JavaNames.Variable::type).orElse("");
            case FieldAccessExpr field -> meaning(field).path();
            case MethodCallExpr call -> {
                JavaUse use = byNode.get(call);
                if (use == null) {
                    yield "";
                }
                boolean stream = use.name().equals("stream") && call.getArguments().isEmpty();
                yield use.path().isEmpty()
                        ? (stream && use.on() == On.VALUE ? STREAM : "")
                        : JavaTypes.returned(use.path(), use.name());
            }
            default -> "";
        };
    }

    private void add(MethodCallExpr call) {
        Optional<Meaning> on =
                call.getScope().map(this::meaning).or(() -> ofThis(call.getNameAsString()));
        add(
                call,
                Kind.METHOD,
                call.getName(),
                on.orElse(
                        new Meaning(
                                On.NOTHING,
                                names.methodSource(call.getNameAsString()),
                                Optional.empty())),
                call.getNameAsString(),
                Optional.of(call.getArguments()),
                Manner.CALL);
    }

    /** A method that an anonymous class has from what it is derived from. */
    private Optional<Meaning> ofThis(String method) {
        return inherited.stream()
                .filter(
                        type ->
                                JavaTypes.jdk(type)
                                        .filter(t -> JavaTypes.has(t, method))
                                        .isPresent())
                .findFirst()
                .map(Meaning::value);
    }

    private void add(ObjectCreationExpr made) {
        String type = names.type(made.getType());
        add(
                made,
                Kind.CONSTRUCTOR,
                made.getType().getName(),
                new Meaning(On.NOTHING, "", Optional.empty()),
                type,
                Optional.of(made.getArguments()),
                Manner.CALL);
    }

    private void add(MethodReferenceExpr reference) {
        boolean made = reference.getIdentifier().equals("new");
        Meaning on = meaning(reference.getScope());
        add(
                reference,
                made ? Kind.CONSTRUCTOR : Kind.METHOD,
                reference,
                on,
                made ? on.path() : reference.getIdentifier(),
                Optional.empty(),
                Manner.VALUE);
    }

    private void add(FieldAccessExpr field) {
        boolean prefix =
                isName(field)
                        && names.type(field.toString())
                                .filter(type -> JavaTypes.jdk(type).isPresent())
                                .isPresent();
        if (!prefix) {
            add(
                    field,
                    Kind.FIELD,
                    field.getName(),
                    meaning(field.getScope()),
                    field.getNameAsString(),
                    Optional.empty(),
                    manner(field));
        }
    }

    /** A name alone: imported from a class, or the name of a class in a sentence. */
    private void add(NameExpr name) {
        String text = name.getNameAsString();
        if (names.variable(text).isPresent()) {
            return;
        }
        Manner manner = manner(name);
        String source = names.source(text);
        if (!source.isEmpty() || manner == Manner.MENTION) {
            add(
                    name,
                    Kind.FIELD,
                    name,
                    new Meaning(On.NOTHING, source, Optional.empty()),
                    text,
                    Optional.empty(),
                    manner);
        }
    }

    private static Manner manner(Expression expression) {
        Optional<Node> parent = expression.getParentNode();
        if (parent.isEmpty()) {
            return Manner.MENTION;
        }
        return parent.get() instanceof ExpressionStmt ? Manner.STATEMENT : Manner.VALUE;
    }

    private void add(
            Expression whole,
            Kind kind,
            Node name,
            Meaning on,
            String text,
            Optional<List<Expression>> arguments,
            Manner manner) {
        Optional<Range> range = whole.getRange();
        Optional<Range> at = name.getRange();
        if (range.isEmpty() || at.isEmpty()) {
            return;
        }
        int start = snippet.offset(range.get().begin);
        int nameEnd = snippet.offset(at.get().end) + 1;
        int nameStart = snippet.offset(at.get().begin);
        if (kind != Kind.CONSTRUCTOR && nameStart > start) {
            int dot = region.text().lastIndexOf('.', Math.max(0, nameStart - 1));
            nameStart = dot >= start ? dot : nameStart;
        }
        JavaUse use =
                new JavaUse(
                        kind,
                        text,
                        on.on(),
                        on.path(),
                        on.before(),
                        arguments,
                        names.constants(),
                        manner,
                        new Place(
                                region,
                                start,
                                nameStart,
                                nameEnd,
                                snippet.offset(range.get().end) + 1));
        uses.add(use);
        byNode.put(whole, use);
    }
}
